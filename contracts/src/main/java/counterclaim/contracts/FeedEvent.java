package counterclaim.contracts;

import java.time.Instant;

/**
 * Something that the people who look after feeds should know. Topic {@code feeds.events}, key feedId.
 */
public record FeedEvent(String feedId, String url, Kind kind, Instant at, String detail) {
    public enum Kind {
        /** Silent for longer than its rhythm. */
        SILENT,
        /** The host refuses us. */
        REFUSED,
        MOVED,
        GONE,
        RECOVERED
    }

    public FeedEvent {
        Checks.text(feedId, "feedId");
        Checks.text(url, "url");
        Checks.present(kind, "kind");
        Checks.present(at, "at");
        Checks.text(detail, "detail");
    }
}
