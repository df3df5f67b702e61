package counterclaim.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HostThrottleTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration NO_PATIENCE = Duration.ofMillis(1);

    @Test
    void hostThatAskedForPeaceIsNotAskedUntilThen() throws InterruptedException {
        var throttle = new HostThrottle(Clock.fixed(NOON, ZoneOffset.UTC), 1);
        throttle.leaveInPeace("a.example", NOON.plusSeconds(60));
        assertThat(throttle.take("a.example", Duration.ZERO, NO_PATIENCE))
                .isEqualTo(new HostThrottle.Turn.NotBefore(NOON.plusSeconds(60)));
        assertThat(throttle.take("b.example", Duration.ZERO, NO_PATIENCE)).isInstanceOf(HostThrottle.Turn.Yours.class);
    }

    @Test
    void secondRequestOfAHostComesAfterTheSpacing() throws InterruptedException {
        var throttle = new HostThrottle(Clock.fixed(NOON, ZoneOffset.UTC), 2);
        assertThat(throttle.take("a.example", Duration.ofSeconds(5), NO_PATIENCE))
                .isInstanceOf(HostThrottle.Turn.Yours.class);
        assertThat(throttle.take("a.example", Duration.ofSeconds(5), NO_PATIENCE))
                .isEqualTo(new HostThrottle.Turn.NotBefore(NOON.plusSeconds(5)));
    }

    @Test
    void turnThatIsTakenIsNotToBeHadUntilItIsGivenBack() throws InterruptedException {
        var throttle = new HostThrottle(Clock.fixed(NOON, ZoneOffset.UTC), 1);
        var first = (HostThrottle.Turn.Yours) throttle.take("a.example", Duration.ZERO, NO_PATIENCE);
        assertThat(throttle.take("a.example", Duration.ZERO, NO_PATIENCE))
                .isInstanceOf(HostThrottle.Turn.NotBefore.class);
        first.permit().close();
        assertThat(throttle.take("a.example", Duration.ZERO, NO_PATIENCE)).isInstanceOf(HostThrottle.Turn.Yours.class);
    }

    @Test
    void manyAtOnceNeverExceedTheLimitNorTheSpacing() {
        var throttle = new HostThrottle(Clock.systemUTC(), 2);
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var starts = Collections.synchronizedList(new ArrayList<Long>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 30; i++) {
                threads.submit(() -> {
                    var turn = throttle.take("a.example", Duration.ofMillis(5), Duration.ofSeconds(20));
                    try (var permit = ((HostThrottle.Turn.Yours) turn).permit()) {
                        assertThat(permit).isNotNull();
                        starts.add(System.nanoTime());
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        Thread.onSpinWait();
                        running.decrementAndGet();
                    }
                    return null;
                });
            }
        }
        assertThat(starts).hasSize(30);
        assertThat(most.get()).isBetween(1, 2);
        assertThat(Duration.ofNanos(Collections.max(starts) - Collections.min(starts)))
                .isGreaterThanOrEqualTo(Duration.ofMillis(28 * 5));
    }
}
