package counterclaim.index.indexing;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: doubling, up to a limit, with a jitter of half. */
record Backoff(Duration first, Duration longest, RandomGenerator random) {
    Duration before(int attempt) {
        var doubled = first.toMillis() << Math.min(attempt, 20);
        var most = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }
}
