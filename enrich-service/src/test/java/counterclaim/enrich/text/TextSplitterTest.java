package counterclaim.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.contracts.Span;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextSplitterTest {
    private static TextPart split(String text) {
        return TextSplitter.split(Span.Part.TEXT, text);
    }

    private static List<String> sentences(String text) {
        return split(text).sentences().stream()
                .map(s -> text.substring(s.start(), s.end()))
                .toList();
    }

    private static List<String> words(String text) {
        return split(text).sentences().stream()
                .flatMap(s -> s.words().stream())
                .map(Word::form)
                .toList();
    }

    static List<Arguments> texts() {
        return List.of(
                Arguments.of(
                        "titles and initials",
                        "Mr. J. R. Lund met Dr. Osei. They spoke.",
                        List.of("Mr. J. R. Lund met Dr. Osei.", "They spoke.")),
                Arguments.of(
                        "quotation ends the sentence",
                        "“We paid once.” He left.",
                        List.of("“We paid once.”", "He left.")),
                Arguments.of(
                        "question inside a sentence",
                        "“Who paid?” she asked. Nobody knew.",
                        List.of("“Who paid?” she asked.", "Nobody knew.")),
                Arguments.of(
                        "acronym before a new sentence",
                        "He lives in the U.S. The house is small.",
                        List.of("He lives in the U.S.", "The house is small.")),
                Arguments.of("acronym inside a name", "The U.S. Senate met.", List.of("The U.S. Senate met.")),
                Arguments.of(
                        "no full stops in a list",
                        "- first thing\n- second thing",
                        List.of("- first thing", "- second thing")),
                Arguments.of(
                        "a line wrapped at a margin",
                        "The mayor said that the\nbridge is safe. It is not.",
                        List.of("The mayor said that the\nbridge is safe.", "It is not.")),
                Arguments.of(
                        "lower case throughout",
                        "the bridge is safe. it was checked.",
                        List.of("the bridge is safe.", "it was checked.")),
                Arguments.of(
                        "numbers with stops",
                        "It fell 2.5 percent to 10,400. No. 5 was hit.",
                        List.of("It fell 2.5 percent to 10,400.", "No. 5 was hit.")),
                Arguments.of("nothing", " \n\t ", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void textFallsIntoItsSentences(String name, String text, List<String> expected) {
        assertThat(sentences(text)).as(name).isEqualTo(expected);
    }

    @Test
    void cliticsAndHyphensAreWordsOfTheirOwn() {
        assertThat(words("Russia’s pro-Kremlin TV didn't say it’s AT&T."))
                .containsExactly(
                        "Russia", "’s", "pro", "-", "Kremlin", "TV", "did", "n't", "say", "it", "’s", "AT&T", ".");
    }

    @Test
    void offsetsPointAtTheWordsAsWritten() {
        var text = "\uFEFF  «Ça va», said Zoë 🙂 at 10:30 a.m. on www.example.org/a?b=1.";
        for (var sentence : split(text).sentences()) {
            for (var word : sentence.words()) {
                assertThat(text.substring(word.start(), word.end())).isEqualTo(word.form());
            }
        }
    }

    @Test
    void paragraphsAreCountedByLineBreaks() {
        assertThat(split("One. Two.\n\nThree.").sentences())
                .map(Sentence::paragraph)
                .containsExactly(0, 0, 1);
    }

    @Test
    void loneSurrogatesAndControlCharactersAreCarriedOver() {
        assertThat(words("a \uD83D b \u0000 c \uDE42.")).contains("a", "b", "c");
    }

    @Test
    void megabyteOfOneWordIsOneWord() {
        var text = "x".repeat(2_000_000);
        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
            var sentences = split(text).sentences();
            assertThat(sentences).hasSize(1);
            assertThat(sentences.getFirst().words().getFirst().end()).isEqualTo(2_000_000);
        });
    }

    @Test
    void sentenceWithoutEndIsCut() {
        var sentences = split("word ".repeat(10_000)).sentences();
        assertThat(sentences).hasSize(10_000 / TextSplitter.LONGEST_SENTENCE);
        assertThat(sentences).allMatch(s -> s.words().size() <= TextSplitter.LONGEST_SENTENCE);
    }
}
