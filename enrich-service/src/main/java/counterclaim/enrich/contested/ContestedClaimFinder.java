package counterclaim.enrich.contested;

import counterclaim.contracts.ContestKind;
import counterclaim.enrich.attribution.CueLexicon;
import counterclaim.enrich.attribution.Run;
import counterclaim.enrich.attribution.Saying;
import counterclaim.enrich.attribution.Speaker;
import counterclaim.enrich.entities.Mention;
import counterclaim.enrich.text.TextPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the contested claims of a text: candidates by rules, the decision by a linear model. */
public final class ContestedClaimFinder {
    private static final String RESOURCE = "/models/contested/weights.tsv";
    private static final String BY = "rules-1";

    /** A claim with what disputes it; the passages point into the text. */
    public record Found(
            Run claim, List<Run> also, Optional<Speaker> claimant, List<FoundContest> contests, double confidence) {}

    /** One dispute. */
    public record FoundContest(
            Run evidence,
            Optional<Speaker> challenger,
            ContestKind kind,
            double confidence,
            String by,
            String reason) {}

    record Scored(Candidate candidate, double probability) {}

    private final CandidateFinder candidates;
    private final ContestModel model;

    ContestedClaimFinder(CandidateFinder candidates, ContestModel model) {
        this.candidates = candidates;
        this.model = model;
    }

    /** With the weights that come with the service. */
    public static ContestedClaimFinder load(CueLexicon lexicon) {
        try (var in = ContestedClaimFinder.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + RESOURCE);
            }
            return new ContestedClaimFinder(new CandidateFinder(lexicon), new ContestModel(LinearModel.read(in)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the weights of contested claims", e);
        }
    }

    public List<Found> find(TextPart part, List<Mention> mentions, List<Saying> sayings) {
        var scene = candidates.scene(part, mentions, sayings);
        var cases = candidates.find(scene, features -> model.evidence(features) >= model.threshold());
        return choose(scene, cases, model);
    }

    /** The likeliest claim of every sentence that disputes one with at least the threshold's probability. */
    static List<Found> choose(Scene scene, List<Case> cases, ContestModel model) {
        var chosen = new ArrayList<Scored>();
        for (var one : cases) {
            double evidence = model.evidence(one.features());
            if (evidence < model.threshold() || one.candidates().isEmpty()) {
                continue;
            }
            var shares = model.links(one.candidates());
            int best = 0;
            for (int i = 1; i < shares.length; i++) {
                best = shares[i] > shares[best] ? i : best;
            }
            double probability = evidence * shares[best];
            if (probability >= model.threshold()) {
                chosen.add(new Scored(one.candidates().get(best), probability));
            }
        }
        chosen.sort(Comparator.comparingDouble((Scored s) -> -s.probability()));
        return grouped(scene, chosen);
    }

    private static List<Found> grouped(Scene scene, List<Scored> chosen) {
        var groups = new ArrayList<List<Scored>>();
        for (var one : chosen) {
            var home = groups.stream()
                    .filter(group -> sameClaim(
                            group.getFirst().candidate().option(),
                            one.candidate().option()))
                    .findFirst();
            if (home.isPresent()) {
                home.get().add(one);
            } else {
                var group = new ArrayList<Scored>();
                group.add(one);
                groups.add(group);
            }
        }
        var found = new ArrayList<Found>();
        for (var group : groups) {
            var best = group.getFirst().candidate();
            var contests = group.stream()
                    .sorted(Comparator.comparingInt(s -> s.candidate().trigger().sentence()))
                    .map(s -> contest(scene, s))
                    .toList();
            found.add(new Found(
                    trimmed(scene, best.option().run()),
                    List.of(),
                    claimant(scene, best),
                    contests,
                    group.getFirst().probability()));
        }
        found.sort(Comparator.comparingInt(f -> f.claim().start()));
        return found;
    }

    /** Without the "that" before it and the marks around it. */
    private static Run trimmed(Scene scene, Run run) {
        int start = run.start();
        int end = run.end();
        var text = scene.part.text();
        if (text.regionMatches(true, start, "that ", 0, 5) && end - start > 10) {
            start += 5;
        }
        while (end - start > 1 && " ,;:“”\"".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        while (end - start > 1 && " ,;:“”\"".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return new Run(start, end);
    }

    /** Nobody disputes the own claim: one of the two names is wrong then. Whose claim the words themselves say stays. */
    private static Optional<Speaker> claimant(Scene scene, Candidate candidate) {
        var trigger = candidate.trigger();
        var found = candidate.option().claimant();
        boolean same = CandidateFinder.sameName(found, trigger.challenger()) > 0;
        if (same && trigger.claimant().isEmpty() && candidate.option().saying().isEmpty()) {
            found = Optional.empty();
        }
        // a denial often answers nobody in the article; the other ways of disputing answer somebody
        boolean answersSomebody = trigger.rule() == Rule.TRUTH_WORD
                || trigger.rule() == Rule.FALSELY
                || trigger.rule() == Rule.CONTRADICTION
                || trigger.rule() == Rule.LIED;
        return found.isPresent() || !answersSomebody
                ? found
                : scene.other(candidate.option().sentence(), trigger.challenger());
    }

    private static Optional<Speaker> challenger(Candidate candidate, Optional<Speaker> claimant) {
        boolean same = CandidateFinder.sameName(claimant, candidate.trigger().challenger()) > 0;
        return same ? Optional.empty() : candidate.trigger().challenger();
    }

    private static boolean sameClaim(ClaimOption a, ClaimOption b) {
        return a.run().overlaps(b.run()) && a.sentence() == b.sentence();
    }

    private static FoundContest contest(Scene scene, Scored scored) {
        var trigger = scored.candidate().trigger();
        return new FoundContest(
                trigger.evidence(),
                challenger(scored.candidate(), claimant(scene, scored.candidate())),
                CandidateFinder.kind(scene, scored.candidate()),
                scored.probability(),
                BY,
                trigger.rule().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ": " + trigger.reason());
    }
}
