package counterclaim.ingest.fetch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after failures in a row: doubling, spread by a fifth either way so that those who failed together do not come
 * back together.
 *
 * @param first  after the first failure
 * @param longest however many failures
 * @param cap    a still lower limit, of an operator who wants to see things happen
 * @param random from 0 to 1
 */
public record Backoff(Duration first, Duration longest, Optional<Duration> cap, DoubleSupplier random) {
    private static final double SPREAD = 0.2;
    private static final int MOST_DOUBLINGS = 30;

    public Backoff {
        requireNonNull(first, "first");
        requireNonNull(longest, "longest");
        requireNonNull(cap, "cap");
        requireNonNull(random, "random");
    }

    /** @param failures in a row, from 1 */
    public Duration after(int failures) {
        var doubled = first.toMillis() * (double) (1L << Math.clamp(failures - 1, 0, MOST_DOUBLINGS));
        var most = Math.min(longest.toMillis(), cap.orElse(longest).toMillis());
        var spread = 1 - SPREAD + 2 * SPREAD * random.getAsDouble();
        return Duration.ofMillis((long) Math.min(most, Math.min(doubled, most) * spread));
    }
}
