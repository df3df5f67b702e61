package counterclaim.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * One step in the life of a claim, with its evidence. Topic {@code claims.history}, key claimId.
 *
 * @param revision of the ClaimChanged that it led to
 * @param from absent for the first
 * @param note for people
 */
public record ClaimTransition(
        String claimId,
        long revision,
        Cause cause,
        Optional<ClaimState> from,
        ClaimState to,
        Optional<String> articleId,
        Optional<String> outletId,
        Optional<Span> evidence,
        Optional<Party> party,
        String note,
        Instant at) {
    public enum Cause {
        ASSERTED,
        CONTESTED,
        CONTEST_WITHDRAWN,
        ASSERTION_WITHDRAWN,
        CORRECTED,
        MERGED,
        SPLIT,
        DECIDED
    }

    public ClaimTransition {
        Checks.text(claimId, "claimId");
        Checks.atLeast(revision, 0, "revision");
        Checks.present(cause, "cause");
        from = Checks.maybe(from);
        Checks.present(to, "to");
        articleId = Checks.maybe(articleId);
        outletId = Checks.maybe(outletId);
        evidence = Checks.maybe(evidence);
        party = Checks.maybe(party);
        Checks.text(note, "note");
        Checks.present(at, "at");
    }
}
