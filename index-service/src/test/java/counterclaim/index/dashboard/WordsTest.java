package counterclaim.index.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "//north.example/x",
                "ftp://north.example/",
                "http://no such"
            })
    void onlyWebAddressesBecomeLinks(String url) {
        assertThat(Words.webAddress(url)).isEmpty();
    }

    @Test
    void webAddressesBecomeLinks() {
        assertThat(Words.webAddress("HTTPS://north.example/a")).contains("HTTPS://north.example/a");
    }

    @Test
    void identifiersCannotLeaveTheirPlaceInAnAddress() {
        assertThat(Words.path("local:a b/../?x#y")).isEqualTo("local%3Aa%20b%2F..%2F%3Fx%23y");
    }

    @Test
    void aClaimCutOutOfItsSentenceStartsWithAnEllipsis() {
        assertThat(Words.claim("that the dam was attacked")).isEqualTo("… the dam was attacked");
        assertThat(Words.claim("that one")).isEqualTo("that one");
        assertThat(Words.claim("“The dam was attacked”")).isEqualTo("The dam was attacked");
    }

    @Test
    void quotationMarksAroundTheWholeGoAsThePageSetsItsOwn() {
        assertThat(Words.unquoted("“We were not there,”")).isEqualTo("We were not there,");
        assertThat(Words.unquoted("He said “no”")).isEqualTo("He said “no”");
        assertThat(Words.unquoted("\"")).isEqualTo("\"");
    }
}
