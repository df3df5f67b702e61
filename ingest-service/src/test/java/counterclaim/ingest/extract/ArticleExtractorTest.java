package counterclaim.ingest.extract;

import static counterclaim.ingest.extract.Pages.ARTICLE;
import static counterclaim.ingest.extract.Pages.FIRST;
import static counterclaim.ingest.extract.Pages.SECOND;
import static counterclaim.ingest.extract.Pages.THIRD;
import static counterclaim.ingest.extract.Pages.jsonLd;
import static counterclaim.ingest.extract.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.ingest.extract.ExtractionOutcome.Extracted;
import counterclaim.ingest.extract.ExtractionOutcome.NoText;
import counterclaim.ingest.extract.ExtractionOutcome.NotHtml;
import counterclaim.ingest.extract.ExtractionOutcome.TooLarge;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleExtractorTest {
    private static final URI ADDRESS = URI.create("https://news.example/lindau/pier?utm_source=feed");

    private final ArticleExtractor extractor = new ArticleExtractor();

    private ExtractedArticle article(String html) {
        var outcome = extractor.extract(html.getBytes(StandardCharsets.UTF_8), Optional.of("text/html"), ADDRESS);
        assertThat(outcome).isInstanceOf(Extracted.class);
        return ((Extracted) outcome).article();
    }

    private ExtractionOutcome outcome(byte[] body) {
        return extractor.extract(body, Optional.empty(), ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "<html><body></body></html>",
                "<script>var text = 'none of this is an article, whatever it says';</script>",
                "<nav><a href=/>Start</a> <a href=/news>News</a></nav><footer>Imprint</footer>"
            })
    void pageWithoutWordsHasNoText(String html) {
        assertThat(outcome(html.getBytes(StandardCharsets.UTF_8))).isInstanceOf(NoText.class);
    }

    @Test
    void pageOverTheLimitIsNotLookedAt() {
        assertThat(outcome(new byte[ArticleExtractor.LARGEST_PAGE + 1]))
                .isEqualTo(new TooLarge(ArticleExtractor.LARGEST_PAGE + 1, ArticleExtractor.LARGEST_PAGE));
    }

    @Test
    void whatIsNoPageIsNamed() {
        assertThat(outcome("%PDF-1.7 \u00e2\u00e3".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new NotHtml("a PDF"));
        assertThat(outcome(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10})).isEqualTo(new NotHtml("an image"));
        assertThat(outcome(new byte[1000])).isEqualTo(new NotHtml("binary data"));
    }

    @Test
    void longTextIsCutAndSaysSo() {
        var article = article(page("", "<article>" + ARTICLE.repeat(4_000) + "</article>"));
        assertThat(article.cut()).isTrue();
        assertThat(article.text()).hasSize(ArticleExtractor.LONGEST_TEXT);
        assertThat(article(page("", ARTICLE)).cut()).isFalse();
    }

    @Test
    void paragraphsArePartedByAnEmptyLine() {
        var article = article(page("", "<main><article>" + ARTICLE + "</article></main>"));
        assertThat(article.text()).isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    }

    @Test
    void whatStandsAroundTheArticleGoes() {
        var html = page("<title>Pier closes | The Example</title>", """
                <header><nav><a href=/>Home</a><a href=/sport>Sport</a></nav></header>
                <div class="site-content">
                  <div class="breadcrumbs"><a href=/>Home</a> > <a href=/lindau>Lindau</a></div>
                  <h1>Pier closes</h1>
                  <p class="byline">By Ada Meyer</p>
                  <div class="share-buttons"><a href=#>Share</a><a href=#>Mail</a></div>
                  <div class="entry-content">%s
                    <p>Advertisement</p>
                    <p><a href=/other>Read more: Ferry prices rise again</a></p>
                    <h3>Related articles</h3><ul><li><a href=/a>Ferry prices rise again</a></li><li><a href=/b>Harbour fees</a></li></ul>
                  </div>
                  <div id="comments"><p>I have been saying for years that this pier should have been closed, and nobody listened to me.</p></div>
                  <aside><p>Our newsletter brings you the news of the lake every morning, free of charge and without any spam.</p></aside>
                </div>
                <footer><p>The Example is published by the Example Press Company, which is responsible for all of its content.</p></footer>
                """.formatted(ARTICLE));
        assertThat(article(html).text()).isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    }

    @Test
    void headingsListsQuotesAndTablesOfTheArticleStay() {
        var html = page(
                "",
                "<article>" + ARTICLE
                        + "<h2>What it costs</h2><ul><li>A berth: 40 francs</li><li>A mooring: 12 francs</li></ul>"
                        + "<blockquote>We were never asked about any of this, said Jon Arp.</blockquote>"
                        + "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2024</td><td>118</td></tr></table>"
                        + "<p>" + FIRST + "</p></article>");
        assertThat(article(html).text())
                .contains("What it costs", "A berth: 40 francs", "never asked about any of this", "118");
    }

    @Test
    void leadBetweenHeadlineAndTextIsTaken() {
        var lead =
                "Crews must leave the old pier by the end of the month, although the new berths are not dredged yet.";
        var html = page(
                "<title>Pier closes</title>",
                "<article><header><h1>Pier closes</h1><p class=intro>" + lead + "</p></header><div class=article-body>"
                        + ARTICLE + "</div></article>");
        assertThat(article(html).text()).startsWith(lead);
    }

    @Test
    void captionIsNoText() {
        var html = page(
                "",
                "<article>" + ARTICLE
                        + "<figure><img src=p.jpg><figcaption>The old pier at Lindau on Monday, seen from the lighthouse. Photo: Ada Meyer</figcaption></figure></article>");
        assertThat(article(html).text()).doesNotContain("lighthouse");
    }

    @Test
    void textThatOnlyJsonLdHasIsTaken() {
        var body = (FIRST + " " + SECOND + " " + THIRD + " ").repeat(3);
        var html = page(
                jsonLd("{\"@type\":\"NewsArticle\",\"headline\":\"Pier closes\",\"articleBody\":\"" + body + "\"}"),
                "<div id=app>Loading</div>");
        assertThat(article(html).text()).contains(SECOND);
    }

    @Test
    void jsonLdGoesBeforeMetaTags() {
        var html = page(
                "<title>T - The Example</title><meta property=og:title content='From Open Graph'>"
                        + "<meta property=article:published_time content=2026-03-01T10:00:00Z>"
                        + jsonLd("""
                                {"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"The Example"},
                                {"@type":["Article","NewsArticle"],"headline":"Pier &amp; crews","datePublished":"2026-03-01T12:30:00+02:00",
                                "dateModified":"2026-03-02T08:00:00Z","articleSection":"Lake","author":[{"@type":"Person","name":"Ada Meyer"},{"@id":"#jon"}],
                                "image":{"url":"/pier.jpg"},"isAccessibleForFree":"False"},{"@id":"#jon","@type":"Person","name":"Jon Arp"}]}
                                """),
                ARTICLE);
        var article = article(html);
        assertThat(article.title()).contains("Pier & crews");
        assertThat(article.publishedAt()).contains(Instant.parse("2026-03-01T10:30:00Z"));
        assertThat(article.modifiedAt()).contains(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(article.section()).contains("Lake");
        assertThat(article.bylines()).containsExactly("Ada Meyer", "Jon Arp");
        assertThat(article.leadImage()).contains(URI.create("https://news.example/pier.jpg"));
        assertThat(article.paywalled()).isTrue();
        assertThat(article.language()).contains("en-GB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@type\":\"NewsArticle\",\"headline\":\"Pier closes\",\"datePublished\":\"2026-03-01T12:30:00Z\",}",
                "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"Pier closes\",\"datePublished\":\"2026-03-01T12:30:00Z\"} -->",
                "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"Pier closes\",\"datePublished\":\"2026-03-01T12:30:00Z\"}\n//]]>",
                "{\"@type\":\"NewsArticle\",\"description\":\"two\nlines\",\"headline\":\"Pier closes\",\"datePublished\":\"2026-03-01T12:30:00Z\"};",
                "{\"@type\":\"NewsArticle\",\"headline\":\"Pier closes\",\"datePublished\":\"2026-03-01T12:30:00Z\",\"author\":{\"name\":",
                "[[{\"@type\":\"NewsArticle\",\"headline\":\"Pier closes\",\"datePublished\":\"2026-03-01T12:30:00Z\"}]]"
            })
    void brokenJsonLdIsReadAsFarAsItGoes(String json) {
        var article = article(page(jsonLd(json), ARTICLE));
        assertThat(article.title()).contains("Pier closes");
        assertThat(article.publishedAt()).contains(Instant.parse("2026-03-01T12:30:00Z"));
    }

    @Test
    void metaTagsAndMicrodataAreReadWhereThereIsNoJsonLd() {
        var html = page(
                "<meta property=og:title content='Pier closes'><meta property=og:site_name content='The Example'>"
                        + "<meta name=author content='Ada Meyer and Jon Arp'><meta property=article:section content=Lake>"
                        + "<meta property=og:image content=http://img.example/p.jpg>",
                "<div itemscope><time itemprop=datePublished datetime=2026-03-01T12:30:00+01:00>1 March</time>"
                        + ARTICLE + "</div>");
        var article = article(html);
        assertThat(article.title()).contains("Pier closes");
        assertThat(article.siteName()).contains("The Example");
        assertThat(article.bylines()).containsExactly("Ada Meyer", "Jon Arp");
        assertThat(article.publishedAt()).contains(Instant.parse("2026-03-01T11:30:00Z"));
        assertThat(article.leadImage()).contains(URI.create("http://img.example/p.jpg"));
        assertThat(article.paywalled()).isFalse();
    }

    @Test
    void titleIsWithoutTheNameOfTheSite() {
        var html = page(
                "<title>Pier closes - The Example</title><meta property=og:site_name content='The Example'>", ARTICLE);
        assertThat(article(html).title()).contains("Pier closes");
        assertThat(article(page("<title>Pier closes | news.example</title>", ARTICLE))
                        .title())
                .contains("Pier closes");
    }

    @Test
    void bylineThatPeopleSeeIsReadWithoutItsBy() {
        var html = page(
                "",
                "<article><div class=byline>By Ada Meyer and Jon Arp | 1 March 2026</div>" + ARTICLE + "</article>");
        assertThat(article(html).bylines()).containsExactly("Ada Meyer", "Jon Arp");
    }

    @Test
    void outletIsNoAuthorWhereAPersonIsNamed() {
        var html = page(
                "<meta property=og:site_name content='The Example'><meta name=author content='The Example'>",
                "<article><a rel=author href=/ada>Ada Meyer</a>" + ARTICLE + "</article>");
        assertThat(article(html).bylines()).containsExactly("Ada Meyer");
    }

    @Test
    void canonicalAddressesAreAbsoluteAndInOrder() {
        var html = page(
                "<link rel=canonical href=/lindau/pier><meta property=og:url content=https://m.news.example/lindau/pier>"
                        + "<link rel=canonical href='javascript:alert(1)'>",
                ARTICLE);
        assertThat(article(html).canonicalUrls())
                .containsExactly(
                        URI.create("https://news.example/lindau/pier"),
                        URI.create("https://m.news.example/lindau/pier"));
    }

    @Test
    void copyInAHiddenPartIsNotRepeated() {
        var html = page(
                "<title>Pier closes</title>",
                "<article><h1>Pier closes</h1>" + ARTICLE + "</article><div style='display:none'><h1>Pier closes</h1>"
                        + ARTICLE + "</div>");
        assertThat(article(html).text()).containsOnlyOnce(SECOND);
    }

    @Test
    void nextArticleOfAnEndlessPageIsAnother() {
        var other =
                "The council of Bregenz has put off the vote on the cable car until the geologists have handed in their report.";
        var html = page(
                "<title>Pier closes</title>",
                "<main><section class=story><h1>Pier closes</h1>" + ARTICLE
                        + "</section><section class=story><h1>Vote put off</h1><p>" + other + "</p><p>" + other
                        + "</p></section></main>");
        assertThat(article(html).text()).contains(THIRD).doesNotContain("Bregenz");
    }

    @Test
    void dateThatPeopleSeeIsTakenWhereMachinesAreToldNone() {
        var html = page(
                "<title>Pier closes</title>",
                "<main><h1>Pier closes</h1><div>Lindau, 1 March 2026, 12:30 CET</div>" + ARTICLE + "</main>");
        var article = article(html);
        assertThat(article.publishedAt()).contains(Instant.parse("2026-03-01T11:30:00Z"));
        assertThat(article.text()).startsWith(FIRST);
    }

    @Test
    void markupOfTheTextIsNotPassedOn() {
        var html = page(
                "",
                "<article><p>" + FIRST + "<script>alert(1)</script> <b onclick=x>Bold</b> &lt;i&gt;</p>" + ARTICLE
                        + "</article>");
        assertThat(article(html).text()).contains("Bold <i>").doesNotContain("alert", "onclick", "<b");
    }
}
