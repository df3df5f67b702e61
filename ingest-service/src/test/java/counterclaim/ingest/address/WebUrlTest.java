package counterclaim.ingest.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no-scheme",
                "http://",
                "http://?q",
                "http://a b/",
                "http://[::1",
                "http://[1:2]/",
                "http://host:99999/",
                "http://host:8o/",
                "http://1.2.3.256/",
                "http://user@/",
                "http://xn--\u00e4.example/"
            })
    void whatABrowserRefusesIsEmpty(String address) {
        assertThat(WebUrl.parse(address)).isEmpty();
    }

    @Test
    void endlessAddressIsRefused() {
        assertThat(WebUrl.parse("http://news.example/" + "a/".repeat(100_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP://News.Example:80/a/../b?q#f, http://news.example/b?q#f",
        "http:\\\\news.example\\a, http://news.example/a",
        "http://m\u00fcnchen.example/\u00e4, http://xn--mnchen-3ya.example/%C3%A4",
        "http://stra\u00dfe.example/, http://xn--strae-oqa.example/",
        "http://0x7f.1/, http://127.0.0.1/",
        "http://2130706433/, http://127.0.0.1/",
        "http://[0:0::1]/, http://[::1]/",
        "https://u:p@news.example/, https://u:p@news.example/",
        "mailto:desk@news.example, mailto:desk@news.example",
        "file:///C|/a, file:///C:/a"
    })
    void isWrittenAsBrowsersWriteIt(String address, String href) {
        assertThat(WebUrl.parse(address).orElseThrow().href()).isEqualTo(href);
    }

    @ParameterizedTest
    @CsvSource({
        "story, https://news.example/a/story",
        "../story, https://news.example/story",
        "/story?x, https://news.example/story?x",
        "//other.example/x, https://other.example/x",
        "?page=2, https://news.example/a/b?page=2",
        "#top, https://news.example/a/b?page=1#top",
        "http://plain.example, http://plain.example/",
        "https:story, https://news.example/a/story"
    })
    void linksAreReadAgainstThePage(String link, String href) {
        var page = WebUrl.parse("https://news.example/a/b?page=1").orElseThrow();
        assertThat(page.resolve(link).orElseThrow().href()).isEqualTo(href);
    }

    @Test
    void portIsThatOfTheSchemeWhereNoneIsNamed() {
        var plain = WebUrl.parse("http://news.example/").orElseThrow();
        assertThat(plain.port()).isEqualTo(80);
        assertThat(plain.hostPort()).isEqualTo("news.example");
        var other = WebUrl.parse("http://news.example:8080/").orElseThrow();
        assertThat(other.port()).isEqualTo(8080);
        assertThat(other.hostPort()).isEqualTo("news.example:8080");
    }

    @Test
    void charactersThatJavaRefusesAreEscapedForItsClient() {
        var url = WebUrl.parse("http://news.example/a|b?q=50%&r=[1]^").orElseThrow();
        assertThat(url.toUri().orElseThrow().toString()).isEqualTo("http://news.example/a%7Cb?q=50%25&r=%5B1%5D%5E");
    }

    @Test
    void addressesInBracketsStayForJavasClient() {
        var url = WebUrl.parse("http://[::1]:8080/a[1]").orElseThrow();
        assertThat(url.toUri().orElseThrow().toString()).isEqualTo("http://[::1]:8080/a%5B1%5D");
    }
}
