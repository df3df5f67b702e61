package counterclaim.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * A dispute of a claim, in whichever article it stands.
 *
 * @param withdrawn taken back, or its article was withdrawn: does not count
 */
public record LedgerContest(
        String articleId,
        String outletId,
        Span evidence,
        Optional<Party> challenger,
        ContestKind kind,
        double confidence,
        String reason,
        Instant at,
        boolean withdrawn) {
    public LedgerContest {
        Checks.text(articleId, "articleId");
        Checks.text(outletId, "outletId");
        Checks.present(evidence, "evidence");
        challenger = Checks.maybe(challenger);
        Checks.present(kind, "kind");
        Checks.share(confidence, "confidence");
        Checks.text(reason, "reason");
        Checks.present(at, "at");
    }
}
