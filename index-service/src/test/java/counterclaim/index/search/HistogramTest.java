package counterclaim.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistogramTest {
    @ParameterizedTest(name = "{0} in bars of {1}")
    @CsvSource({
        "PT0S,PT1M",
        "PT50M,PT1M",
        "PT5H,PT15M",
        "PT24H,PT1H",
        "P6D,PT3H",
        "P29D,PT12H",
        "P50D,P1D",
        "P400D,P7D",
        "P20000D,P365D"
    })
    void theBarsFitAScreen(String span, String interval) {
        var first = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(Histogram.intervalFor(first, first.plus(Duration.parse(span))))
                .isEqualTo(Duration.parse(interval));
    }
}
