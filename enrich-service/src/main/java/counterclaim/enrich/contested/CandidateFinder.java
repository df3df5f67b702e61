package counterclaim.enrich.contested;

import counterclaim.contracts.Attribution.Quoted;
import counterclaim.contracts.ContestKind;
import counterclaim.enrich.attribution.CueLexicon;
import counterclaim.enrich.attribution.Run;
import counterclaim.enrich.attribution.Saying;
import counterclaim.enrich.attribution.Speaker;
import counterclaim.enrich.entities.Mention;
import counterclaim.enrich.text.TextPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Pairs what may dispute with what may be disputed, widely; the model narrows. */
final class CandidateFinder {
    private static final int BACK = 10;
    private static final int AHEAD = 2;
    private static final int MOST_OPTIONS = 14;
    private static final int MOST_TRIGGERS = 12;
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,.]*");
    private static final Set<String> NEGATIONS =
            Set.of("not", "n't", "never", "no", "nothing", "none", "nobody", "neither", "without", "cannot");

    private final CueLexicon lexicon;
    private final List<RuleFinder> rules;

    CandidateFinder(CueLexicon lexicon) {
        this.lexicon = lexicon;
        var all = new ArrayList<RuleFinder>();
        all.add(new VerbRule());
        all.add(new TruthWordRule());
        all.add(new OtherNumberRule());
        all.addAll(PhraseRule.all());
        this.rules = List.copyOf(all);
    }

    Scene scene(TextPart part, List<Mention> mentions, List<Saying> sayings) {
        return new Scene(part, mentions, sayings, lexicon);
    }

    /** A case for every sentence. */
    List<Case> find(Scene scene) {
        return find(scene, features -> true);
    }

    /** A case for every sentence whose features pass; what it may dispute is worked out for these only. */
    List<Case> find(Scene scene, Predicate<Map<String, Double>> worth) {
        var cases = new ArrayList<Case>();
        for (int s = 0; s < scene.sentences().size(); s++) {
            var triggers = triggers(scene, s);
            var features = EvidenceFeatures.of(scene, s, triggers);
            if (worth.test(features)) {
                cases.add(new Case(s, features, candidates(scene, triggers)));
            }
        }
        return cases;
    }

    private List<Trigger> triggers(Scene scene, int s) {
        var triggers = new ArrayList<Trigger>();
        for (var rule : rules) {
            rule.find(scene, s, found -> {
                if (triggers.size() < MOST_TRIGGERS) {
                    triggers.add(found);
                }
            });
        }
        if (triggers.isEmpty()) {
            var run = scene.sentenceRun(s);
            var speaker = scene.sayingsOf(s).stream()
                    .map(Saying::speaker)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .or(() -> scene.sayingAround(run.start()).flatMap(Saying::speaker));
            triggers.add(new Trigger(
                    Rule.STATEMENT,
                    "other facts",
                    s,
                    scene.run(s, 0, 1),
                    run,
                    speaker,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    speaker.isPresent() ? ContestKind.COUNTERCLAIM : ContestKind.CORRECTION,
                    0));
        }
        return triggers;
    }

    /** What several triggers of a sentence point at is one candidate with the features of all. */
    private List<Candidate> candidates(Scene scene, List<Trigger> triggers) {
        var seen = EnumSet.noneOf(Rule.class);
        triggers.forEach(t -> seen.add(t.rule()));
        var merged = new LinkedHashMap<String, Candidate>();
        var order = new ArrayList<>(triggers);
        order.sort(Comparator.comparingInt((Trigger t) -> -t.strength()).thenComparing(Trigger::rule));
        for (var trigger : order) {
            var options = options(scene, trigger);
            double most = 0;
            var overlaps = new double[options.size()];
            var evidence = scene.words(trigger.evidence());
            for (int i = 0; i < overlaps.length; i++) {
                overlaps[i] = overlap(scene, options.get(i), trigger, evidence);
                most = Math.max(most, overlaps[i]);
            }
            for (int i = 0; i < overlaps.length; i++) {
                var option = options.get(i);
                var features =
                        features(scene, trigger, option, overlaps[i], overlaps[i] > 0 && overlaps[i] == most, seen);
                var key = (option.kind() == ClaimOption.Kind.INLINE ? "i" : "")
                        + option.run().start() + "-" + option.run().end();
                var known = merged.get(key);
                if (known == null) {
                    merged.put(key, new Candidate(trigger, option, features));
                } else {
                    known.features().putAll(features);
                }
            }
        }
        return List.copyOf(merged.values());
    }

    private List<ClaimOption> options(Scene scene, Trigger trigger) {
        var options = new ArrayList<ClaimOption>();
        int s = trigger.sentence();
        for (var run : trigger.inline()) {
            if (isPointer(scene, run)) {
                continue;
            }
            var claimant =
                    trigger.claimant().or(() -> saidHere(scene, trigger, run)).or(() -> sameClaim(scene, trigger, run));
            options.add(new ClaimOption(
                    ClaimOption.Kind.INLINE, run, scene.part.sentenceAt(run.start()), claimant, Optional.empty(), 0));
        }
        var own = scene.sayingAround(trigger.at().start());
        int rank = 0;
        int plain = 0;
        for (int k = s; k >= Math.max(0, s - BACK) && options.size() < MOST_OPTIONS; k--) {
            boolean any = false;
            for (var saying : scene.sayingsOf(k).reversed()) {
                if (own.filter(saying::equals).isPresent() || saying.cue().overlaps(trigger.at())) {
                    any |= k != s;
                    continue;
                }
                any = true;
                var claim = cut(scene, saying, trigger);
                if (!isPointer(scene, claim)) {
                    options.add(new ClaimOption(
                            ClaimOption.Kind.SAYING,
                            claim,
                            scene.part.sentenceAt(claim.start()),
                            saying.speaker(),
                            Optional.of(saying),
                            rank++));
                }
            }
            boolean inOther = scene.sayingAround(scene.sentences().get(k).start())
                    .filter(x -> own.filter(x::equals).isEmpty())
                    .isPresent();
            if (k < s && plain < 3 && (!any || k >= s - 1)) {
                var speaker = inOther
                        ? scene.sayingAround(scene.sentences().get(k).start()).flatMap(Saying::speaker)
                        : Optional.<Speaker>empty();
                options.add(new ClaimOption(
                        ClaimOption.Kind.SENTENCE, scene.sentenceRun(k), k, speaker, Optional.empty(), plain++));
            }
        }
        for (int k = s + 1; k <= Math.min(scene.sentences().size() - 1, s + AHEAD); k++) {
            for (var saying : scene.sayingsOf(k)) {
                if (own.filter(saying::equals).isEmpty() && !isPointer(scene, cut(scene, saying, trigger))) {
                    options.add(new ClaimOption(
                            ClaimOption.Kind.SAYING,
                            cut(scene, saying, trigger),
                            k,
                            saying.speaker(),
                            Optional.of(saying),
                            0));
                }
            }
        }
        // nobody disputes what he says himself
        if (trigger.anaphor().isEmpty() && own.isEmpty() && options.stream().noneMatch(o -> o.sentence() == s)) {
            options.add(new ClaimOption(
                    ClaimOption.Kind.SELF,
                    scene.sentenceRun(s),
                    s,
                    trigger.claimant().or(() -> saidHere(scene, trigger, scene.sentenceRun(s))),
                    Optional.empty(),
                    0));
        }
        return options;
    }

    /** "the claim", "it": words that only point at a claim. */
    private static boolean isPointer(Scene scene, Run run) {
        return scene.words(run).stream()
                .allMatch(word -> Phrases.CLAIM_NOUNS.contains(word)
                        || Phrases.POINTERS.contains(word)
                        || Phrases.CLAIM_NOUNS.contains(word + "s"));
    }

    /** Somebody else to whom the same sentence gives these words. */
    private static Optional<Speaker> saidHere(Scene scene, Trigger trigger, Run inline) {
        return scene.sayingsOf(trigger.sentence()).stream()
                .filter(x -> !x.cue().overlaps(trigger.at()) && sameName(x.speaker(), trigger.challenger()) == 0)
                .filter(x -> x.content().stream().anyMatch(c -> c.overlaps(inline) && !c.holds(trigger.at())))
                .map(Saying::speaker)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Who made the claim that the disputing words repeat: the speaker of the earlier saying most like them. */
    private static Optional<Speaker> sameClaim(Scene scene, Trigger trigger, Run inline) {
        var words = scene.words(inline);
        var around = scene.words(trigger.evidence());
        Saying best = null;
        double most = 0;
        for (var saying : scene.sayings) {
            if (saying.speaker().isEmpty()
                    || saying.cue().overlaps(trigger.at())
                    || sameName(saying.speaker(), trigger.challenger()) > 0) {
                continue;
            }
            for (var run : saying.content()) {
                if (run.overlaps(inline)) {
                    continue;
                }
                var said = scene.words(run);
                var shared = new HashSet<>(said);
                shared.retainAll(words);
                said.retainAll(around);
                double value = shared.size() + 0.5 * (said.size() - shared.size());
                if (!shared.isEmpty() && said.size() > 1 && value > most) {
                    most = value;
                    best = saying;
                }
            }
        }
        return Optional.ofNullable(best).flatMap(Saying::speaker);
    }

    /** At most a sentence of a content: the one most like the evidence, else the first. */
    private static Run cut(Scene scene, Saying saying, Trigger trigger) {
        Run best = null;
        double most = -1;
        var evidence = scene.words(trigger.evidence());
        for (var run : saying.content()) {
            int s = scene.part.sentenceAt(run.start());
            while (s < scene.sentences().size() && scene.sentences().get(s).start() < run.end()) {
                var sentence = scene.sentences().get(s);
                int start = Math.max(run.start(), sentence.start());
                int end = Math.min(run.end(), sentence.end());
                if (end > start) {
                    var piece = new Run(start, end);
                    var shared = new HashSet<>(scene.words(piece));
                    int size = shared.size();
                    shared.retainAll(evidence);
                    double value = shared.size() + Math.min(size, 6) * 0.1;
                    if (value > most) {
                        most = value;
                        best = piece;
                    }
                }
                s++;
            }
        }
        return best == null ? saying.content().getFirst() : best;
    }

    private static double overlap(Scene scene, ClaimOption option, Trigger trigger, Set<String> evidence) {
        if (option.kind() == ClaimOption.Kind.INLINE || option.kind() == ClaimOption.Kind.SELF) {
            return 0;
        }
        var claim = new HashSet<>(scene.words(option.run()));
        var other = evidence;
        if (option.sentence() == trigger.sentence()) {
            other = new HashSet<>(evidence);
            // the claim's own words do not count for the evidence in the same sentence
            other.removeAll(claim);
        }
        claim.retainAll(other);
        return claim.size();
    }

    static int sameName(Optional<Speaker> a, Optional<Speaker> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        var words = names(a.get().name());
        words.retainAll(names(b.get().name()));
        return words.size();
    }

    static Set<String> names(String name) {
        var words = new HashSet<String>();
        for (var word : name.toLowerCase(Locale.ROOT)
                .replace("’s", "")
                .replace("'s", "")
                .split("[^\\p{L}\\p{N}]+")) {
            if (word.length() > 1 && !SMALL.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private static final Set<String> SMALL = Set.of(
            "the",
            "an",
            "his",
            "her",
            "its",
            "their",
            "of",
            "for",
            "and",
            "to",
            "in",
            "mr",
            "mrs",
            "ms",
            "president",
            "minister",
            "officials",
            "official",
            "spokesman",
            "spokeswoman",
            "sen",
            "gov",
            "rep");

    private Map<String, Double> features(
            Scene scene, Trigger t, ClaimOption o, double overlap, boolean mostLike, Set<Rule> seen) {
        var f = new HashMap<String, Double>();
        var rule = t.rule().name();
        int distance = o.sentence() - t.sentence();
        var where = distance == 0
                ? "0"
                : distance > 0
                        ? "+" + distance
                        : distance >= -3 ? Integer.toString(distance) : distance >= -6 ? "-6" : "-10";
        var kind = o.kind().name();
        on(f, "bias");
        on(f, "rule=" + rule);
        on(f, "rule=" + rule + " strength=" + t.strength());
        on(f, "kind=" + kind + " at=" + where);
        on(f, "rule=" + rule + " kind=" + kind);
        on(f, "rule=" + rule + " kind=" + kind + " at=" + where);
        on(f, "strength=" + t.strength() + " kind=" + kind + " at=" + where);
        if (t.rule() == Rule.VERB || t.rule() == Rule.TRUTH_WORD) {
            var word = Scene.stem(scene.text(t.at()).toLowerCase(Locale.ROOT));
            on(f, "word=" + word);
        }
        for (var other : seen) {
            if (other != t.rule()) {
                on(f, "also=" + other);
                on(f, "rule=" + rule + " also=" + other);
            }
        }
        var amount =
                o.kind() == ClaimOption.Kind.INLINE ? "inline" : overlap >= 4 ? "4" : Integer.toString((int) overlap);
        on(f, "overlap=" + amount);
        on(f, "rule=" + rule + " overlap=" + amount);
        on(f, "kind=" + kind + " rank=" + Math.min(4, o.rank()));
        if (mostLike) {
            on(f, "most-like");
            on(f, "rule=" + rule + " most-like");
        }
        int same = sameName(o.claimant(), t.challenger());
        var who = o.claimant().isEmpty()
                ? "no-claimant"
                : t.challenger().isEmpty() ? "no-challenger" : same > 0 ? "same" : "other";
        on(f, "who=" + who);
        on(f, "rule=" + rule + " who=" + who);
        on(f, "strength=" + t.strength() + " who=" + who + " overlap=" + amount);
        if (t.claimant().isPresent() && o.kind() != ClaimOption.Kind.INLINE) {
            on(f, sameName(t.claimant(), o.claimant()) > 0 ? "possessor=same" : "possessor=other");
        }
        if (t.challenger().isPresent()) {
            var challenger = names(t.challenger().get().name());
            var claim = names(scene.text(o.run()));
            claim.retainAll(challenger);
            if (!claim.isEmpty()) {
                on(f, "accused");
                on(f, "rule=" + rule + " accused");
                on(f, "accused who=" + who);
            }
        }
        if (t.anaphor().isPresent()) {
            on(f, "anaphor kind=" + kind + " at=" + where);
            var words = scene.words(t.anaphor().get());
            words.retainAll(scene.words(o.run()));
            if (!words.isEmpty()) {
                on(f, "anaphor-like");
            }
        }
        o.saying().ifPresent(saying -> {
            on(f, "stance=" + saying.stance());
            on(f, "rule=" + rule + " stance=" + saying.stance());
            on(f, "quoted=" + saying.quoted());
            f.put("said", saying.confidence());
            if (saying.lemma().startsWith("claim")
                    || saying.lemma().startsWith("alleg")
                    || saying.lemma().startsWith("accus")
                    || saying.lemma().startsWith("insist")) {
                on(f, "claiming-cue");
            }
        });
        var evidenceSaying = scene.sayingAround(t.at().start());
        on(
                f,
                "evidence="
                        + evidenceSaying
                                .map(x -> x.quoted() == Quoted.INDIRECT ? "indirect" : "direct")
                                .orElse("voice"));
        on(
                f,
                "rule=" + rule + " evidence="
                        + evidenceSaying
                                .map(x -> x.quoted() == Quoted.INDIRECT ? "indirect" : "direct")
                                .orElse("voice"));
        boolean claimNegated = negated(scene, o.run());
        boolean evidenceNegated = negated(scene, t.evidence());
        on(f, "negated=" + claimNegated + evidenceNegated);
        if (claimNegated != evidenceNegated) {
            on(f, "polarity overlap=" + amount);
        }
        var claimNumbers = numbers(scene.text(o.run()));
        var evidenceNumbers = numbers(scene.text(t.evidence()));
        if (!claimNumbers.isEmpty() && !evidenceNumbers.isEmpty() && o.sentence() != t.sentence()) {
            boolean shared = claimNumbers.stream().anyMatch(evidenceNumbers::contains);
            on(f, "numbers=" + (shared ? "same" : "other"));
            on(f, "numbers=" + (shared ? "same" : "other") + " overlap=" + amount);
        }
        boolean noun = false;
        for (var word : scene.lower.get(t.sentence())) {
            noun |= Phrases.CLAIM_NOUNS.contains(word);
        }
        if (noun) {
            on(f, "claim-noun");
            on(f, "claim-noun rule=" + rule);
        }
        if (scene.sentences().get(t.sentence()).paragraph()
                == scene.sentences().get(o.sentence()).paragraph()) {
            on(f, "same-paragraph");
        }
        if (o.sentence() < 3) {
            on(f, "lead");
        }
        if (scene.text(t.evidence()).indexOf('?') >= 0) {
            on(f, "question");
        }
        int length = scene.words(o.run()).size();
        on(f, "length=" + (length < 2 ? "1" : length < 4 ? "3" : length < 8 ? "7" : "8"));
        return f;
    }

    private static void on(Map<String, Double> features, String name) {
        features.put(name, 1.0);
    }

    private static boolean negated(Scene scene, Run run) {
        int s = scene.part.sentenceAt(run.start());
        var words = scene.sentences().get(s).words();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).start() >= run.start()
                    && words.get(i).end() <= run.end()
                    && NEGATIONS.contains(scene.lower.get(s)[i])) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> numbers(String text) {
        var found = new HashSet<String>();
        var matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            var number = matcher.group().replace(",", "");
            while (number.endsWith(".")) {
                number = number.substring(0, number.length() - 1);
            }
            found.add(number);
        }
        return found;
    }

    /** The kind that fits: a denial where the claim is about the challenger. */
    static ContestKind kind(Scene scene, Candidate candidate) {
        var t = candidate.trigger();
        if (t.kind() == ContestKind.REJECTION && candidate.features().containsKey("accused")) {
            return ContestKind.DENIAL;
        }
        if (t.kind() == ContestKind.DENIAL
                && t.rule() == Rule.NEGATION
                && !candidate.features().containsKey("accused")) {
            return ContestKind.COUNTERCLAIM;
        }
        return t.kind();
    }
}
