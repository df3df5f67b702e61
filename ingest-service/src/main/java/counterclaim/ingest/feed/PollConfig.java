package counterclaim.ingest.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** When feeds are asked. */
@ConfigMapping(prefix = "counterclaim.poll")
public interface PollConfig {
    /** Never more often than this, unless {@link #max()} is lower. */
    @WithDefault("1m")
    Duration shortest();

    /** Never more seldom than this, unless the feed fails. */
    @WithDefault("6h")
    Duration longest();

    /** Set by an operator who wants to see things happen: the longest interval; lowers the shortest, and caps retries, but never Retry-After. */
    Optional<Duration> max();

    /** Before the first retry of a feed that fails; doubles. */
    @WithDefault("2m")
    Duration firstRetry();

    @WithDefault("24h")
    Duration longestRetry();

    /** Feeds that are asked at the same time by this replica. */
    @WithDefault("48")
    int feeds();

    /** Entries that are taken from the first body of a new feed, the newest; the rest counts as seen. */
    @WithDefault("100")
    int backlog();

    default Duration upper() {
        return max().orElse(longest());
    }

    default Duration lower() {
        return shortest().compareTo(upper()) < 0 ? shortest() : upper();
    }
}
