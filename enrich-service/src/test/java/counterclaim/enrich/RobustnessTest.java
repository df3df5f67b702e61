package counterclaim.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a page holds, it is tagged in bounded time and without an exception. */
class RobustnessTest {
    private static final ArticleEnricher ENRICHER = ArticleEnricher.load(Clock.systemUTC(), Steps.UNTIMED);
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private static final String REPORT =
            "Harbour chief Tomas Ulvik said the bridge is safe, but the builders’ union denied that anybody had checked it. “That is false,” said Orla Bregan. ";

    static List<Arguments> texts() {
        var bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        return List.of(
                Arguments.of("nothing", ""),
                Arguments.of("space", " \n\n\t "),
                Arguments.of("capitals only", REPORT.repeat(20).toUpperCase(Locale.ROOT)),
                Arguments.of("lower case only", REPORT.repeat(20).toLowerCase(Locale.ROOT)),
                Arguments.of("binary", new String(bytes, StandardCharsets.ISO_8859_1)),
                Arguments.of("one word of 2 MB", "a".repeat(2_000_000)),
                Arguments.of("quotations that never close", "“He said that ".repeat(2_000)),
                Arguments.of("straight quotes without a pair", "\"he said 'no \"".repeat(3_000)),
                Arguments.of(
                        "no punctuation", REPORT.replaceAll("[^\\p{L} ]", "").repeat(300)),
                Arguments.of("a list", "- denied\n- rejected\n- false\n".repeat(2_000)),
                Arguments.of(
                        "a transcript",
                        "REPORTER: Is it false?\nULVIK: It is not true. I never said that.\n".repeat(500)),
                Arguments.of("a live blog", "10:32\nUlvik denies claim\n".repeat(1_000)),
                Arguments.of("lone surrogates", "\uD83D \uDE42 he said \uD83D".repeat(500)),
                Arguments.of("mixed scripts", "Путин said 北京 هو “كذب” Ελλάδα denied נכון. ".repeat(200)),
                Arguments.of("only full stops", ".".repeat(100_000)),
                Arguments.of("only line breaks and dashes", "—\n".repeat(20_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void oddTextIsTaggedInBoundedTime(String name, String text) {
        var tags = assertTimeoutPreemptively(LONGEST, () -> ENRICHER.tags("Title " + name, text));
        var spans = new ArrayList<counterclaim.contracts.Span>();
        tags.entities().forEach(entity -> spans.addAll(entity.mentions()));
        tags.attributions().forEach(attribution -> spans.addAll(attribution.content()));
        var mended = Surrogates.mended(text);
        assertThat(spans)
                .as(name)
                .allSatisfy(span -> assertThat(span.exact())
                        .isEqualTo((span.part() == counterclaim.contracts.Span.Part.TITLE ? "Title " + name : mended)
                                .substring(span.start(), span.end())));
    }
}
