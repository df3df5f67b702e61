package counterclaim.index.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Articles over time, by first seen or published, whichever was earlier.
 *
 * @param interval of each bar; bars without articles are there too
 */
public record Histogram(Duration interval, List<Bar> bars) {
    /**
     * @param from start of the bar
     * @param contested of {@code count}, those with a contested claim
     */
    public record Bar(Instant from, long count, long contested) {}

    private static final int MOST_BARS = 60;
    private static final List<Duration> INTERVALS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(365));

    /** The finest interval that covers the time in bars that fit a screen. */
    static Duration intervalFor(Instant first, Instant last) {
        var span = Duration.between(first, last);
        for (var interval : INTERVALS) {
            if (span.dividedBy(interval) < MOST_BARS) {
                return interval;
            }
        }
        return INTERVALS.getLast();
    }
}
