package counterclaim.ingest.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
    private static CanonicalUrl url(String address) {
        return CanonicalUrl.parse(address).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://news.example/a",
                "mailto:desk@news.example",
                "javascript:alert(1)",
                "just words",
                "http://%FE/"
            })
    void onlyHttpNamesAnArticle(String address) {
        assertThat(CanonicalUrl.parse(address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example/story?utm_source=x&utm_medium=rss, https://news.example/story",
        "https://news.example/story?id=7&fbclid=abc, https://news.example/story?id=7",
        "https://news.example/story?FBCLID=abc&id=7, https://news.example/story?id=7",
        "https://news.example/story?b=2&a=1, https://news.example/story?a=1&b=2",
        "https://news.example/story?a=2&a=1, https://news.example/story?a=2&a=1",
        "https://news.example/story?id=, https://news.example/story?id",
        "https://user:secret@news.example/story#comments, https://news.example/story",
        "https://news.example./story, https://news.example/story",
        "https://news.example//world///story, https://news.example/world/story",
        "https://news.example/%73tory/%c3%a4, https://news.example/story/%C3%A4",
        "https://news.example/a/%2e%2e/b, https://news.example/b",
        "https://news.example:443/story, https://news.example/story",
        "https://news.example:8443/story, https://news.example:8443/story",
        "news.example/story, http://news.example/story"
    })
    void spellingsOfOneAddressBecomeOne(String address, String canonical) {
        assertThat(url(address).value()).isEqualTo(canonical);
    }

    @Test
    void canonicalFormIsItsOwnCanonicalForm() {
        var once = url("HTTP://News.Example:80/a%zz/./b?q=[x]&utm_id=3#z").value();
        assertThat(url(once).value()).isEqualTo(once);
        assertThat(URI.create(once)).isEqualTo(url(once).toUri());
    }

    @Test
    void whatToFetchKeepsWhatTheNameDrops() {
        var url = url("https://news.example/story?utm_source=x&token=1");
        assertThat(url.url().href()).isEqualTo("https://news.example/story?utm_source=x&token=1");
    }

    @Test
    void siblingsUnderOneRegisteredDomainAreOneSite() {
        assertThat(url("https://www.news.co.uk/a").sameSite(url("http://amp.news.co.uk/b")))
                .isTrue();
    }

    @Test
    void domainsUnderAPublicSuffixAreDifferentSites() {
        assertThat(url("https://one.co.uk/a").sameSite(url("https://two.co.uk/a")))
                .isFalse();
        assertThat(url("https://one.github.io/a").sameSite(url("https://two.github.io/a")))
                .isFalse();
    }

    @Test
    void anotherPortIsAnotherSite() {
        assertThat(url("http://127.0.0.1:8081/a").sameSite(url("http://127.0.0.1:8082/a")))
                .isFalse();
        assertThat(url("http://127.0.0.1:8081/a").sameSite(url("http://127.0.0.1:8081/b")))
                .isTrue();
        assertThat(url("https://www.news.example:8443/a").sameSite(url("https://news.example/a")))
                .isFalse();
    }

    @Test
    void outletIsHostAndPortWhereThePortIsUnusual() {
        assertThat(url("https://news.example/a").hostPort()).isEqualTo("news.example");
        assertThat(url("http://news.example:8080/a").hostPort()).isEqualTo("news.example:8080");
    }
}
