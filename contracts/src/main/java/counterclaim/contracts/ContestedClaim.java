package counterclaim.contracts;

import java.util.List;
import java.util.Optional;

/**
 * A statement that somebody in the same article does not accept.
 *
 * @param claim the clearest statement of the proposition, at most one sentence
 * @param also other passages that state it
 * @param claimant absent where the article names nobody
 * @param contests in reading order, at least one
 */
public record ContestedClaim(
        Span claim, List<Span> also, Optional<Party> claimant, List<Contest> contests, double confidence) {
    public ContestedClaim {
        Checks.present(claim, "claim");
        also = Checks.list(also);
        claimant = Checks.maybe(claimant);
        contests = Checks.list(contests);
        Checks.share(confidence, "confidence");
        if (contests.isEmpty()) {
            throw new IllegalArgumentException("contested claim without a contest: " + claim.exact());
        }
    }
}
