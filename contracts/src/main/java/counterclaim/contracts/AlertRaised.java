package counterclaim.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A saved search met an article or a claim. Topic {@code alerts}, key searchId.
 *
 * @param alertId the same for the same search and claim state, however often it is found
 */
public record AlertRaised(
        String alertId,
        String searchId,
        String searchName,
        Optional<String> claimId,
        Optional<String> articleId,
        Optional<ClaimState> state,
        String title,
        List<Span> evidence,
        List<String> links,
        Instant at) {
    public AlertRaised {
        Checks.text(alertId, "alertId");
        Checks.text(searchId, "searchId");
        Checks.text(searchName, "searchName");
        claimId = Checks.maybe(claimId);
        articleId = Checks.maybe(articleId);
        state = Checks.maybe(state);
        Checks.text(title, "title");
        evidence = Checks.list(evidence);
        links = Checks.list(links);
        Checks.present(at, "at");
    }
}
