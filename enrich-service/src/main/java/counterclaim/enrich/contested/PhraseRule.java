package counterclaim.enrich.contested;

import counterclaim.contracts.ContestKind;
import counterclaim.enrich.attribution.Run;
import counterclaim.enrich.attribution.Speaker;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A turn of phrase that disputes, doubts or corrects.
 *
 * @param opens whether what follows the phrase may be the claim itself
 */
record PhraseRule(Rule rule, Pattern pattern, ContestKind kind, ContestKind unattributed, boolean opens, int strength)
        implements RuleFinder {

    /** All turns of phrase, from the plainest on. */
    static List<PhraseRule> all() {
        return List.of(
                phrase(
                        Rule.FALSELY,
                        "\\b(?:falsely|wrongly|incorrectly|mistakenly|erroneously|inaccurately|wrongfully|supposedly|purportedly|misleadingly)\\b",
                        ContestKind.REJECTION,
                        ContestKind.CORRECTION,
                        true,
                        2),
                phrase(
                        Rule.NO_EVIDENCE,
                        "\\b(?:no|any|little|scant|zero|without|lack(?:s|ed|ing)?|not (?:a shred|an iota) of|insufficient|n't (?:any|seen any|found any))(?: \\w+){0,2} (?:evidence|proof|basis|indication|sign|record|substance|truth|merit|validity)\\b",
                        ContestKind.DOUBT,
                        ContestKind.CORRECTION,
                        true,
                        2),
                phrase(
                        Rule.UNVERIFIED,
                        "\\b(?:(?:could|can|cannot|can|has|have|had|did|were|was|is|are) ?(?:not|n't|never|yet)(?: \\w+){0,3} (?:verif\\w+|confirm\\w*|corroborat\\w+|substantiat\\w+|prove[nd]?|supported|establish\\w+|back\\w* up|checked)|unable to (?:\\w+ )?(?:verify|confirm)|unverified|unconfirmed|uncorroborated|independent(?:ly)? (?:verification|confirmation)|impossible to (?:verify|confirm)|not (?:immediately |independently )?clear (?:whether|if|how|that)|unclear (?:whether|if|how)|without (?:providing|offering|citing|giving|any|specif\\w+)|yet to (?:provide|produce|confirm|prove|be (?:\\w+ )?(?:verified|confirmed|proved|proven|tested|published))|no \\w+ (?:\\w+ )?(?:has|have|had|was|were) (?:yet )?(?:been )?(?:published|verified|confirmed|shown|presented|produced|offered|provided|found|released)|not (?:been )?(?:\\w+ )?(?:tested|published|peer-reviewed|shown|demonstrated))\\b",
                        ContestKind.DOUBT,
                        ContestKind.DOUBT,
                        true,
                        2),
                phrase(
                        Rule.UNVERIFIED,
                        "\\b(?:skeptic\\w*|sceptic\\w*|reserved|cautious(?:ly)?|unconvinced|wary|doubts? (?:about|over|on|that|whether)|cast(?:s|ing)? doubts?|raised? (?:serious |new |some )?(?:questions|doubts)|questioned (?:whether|the|how|if|why)|questionable|dubious|disputed|contested|so-called|far-fetched|implausible|do(?:es)? n't (?:believe|buy|think)|not (?:believe|convinced|persuaded))\\b",
                        ContestKind.DOUBT,
                        ContestKind.DOUBT,
                        true,
                        1),
                phrase(
                        Rule.CONTRADICTION,
                        "\\b(?:contrary to|contradict\\w*|at odds with|inconsistent with|belie[sd]?|flies in the face of|in (?:stark |sharp )?contrast (?:to|with)|does n't (?:stand up|hold up|add up|square)|did n't (?:add up|hold up)|refut\\w+|fact[- ]check\\w*|politifact|pinocchios?|in fact|in reality|in truth|actually|the truth is|the fact is|the reality is|never (?:happened|existed|said|occurred)|nothing (?:could be further|to do with)|records? shows?|recanted|retracted|corrected|walked back|backtracked|debunk\\w+|taken out of context|out of context|mischaracteri\\w+|misrepresent\\w+|misquoted|overstat\\w+|exaggerat\\w+|distort\\w+)\\b",
                        ContestKind.REJECTION,
                        ContestKind.CORRECTION,
                        true,
                        1),
                phrase(
                        Rule.LIED,
                        "\\b(?:lied|lying|not (?:been )?(?:truthful|honest|telling the truth)|made (?:it|that|this|them|things) up|making (?:it|that|this|things) up|invented)\\b",
                        ContestKind.REJECTION,
                        ContestKind.CORRECTION,
                        true,
                        2),
                phrase(
                        Rule.COUNTER,
                        "\\b(?:but|however|insist\\w*|maintain\\w*|counter(?:ed|s)|respond\\w*|repl(?:y|ied|ies)|retort\\w*|instead|despite|although|yet|rather|defend\\w*|push\\w* back|disagree\\w*|for (?:his|her|its|their) part|on the other hand|in (?:response|reply|turn)|nevertheless|nonetheless)\\b",
                        ContestKind.COUNTERCLAIM,
                        ContestKind.COUNTERCLAIM,
                        false,
                        0),
                phrase(
                        Rule.NEGATION,
                        "(?:\\b(?:not|never|no one|nobody|nothing|none|neither|no|cannot)\\b|n't\\b)",
                        ContestKind.DENIAL,
                        ContestKind.CORRECTION,
                        false,
                        0));
    }

    private static PhraseRule phrase(
            Rule rule, String pattern, ContestKind kind, ContestKind unattributed, boolean opens, int strength) {
        return new PhraseRule(rule, Pattern.compile(pattern), kind, unattributed, opens, strength);
    }

    @Override
    public void find(Scene scene, int s, Consumer<Trigger> found) {
        var words = scene.lower.get(s);
        var joined = new StringBuilder();
        var starts = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            starts[i] = joined.length();
            joined.append(words[i]).append(' ');
        }
        Matcher matcher = pattern.matcher(joined);
        if (!matcher.find()) {
            return;
        }
        int from = word(starts, matcher.start());
        int to = Math.max(from + 1, word(starts, Math.max(matcher.start(), matcher.end() - 1)) + 1);
        var at = scene.run(s, from, to);
        Optional<Speaker> challenger = scene.sayingAround(at.start()).flatMap(x -> x.speaker());
        if (challenger.isEmpty() && (rule == Rule.COUNTER || rule == Rule.NEGATION || rule == Rule.UNVERIFIED)) {
            challenger = scene.sayingsOf(s).stream()
                    .map(x -> x.speaker())
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        Optional<Run> inline = Optional.empty();
        Optional<Speaker> claimant = Optional.empty();
        if (rule == Rule.FALSELY) {
            // "falsely claimed that …": the saying is the claim, its speaker the claimant
            int around = from;
            var saying = scene.sayingsOf(s).stream()
                    .filter(x -> Math.abs(x.cue().start()
                                    - scene.sentences()
                                            .get(s)
                                            .words()
                                            .get(around)
                                            .start())
                            < 30)
                    .findFirst();
            if (saying.isPresent()) {
                inline = saying.map(x -> x.content().getFirst());
                claimant = saying.flatMap(x -> x.speaker());
                challenger = scene.sayingAround(saying.get().cue().start()).flatMap(x -> x.speaker());
            } else if (to < words.length) {
                inline = Optional.of(scene.run(s, to, Math.max(to + 1, Phrases.clauseEnd(words, to))));
            }
        } else if (opens && to + 1 < words.length) {
            int start = to;
            if (words[start].equals("that")
                    || words[start].equals("of")
                    || words[start].equals("for")
                    || words[start].equals("about")
                    || words[start].equals("to")
                    || words[start].equals("whether")
                    || words[start].equals("the")) {
                int end = Phrases.clauseEnd(words, start);
                if (end > start + 2) {
                    inline = Optional.of(scene.run(s, start + 1, end));
                }
            }
        }
        found.accept(new Trigger(
                rule,
                "“" + matcher.group() + "”",
                s,
                at,
                scene.sentenceRun(s),
                challenger,
                inline.map(List::of).orElse(List.of()),
                claimant,
                Optional.empty(),
                challenger.isPresent() ? kind : unattributed,
                strength));
    }

    private static int word(int[] starts, int unit) {
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= unit) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
