package counterclaim.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import counterclaim.index.search.QueryText.All;
import counterclaim.index.search.QueryText.Any;
import counterclaim.index.search.QueryText.Beginning;
import counterclaim.index.search.QueryText.InTitle;
import counterclaim.index.search.QueryText.Not;
import counterclaim.index.search.QueryText.Phrase;
import counterclaim.index.search.QueryText.Word;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTextTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "open                | quotation mark at character 1 is not closed
                    a ""                 | nothing between the quotation marks
                    (a OR b              | parenthesis at character 1 is not closed
                    a) b                 | parenthesis at character 2 closes nothing
                    AND a                | has nothing before it
                    a AND                | missing at character 6
                    a OR OR b            | has nothing before it
                    NOT                  | missing at character 4
                    ()                   | missing at character 2
                    *                    | after at least two letters
                    a*                   | after at least two letters
                    """)
    void whatCannotBeReadIsSaidWithItsPlace(String text, String detail) {
        assertThatThrownBy(() -> QueryText.parse("q", text))
                .isInstanceOf(InvalidParameter.class)
                .hasMessageContaining(detail);
    }

    @Test
    void moreWordsThanASearchMayHaveAreRefused() {
        assertThatThrownBy(() -> QueryText.parse("q", "word ".repeat(65))).hasMessageContaining("more than 64 words");
        assertThatThrownBy(() -> QueryText.parse("q", '"' + "word ".repeat(65) + '"'))
                .hasMessageContaining("more than 64 words");
    }

    @Test
    void deepNestingIsRefusedBeforeTheStackIs() {
        assertThatThrownBy(() -> QueryText.parse("q", "(".repeat(1_900) + "a")).hasMessageContaining("nested");
        assertThatThrownBy(() -> QueryText.parse("q", "NOT ".repeat(400) + "a")).hasMessageContaining("repeated");
        assertThatThrownBy(() -> QueryText.parse("q", "-".repeat(1_900) + "a")).hasMessageContaining("repeated");
    }

    @Test
    void wordsBesideEachOtherMustAllOccur() {
        assertThat(QueryText.parse("q", " bridge  safe "))
                .isEqualTo(new All(List.of(new Word("bridge"), new Word("safe"))));
    }

    @Test
    void andBindsTighterThanOr() {
        assertThat(QueryText.parse("q", "a1 OR b1 AND c1 d1"))
                .isEqualTo(new Any(
                        List.of(new Word("a1"), new All(List.of(new Word("b1"), new Word("c1"), new Word("d1"))))));
    }

    @Test
    void parenthesesBindTightest() {
        assertThat(QueryText.parse("q", "(a OR b) c"))
                .isEqualTo(new All(List.of(new Any(List.of(new Word("a"), new Word("b"))), new Word("c"))));
    }

    @Test
    void notAndMinusExclude() {
        var expected = new All(List.of(new Word("strike"), new Not(new Word("football"))));
        assertThat(QueryText.parse("q", "strike NOT football")).isEqualTo(expected);
        assertThat(QueryText.parse("q", "strike -football")).isEqualTo(expected);
        assertThat(QueryText.parse("q", "strike AND NOT football")).isEqualTo(expected);
    }

    @Test
    void curlyQuotationMarksMakePhrasesToo() {
        assertThat(QueryText.parse("q", "“recaptured Kursk”")).isEqualTo(new Phrase("recaptured Kursk"));
        assertThat(QueryText.parse("q", "„Zwei Streiks“")).isEqualTo(new Phrase("Zwei Streiks"));
    }

    @Test
    void operatorsAreCapitalsAlone() {
        assertThat(QueryText.parse("q", "war and peace"))
                .isEqualTo(new All(List.of(new Word("war"), new Word("and"), new Word("peace"))));
        assertThat(QueryText.parse("q", "ORDER NOTARY"))
                .isEqualTo(new All(List.of(new Word("ORDER"), new Word("NOTARY"))));
    }

    @Test
    void anAsteriskEndsTheBeginningOfAWord() {
        assertThat(QueryText.parse("q", "inspect*")).isEqualTo(new Beginning("inspect"));
    }

    @Test
    void titleColonLooksInTheTitleAlone() {
        assertThat(QueryText.parse("q", "title:\"safe bridge\" strike"))
                .isEqualTo(new All(List.of(new InTitle(new Phrase("safe bridge")), new Word("strike"))));
    }

    @Test
    void aColonElsewhereIsPartOfTheWord() {
        assertThat(QueryText.parse("q", "16:9 http://x"))
                .isEqualTo(new All(List.of(new Word("16:9"), new Word("http://x"))));
    }
}
