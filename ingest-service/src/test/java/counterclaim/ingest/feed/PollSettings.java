package counterclaim.ingest.feed;

import java.time.Duration;
import java.util.Optional;

/** Settings for tests. */
public record PollSettings(
        Duration shortest,
        Duration longest,
        Optional<Duration> max,
        Duration firstRetry,
        Duration longestRetry,
        int feeds,
        int backlog)
        implements PollConfig {
    public static final PollSettings USUAL = new PollSettings(
            Duration.ofMinutes(1),
            Duration.ofHours(6),
            Optional.empty(),
            Duration.ofMinutes(2),
            Duration.ofHours(24),
            16,
            100);

    public PollSettings withMax(Duration most) {
        return new PollSettings(shortest, longest, Optional.of(most), firstRetry, longestRetry, feeds, backlog);
    }

    public PollSettings withBacklog(int entries) {
        return new PollSettings(shortest, longest, max, firstRetry, longestRetry, feeds, entries);
    }
}
