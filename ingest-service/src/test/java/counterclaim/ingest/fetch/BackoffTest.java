package counterclaim.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void waitDoublesWithEachFailure() {
        var backoff = new Backoff(MINUTE, DAY, Optional.empty(), () -> 0.5);
        assertThat(backoff.after(1)).isEqualTo(MINUTE);
        assertThat(backoff.after(4)).isEqualTo(MINUTE.multipliedBy(8));
    }

    @Test
    void waitIsSpreadByAFifthEitherWay() {
        assertThat(new Backoff(MINUTE, DAY, Optional.empty(), () -> 0).after(1)).isEqualTo(Duration.ofSeconds(48));
        assertThat(new Backoff(MINUTE, DAY, Optional.empty(), () -> 1).after(1)).isEqualTo(Duration.ofSeconds(72));
    }

    @Test
    void aThousandFailuresWaitNoLongerThanTheLongest() {
        assertThat(new Backoff(MINUTE, DAY, Optional.empty(), () -> 1).after(1_000))
                .isEqualTo(DAY);
    }

    @Test
    void capOfTheOperatorWins() {
        var backoff = new Backoff(MINUTE, DAY, Optional.of(Duration.ofSeconds(2)), () -> 1);
        assertThat(backoff.after(1)).isEqualTo(Duration.ofSeconds(2));
    }
}
