package counterclaim.index.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), new Random(7));

    @Test
    void waitsGrowUpToALimitHoweverOftenItFailed() {
        for (int attempt = 0; attempt < 10_000; attempt += 7) {
            assertThat(backoff.before(attempt)).isBetween(Duration.ofMillis(100), Duration.ofSeconds(10));
        }
        assertThat(backoff.before(100)).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(backoff.before(0)).isLessThanOrEqualTo(Duration.ofMillis(200));
    }
}
