package counterclaim.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class OptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "banana", "5", "-5m", "0s", "PT0S", "m", "5x", "99999999999999999999d"})
    void durationThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> new DurationOption().convert(text)).isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @CsvSource({"30s,PT30S", "5m,PT5M", "1h,PT1H", "1h30m,PT1H30M", "2d,PT48H", "PT5M,PT5M", "5M,PT5M"})
    void durationIsReadInShortAndInIsoForm(String text, Duration expected) {
        assertThat(new DurationOption().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://10.0.0.1", "10.0.0.1:0", "10.0.0.1:99999", "a b", "10.0.0.1,10.0.0.2", "[::1"})
    void addressThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> new AllowOption().convert(text)).isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "10.0.0.1:8080", "localhost:80", "[::1]:8080", "::1", "news.example"})
    void addressIsTakenWithAndWithoutPort(String text) {
        assertThat(new AllowOption().convert(text)).isEqualTo(text);
    }
}
