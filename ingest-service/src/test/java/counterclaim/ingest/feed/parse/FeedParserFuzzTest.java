package counterclaim.ingest.feed.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.ingest.Benchmarks;
import counterclaim.ingest.feed.parse.ParsedFeed.Feed;
import counterclaim.ingest.feed.parse.ParsedFeed.NotAFeed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Feeds damaged at random. {@code -Dfuzz.inputs=20000} for the long run, {@code -Dfuzz.seed=N} for another one. */
class FeedParserFuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 2_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261124);
    private static final URI ADDRESS = URI.create("https://harbour.example/feed");
    private static final long LONGEST_NANOS = 5_000_000_000L;
    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "&",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "<item>",
            "</item>",
            "<entry>",
            "</rss>",
            "\"",
            "'",
            "=",
            "<script>",
            "</script",
            "&#0;",
            "&#x110000;",
            "&lt;script&gt;",
            "<!DOCTYPE x [",
            "]>",
            "<?",
            "{",
            "}",
            "[",
            "\u0000",
            "\ud800",
            "xmlns='x'",
            "<svg><style>",
            "<a href=javascript:x>",
            "onload=x",
            "<p/onclick=x>",
            "<![endif]",
            "type='xhtml'",
            "mode='base64'",
            "xml:base='::'",
            "99999999999999999");

    private static final List<String> OWN = List.of("""
            <?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>Harbour</title><link>https://harbour.example/</link><item><title>Ferry &amp; quay</title>
            <description><![CDATA[<p>The <b>ferry</b> <a href="/x" onclick="y()">sails</a>.</p><script>z()</script>]]></description>
            <pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate><dc:creator>Ann (ann@a.example)</dc:creator></item></channel></rss>""", """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://mast.example/"><title type="html">A &lt;i&gt;mast&lt;/i&gt;</title>
            <entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">One <em>two</em></div></title><link href="one"/>
            <content type="html">&lt;img src=x onerror=alert(1)&gt;&lt;iframe src="//evil.example"&gt;&lt;/iframe&gt;text</content>
            <updated>2026-11-24T10:00:00Z</updated></entry></feed>""", """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Dock", "items": [{"id": "1", "url": "https://dock.example/1",
            "content_html": "<p>x<script>y</script></p>", "date_published": "2026-11-24T10:00:00Z", "tags": ["a"]}]}""", """
            <!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body><p>No feed</p></body></html>""");

    @Test
    void damagedFeedsGiveAnOutcomeAndHarmlessHtml() throws IOException {
        var random = new Random(SEED);
        var seeds = seeds();
        var feeds = 0;
        for (var i = 0; i < INPUTS; i++) {
            var input = damage(seeds.get(random.nextInt(seeds.size())), random);
            var start = System.nanoTime();
            var outcome = new FeedParser().parse(input, Optional.empty(), ADDRESS);
            assertThat(System.nanoTime() - start)
                    .as("time for input %d of seed %d", i, SEED)
                    .isLessThan(LONGEST_NANOS);
            switch (outcome) {
                case Feed feed -> {
                    feeds++;
                    for (var entry : feed.entries()) {
                        entry.summaryHtml().ifPresent(FeedParserFuzzTest::assertHarmless);
                        entry.contentHtml().ifPresent(FeedParserFuzzTest::assertHarmless);
                    }
                }
                case NotAFeed other -> assertThat(other.detail()).isNotBlank();
            }
        }
        assertThat(feeds).as("inputs that are still feeds").isGreaterThan(INPUTS / 4);
    }

    @Test
    void everyBenchmarkFileIsReadAsAFeed() throws IOException {
        var folder = Benchmarks.folder("feeds");
        var refused = new ArrayList<Path>();
        for (var file : files(folder)) {
            if (!(new FeedParser().parse(Files.readAllBytes(file), Optional.empty(), ADDRESS) instanceof Feed)) {
                refused.add(folder.relativize(file));
            }
        }
        assertThat(refused).isEmpty();
    }

    /** What a browser would see in it. */
    private static void assertHarmless(String html) {
        var body = Jsoup.parseBodyFragment(html).body();
        for (Element element : body.getAllElements()) {
            assertThat(element.normalName())
                    .as("element in %s", html)
                    .doesNotMatch(
                            "script|style|iframe|object|embed|applet|frame|frameset|meta|link|base|form|input|button|svg|math|template");
            for (var attribute : element.attributes()) {
                assertThat(attribute.getKey())
                        .as("attribute in %s", html)
                        .doesNotStartWith("on")
                        .isNotEqualTo("style");
                if (List.of("href", "src", "cite").contains(attribute.getKey())) {
                    assertThat(attribute.getValue()).as("address in %s", html).matches("(?is)(https?|mailto):.*");
                }
            }
        }
    }

    private static List<byte[]> seeds() throws IOException {
        var seeds = new ArrayList<byte[]>();
        OWN.forEach(text -> seeds.add(text.getBytes(UTF_8)));
        var folder = Path.of(System.getProperty("counterclaim.root", "..")).resolve("../shared/benchmarks/feeds");
        if (Files.isDirectory(folder)) {
            for (var file : files(folder)) {
                if (Files.size(file) < 100_000) {
                    seeds.add(Files.readAllBytes(file));
                }
            }
        }
        return seeds;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            return found.filter(file -> file.getParent().getNameCount() > folder.getNameCount())
                    .filter(file ->
                            file.toString().endsWith(".xml") || file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] damage(byte[] seed, Random random) {
        var text = new StringBuilder(new String(seed, random.nextInt(10) == 0 ? ISO_8859_1 : UTF_8));
        var times = 1 + random.nextInt(8);
        for (var i = 0; i < times && !text.isEmpty(); i++) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(6)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.setLength(at + 1);
                case 3 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(200)));
                case 4 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 1 + random.nextInt(300))));
                default -> text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
            }
        }
        var bytes = text.toString().getBytes(UTF_8);
        if (bytes.length > 0 && random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
