package counterclaim.ingest.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArticleIdsTest {
    private static String id(String address) {
        return ArticleIds.of(CanonicalUrl.parse(address).orElseThrow());
    }

    @Test
    void idIsThatOfTheCanonicalForm() {
        assertThat(id("https://news.example/story?utm_source=feed#top")).isEqualTo(id("https://news.example/story"));
        assertThat(id("https://news.example/story?id=1")).isNotEqualTo(id("https://news.example/story?id=2"));
    }

    /** The first half of what sha256sum prints for the address; ids must never change. */
    @Test
    void idIsTheFirstHalfOfTheSha256() {
        assertThat(id("https://news.example/story")).isEqualTo("039e3d9e0973b684ddc83ea977469971");
    }
}
