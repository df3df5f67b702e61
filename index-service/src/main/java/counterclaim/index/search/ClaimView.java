package counterclaim.index.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import counterclaim.contracts.ClaimArticle;
import counterclaim.contracts.ClaimChanged;
import counterclaim.contracts.ClaimTransition;
import counterclaim.contracts.ContestKind;
import counterclaim.contracts.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A claim with all that is known of it. In JSON the fields of {@code claim} stand beside the others.
 *
 * @param history oldest first
 * @param sentences both sides, newest first
 */
public record ClaimView(@JsonUnwrapped ClaimChanged claim, List<ClaimTransition> history, List<Sentence> sentences) {
    /**
     * Who says what where.
     *
     * @param kind of the contest; absent for an assertion
     */
    public record Sentence(
            ClaimArticle.Role role,
            String words,
            Optional<Party> party,
            Optional<ContestKind> kind,
            String articleId,
            String outletId,
            Optional<String> title,
            Instant at,
            boolean withdrawn) {}
}
