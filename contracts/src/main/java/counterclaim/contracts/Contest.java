package counterclaim.contracts;

import java.util.Optional;

/**
 * A passage that reports that somebody does not accept a claim.
 *
 * @param challenger absent where the article speaks in its own voice or names nobody
 * @param confidence calibrated
 * @param by the model or rule, and its version
 * @param reason for people: what the decision rests on
 */
public record Contest(
        Span evidence, Optional<Party> challenger, ContestKind kind, double confidence, String by, String reason) {
    public Contest {
        Checks.present(evidence, "evidence");
        challenger = Checks.maybe(challenger);
        Checks.present(kind, "kind");
        Checks.share(confidence, "confidence");
        Checks.text(by, "by");
        Checks.text(reason, "reason");
    }
}
