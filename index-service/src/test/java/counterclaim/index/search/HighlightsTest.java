package counterclaim.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HighlightsTest {
    @Test
    void markupOfTheArticleStaysText() {
        assertThat(Highlights.html("<b>\uE000x\uE001</b> & \"'"))
                .isEqualTo("&lt;b&gt;<mark>x</mark>&lt;/b&gt; &amp; &quot;&#39;");
    }

    @Test
    void marksAreBalancedWhateverTheArticleHolds() {
        assertThat(Highlights.html("\uE001a\uE000b\uE000c")).isEqualTo("a<mark>bc</mark>");
    }
}
