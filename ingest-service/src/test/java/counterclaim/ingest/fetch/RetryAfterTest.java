package counterclaim.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999999999999", "Sun, 99 Mar 2026 12:00:00 GMT"})
    void whatIsNeitherSecondsNorADateIsNoWait(String header) {
        assertThat(RetryAfter.parse(header, NOON)).isEmpty();
    }

    @Test
    void dateInThePastMeansRetryAtOnce() {
        assertThat(RetryAfter.parse("Sun, 01 Mar 2026 11:59:00 GMT", NOON)).contains(Duration.ZERO);
    }

    @Test
    void secondsAreTakenAsTheyAre() {
        assertThat(RetryAfter.parse(" 120 ", NOON)).contains(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sun, 01 Mar 2026 13:00:00 GMT", "Sunday, 01-Mar-26 13:00:00 GMT", "Sun Mar  1 13:00:00 2026"})
    void allThreeDateFormsOfHttpAreRead(String header) {
        assertThat(RetryAfter.parse(header, NOON)).contains(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "Fri, 01 Jan 9999 00:00:00 GMT"})
    void aServerThatAsksForYearsIsAskedAgainAfterAWeek(String header) {
        assertThat(RetryAfter.parse(header, NOON)).isEqualTo(Optional.of(RetryAfter.LONGEST));
    }
}
