package counterclaim.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * A search that somebody wants to be told about. Topic {@code searches}, key searchId, compacted.
 *
 * @param query the query string of the search API
 * @param minOrigins tell only from this many independent origins on
 */
public record SavedSearch(
        String searchId,
        String name,
        String owner,
        String query,
        Kind kind,
        Delivery delivery,
        Optional<String> webhook,
        Optional<String> email,
        int minOrigins,
        boolean deleted,
        Instant changedAt) {
    public enum Kind {
        ARTICLES,
        CLAIMS
    }

    public enum Delivery {
        LIVE,
        HOURLY,
        DAILY
    }

    public SavedSearch {
        Checks.text(searchId, "searchId");
        Checks.text(name, "name");
        Checks.text(owner, "owner");
        Checks.text(query, "query");
        Checks.present(kind, "kind");
        Checks.present(delivery, "delivery");
        webhook = Checks.maybe(webhook);
        email = Checks.maybe(email);
        Checks.atLeast(minOrigins, 0, "minOrigins");
        Checks.present(changedAt, "changedAt");
    }
}
