package counterclaim.ingest.feed.parse;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a feed says about when to come again. Nothing here is trusted: callers keep their own bounds.
 *
 * @param ttl            RSS {@code ttl}
 * @param updateInterval {@code sy:updatePeriod} divided by {@code sy:updateFrequency}
 * @param updateBase     {@code sy:updateBase}
 * @param skipHours      hours of the day in GMT, 0 to 23
 * @param skipDays       days in GMT
 */
public record PollingHints(
        Optional<Duration> ttl,
        Optional<Duration> updateInterval,
        Optional<Instant> updateBase,
        Set<Integer> skipHours,
        Set<DayOfWeek> skipDays) {
    /** A feed that says nothing. */
    public static final PollingHints NONE =
            new PollingHints(Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Set.of());

    public PollingHints {
        requireNonNull(ttl, "ttl");
        requireNonNull(updateInterval, "updateInterval");
        requireNonNull(updateBase, "updateBase");
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
        if (ttl.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("negative ttl: " + ttl.get());
        }
    }
}
