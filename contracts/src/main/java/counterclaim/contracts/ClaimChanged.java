package counterclaim.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of a claim across articles, whole, at most 64 KiB. Topic {@code claims}, key claimId, compacted.
 *
 * @param revision grows by one
 * @param wording as the earliest assertion has it
 * @param subjects what the claim is about
 * @param contests at most 20, newest first
 * @param articles at most 50, newest first
 * @param counts of all, also of what was cut
 * @param mergedInto this claim goes on under that id
 * @param cut contests or articles were left out
 */
public record ClaimChanged(
        String claimId,
        long revision,
        String wording,
        List<EntityRef> subjects,
        List<Party> claimants,
        List<LedgerContest> contests,
        List<ClaimArticle> articles,
        Counts counts,
        List<String> storyIds,
        ClaimState state,
        Instant firstSeenAt,
        Instant lastSeenAt,
        Instant changedAt,
        Optional<String> mergedInto,
        boolean cut) {
    /**
     * @param outlets outlets that carry the claim
     * @param origins outlets with a text of their own: reprints count once
     * @param sources distinct claimants
     * @param articles articles on show that assert it
     * @param contests contests that stand
     */
    public record Counts(int outlets, int origins, int sources, int articles, int contests) {}

    public ClaimChanged {
        Checks.text(claimId, "claimId");
        Checks.atLeast(revision, 0, "revision");
        Checks.text(wording, "wording");
        subjects = Checks.list(subjects);
        claimants = Checks.list(claimants);
        contests = Checks.list(contests);
        articles = Checks.list(articles);
        Checks.present(counts, "counts");
        storyIds = Checks.list(storyIds);
        Checks.present(state, "state");
        Checks.present(firstSeenAt, "firstSeenAt");
        Checks.present(lastSeenAt, "lastSeenAt");
        Checks.present(changedAt, "changedAt");
        mergedInto = Checks.maybe(mergedInto);
    }
}
