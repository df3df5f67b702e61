package counterclaim.ingest.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecheckScheduleTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private record Settings(
            List<Duration> rechecks,
            Duration confirmNotFound,
            Duration tick,
            int mostPerTick,
            int threads,
            int standbys,
            long storeMemory)
            implements EditionsConfig {}

    private static final EditionsConfig CONFIG = new Settings(
            List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24), Duration.ofDays(7)),
            Duration.ofMinutes(10),
            Duration.ofSeconds(1),
            100,
            1,
            0,
            1 << 20);

    @Test
    void schedulesThatGoBackwardsAreRefused() {
        assertThatThrownBy(() -> new RecheckSchedule(List.of(Duration.ofHours(6), Duration.ofHours(1)), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void longestPollingIntervalScalesTheSteps() {
        var schedule = RecheckSchedule.of(CONFIG, Optional.of(Duration.ofSeconds(2)));
        assertThat(schedule.steps().subList(0, 2)).containsExactly(Duration.ofSeconds(12), Duration.ofSeconds(48));
        assertThat(schedule.confirmNotFound()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void stepsThatWereMissedWhileDownAreSkipped() {
        var schedule = RecheckSchedule.of(CONFIG, Optional.empty());
        assertThat(schedule.next(1, NOON, NOON.plus(Duration.ofDays(2))))
                .contains(new RecheckSchedule.Step(3, NOON.plus(Duration.ofDays(7))));
        assertThat(schedule.next(4, NOON, NOON)).isEmpty();
        assertThat(schedule.next(0, NOON, NOON.plus(Duration.ofDays(8)))).isEmpty();
    }
}
