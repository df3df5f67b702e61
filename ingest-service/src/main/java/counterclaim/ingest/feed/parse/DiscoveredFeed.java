package counterclaim.ingest.feed.parse;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A feed that a page points to.
 *
 * @param url   absolute http(s) address
 * @param title the page's name for it, plain text
 * @param type  media type as written
 */
public record DiscoveredFeed(String url, Optional<String> title, Optional<String> type) {
    public DiscoveredFeed {
        requireNonNull(url, "url");
        requireNonNull(title, "title");
        requireNonNull(type, "type");
    }
}
