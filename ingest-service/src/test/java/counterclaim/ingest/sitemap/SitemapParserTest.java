package counterclaim.ingest.sitemap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.ingest.sitemap.ParsedSitemap.Index;
import counterclaim.ingest.sitemap.ParsedSitemap.NotASitemap;
import counterclaim.ingest.sitemap.ParsedSitemap.Pages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SitemapParserTest {
    private static final URI ADDRESS = URI.create("https://harbour.example/sitemaps/news.xml");

    private static ParsedSitemap parse(byte[] body) {
        return new SitemapParser().parse(body, Optional.empty(), ADDRESS);
    }

    private static List<SitemapEntry> pages(String document) {
        assertThat(parse(document.getBytes(UTF_8))).isInstanceOf(Pages.class);
        return ((Pages) parse(document.getBytes(UTF_8))).pages();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        }
        return out.toByteArray();
    }

    @Test
    void whatIsNoSitemapSaysSo() {
        for (var other : List.of("", "words", "<html><body>x</body></html>", "{\"a\": 1}", "<a/>")) {
            assertThat(parse(other.getBytes(UTF_8))).as(other).isInstanceOf(NotASitemap.class);
        }
        assertThat(parse(new byte[] {0x1f, (byte) 0x8b, 1, 2, 3})).isInstanceOf(NotASitemap.class);
    }

    @Test
    void bombIsCut() throws IOException {
        var bomb = gzip(("https://harbour.example/1\n" + " ".repeat(2_000_000)).getBytes(UTF_8));
        var outcome = new SitemapParser(100_000).parse(bomb, Optional.empty(), ADDRESS);
        assertThat(((Pages) outcome).pages()).hasSize(1);
        assertThat(((Pages) outcome).truncated()).isTrue();
    }

    @Test
    void fileThatBreaksOffGivesWhatCame() throws IOException {
        var lines = new StringBuilder();
        var random = new Random(3);
        for (var i = 0; i < 10_000; i++) {
            lines.append("https://harbour.example/").append(random.nextLong()).append('\n');
        }
        var whole = gzip(lines.toString().getBytes(UTF_8));
        var outcome = parse(Arrays.copyOf(whole, whole.length / 2));
        assertThat(((Pages) outcome).pages().size()).isBetween(1_000, 9_999);
    }

    @Test
    void newsExtensionIsRead() {
        var page = pages("""
                        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
                                xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
                          <url><image:image><image:loc>https://img.example/wrong.jpg</image:loc></image:image>
                            <loc> https://harbour.example/1?a=1&amp;b=2 </loc><lastmod>2026-11-24</lastmod>
                            <n:news><n:publication><n:name>Harbour</n:name><n:language>en</n:language></n:publication>
                              <n:publication_date>2026-11-24T10:00:00+01:00</n:publication_date><n:title>Ferry late</n:title>
                              <n:keywords>sea, , ferry</n:keywords><n:stock_tickers>X:Y</n:stock_tickers></n:news></url>
                        </urlset>""").getFirst();
        assertThat(page.address()).isEqualTo("https://harbour.example/1?a=1&b=2");
        assertThat(page.lastModified()).contains(Instant.parse("2026-11-24T00:00:00Z"));
        var news = page.news().orElseThrow();
        assertThat(news.publication()).contains("Harbour");
        assertThat(news.published()).contains(Instant.parse("2026-11-24T09:00:00Z"));
        assertThat(news.title()).contains("Ferry late");
        assertThat(news.keywords()).containsExactly("sea", "ferry");
        assertThat(news.stockTickers()).containsExactly("X:Y");
    }

    @Test
    void indexNamesSitemaps() {
        var index = (Index) parse(
                "<sitemapindex><sitemap><loc>/a.xml.gz</loc></sitemap><sitemap>https://b.example/</sitemap></sitemapindex>"
                        .getBytes(UTF_8));
        assertThat(index.sitemaps())
                .extracting(SitemapEntry::address)
                .containsExactly("https://harbour.example/a.xml.gz", "https://b.example/");
    }

    @Test
    void textAndFeedsAreSitemapsToo() throws IOException {
        assertThat(((Pages) parse(gzip("\ufeffhttps://a.example/1\r\nnothing\nhttps://a.example/2".getBytes(UTF_8))))
                        .pages())
                .extracting(SitemapEntry::address)
                .containsExactly("https://a.example/1", "https://a.example/2");
        assertThat(
                        pages(
                                "<rss><channel><item><link>/x</link><pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>"))
                .containsExactly(new SitemapEntry(
                        "https://harbour.example/x",
                        Optional.of(Instant.parse("2026-11-24T10:00:00Z")),
                        Optional.empty()));
    }

    @Test
    void entriesPastTheLimitAreLeftOut() {
        var outcome = (Pages)
                parse(("<urlset>" + "<url><loc>https://a.example/</loc></url>".repeat(SitemapParser.MAX_ENTRIES + 1)
                                + "</urlset>")
                        .getBytes(UTF_8));
        assertThat(outcome.pages()).hasSize(SitemapParser.MAX_ENTRIES);
        assertThat(outcome.truncated()).isTrue();
    }

    @Test
    void entryThatBreaksOffIsStillRead() {
        assertThat(pages("<urlset><url><loc>https://a.example/1</loc></url><url><loc>https://a.example/2"))
                .hasSize(2);
    }
}
