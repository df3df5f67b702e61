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
import java.util.HashMap;
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

    private record Scored(Candidate candidate, double probability) {}

    private final CandidateFinder candidates;
    private final LinearModel model;

    ContestedClaimFinder(CandidateFinder candidates, LinearModel model) {
        this.candidates = candidates;
        this.model = model;
    }

    /** With the weights that come with the service. */
    public static ContestedClaimFinder load(CueLexicon lexicon) {
        try (var in = ContestedClaimFinder.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + RESOURCE);
            }
            return new ContestedClaimFinder(new CandidateFinder(lexicon), LinearModel.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the weights of contested claims", e);
        }
    }

    public List<Found> find(TextPart part, List<Mention> mentions, List<Saying> sayings) {
        var scene = candidates.scene(part, mentions, sayings);
        return choose(scene, candidates.find(scene), model);
    }

    static List<Found> choose(Scene scene, List<Candidate> candidates, LinearModel model) {
        var scored = new ArrayList<Scored>();
        for (var candidate : candidates) {
            double probability = model.probability(candidate.features());
            if (probability >= model.threshold()) {
                scored.add(new Scored(candidate, probability));
            }
        }
        scored.sort(Comparator.comparingDouble((Scored s) -> -s.probability()));
        var perEvidence = new HashMap<Integer, List<Scored>>();
        var chosen = new ArrayList<Scored>();
        for (var one : scored) {
            var taken = perEvidence.computeIfAbsent(one.candidate().trigger().sentence(), k -> new ArrayList<>());
            // a sentence may dispute two claims, but its second best reading is mostly another reading of the same
            if (taken.isEmpty()) {
                taken.add(one);
                chosen.add(one);
            }
        }
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
                    best.option().run(),
                    List.of(),
                    best.option().claimant(),
                    contests,
                    group.getFirst().probability()));
        }
        found.sort(Comparator.comparingInt(f -> f.claim().start()));
        return found;
    }

    private static boolean sameClaim(ClaimOption a, ClaimOption b) {
        return a.run().overlaps(b.run()) && a.sentence() == b.sentence();
    }

    private static FoundContest contest(Scene scene, Scored scored) {
        var trigger = scored.candidate().trigger();
        return new FoundContest(
                trigger.evidence(),
                trigger.challenger(),
                CandidateFinder.kind(scene, scored.candidate()),
                scored.probability(),
                BY,
                trigger.rule().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ": " + trigger.reason());
    }
}
