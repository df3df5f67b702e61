package counterclaim.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A feed that somebody asked to be followed. Topic {@code feeds}, key feedId, compacted; state DELETED stands for "no longer".
 *
 * @param feedId {@link Ids#feedId(String)} of the URL
 * @param url where the feed was registered; a move is told by {@link FeedPolled#movedTo()}
 * @param title as the registrar or the OPML file calls it
 * @param outlet the outlet whose articles it carries; wins over the host of a page
 * @param pollAtMost a hint: never wait longer than this between two polls
 * @param storeText how much of a text may be kept and shown
 */
public record FeedRegistered(
        String feedId,
        String url,
        Optional<String> title,
        Optional<String> outlet,
        List<String> tags,
        Optional<Duration> pollAtMost,
        State state,
        StoreText storeText,
        Instant registeredAt,
        Instant changedAt) {
    /** What is to be done with a feed. */
    public enum State {
        ACTIVE,
        PAUSED,
        DELETED
    }

    /** How much of an article's text may be kept in the index: all, the first 500 characters, or none. */
    public enum StoreText {
        FULL,
        EXCERPT,
        NONE
    }

    public FeedRegistered {
        Checks.text(feedId, "feedId");
        Checks.text(url, "url");
        title = Checks.maybe(title);
        outlet = Checks.maybe(outlet);
        tags = Checks.list(tags);
        pollAtMost = Checks.maybe(pollAtMost);
        Checks.present(state, "state");
        Checks.present(storeText, "storeText");
        Checks.present(registeredAt, "registeredAt");
        Checks.present(changedAt, "changedAt");
    }
}
