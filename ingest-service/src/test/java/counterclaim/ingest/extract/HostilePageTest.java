package counterclaim.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.ingest.Benchmarks;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that were made to break an extractor, and pages that were broken by chance. */
class HostilePageTest {
    private static final URI ADDRESS = URI.create("https://news.example/");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int REPEATS = 200_000;

    private final ArticleExtractor extractor = new ArticleExtractor();

    private ExtractionOutcome extract(String html) {
        return Assertions.assertTimeoutPreemptively(LONG, () -> extractor.extract(html, ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b><p>",
                "<a href=x>",
                "<table><tr><td>",
                "<h1>Word",
                "<ul><li>",
                "<blockquote>",
                "<p>Word",
                "<time>",
                "<span class=author>By A",
                "<div itemprop=author>",
                "<div class='comment related share-body article-content'>x",
                "<svg><g>",
                "<font><nobr>",
                "<form><select><option>",
                "</p></div>",
                "&amp;&lt;&#x41;",
                "<!--",
                "<br>",
                "\u0000<p\u0000>"
            })
    void repeatedWithoutEndGivesAnOutcome(String piece) {
        assertThat(extract(piece.repeat(REPEATS))).isNotNull();
    }

    @Test
    void jsonLdNestedWithoutEndIsLeftAlone() {
        var nested = "[".repeat(REPEATS) + "]".repeat(REPEATS);
        assertThat(extract(Pages.page(Pages.jsonLd(nested), Pages.ARTICLE)))
                .isInstanceOf(ExtractionOutcome.Extracted.class);
    }

    @Test
    void jsonLdThatReferencesItselfIsLeftAlone() {
        var json = "{\"@type\":\"NewsArticle\",\"@id\":\"#a\",\"author\":{\"@id\":\"#a\"},\"headline\":\"Pier\"}";
        assertThat(extract(Pages.page(Pages.jsonLd(json), Pages.ARTICLE)))
                .isInstanceOf(ExtractionOutcome.Extracted.class);
    }

    @Test
    void attributesWithoutEndGiveAnOutcome() {
        var attributes = new StringBuilder("<p ");
        for (var i = 0; i < REPEATS; i++) {
            attributes.append("a").append(i).append("=1 ");
        }
        assertThat(extract(attributes + ">" + Pages.FIRST)).isNotNull();
    }

    @Test
    void linesThatLookLikeBoilerplateTakeNoLongTime() {
        var line = "<p>" + "subscribe sign up newsletter follow us on ".repeat(4) + "</p>";
        assertThat(extract(line.repeat(20_000))).isNotNull();
    }

    /** counterclaim.fuzz is the number of inputs: 2,000 by default, more in the nightly run. */
    @Test
    void mutatedPagesAlwaysGiveAnOutcome() throws IOException {
        var pages = pages();
        var random = new Random(20260301);
        var inputs = Integer.getInteger("counterclaim.fuzz", 2_000);
        for (var i = 0; i < inputs; i++) {
            var page = mutated(pages.get(random.nextInt(pages.size())), random);
            var outcome = Assertions.assertTimeoutPreemptively(
                    LONG, () -> extractor.extract(page, Optional.empty(), ADDRESS), "input " + i);
            assertThat(outcome).isNotNull();
        }
    }

    /** Pages of the development part where they are, up to 60 kB so that many fit into the time; else our own. */
    private static List<byte[]> pages() throws IOException {
        var pages = new ArrayList<byte[]>();
        pages.add(Pages.page(
                        Pages.jsonLd("{\"@type\":\"NewsArticle\",\"headline\":\"Pier\"}"),
                        "<article>" + Pages.ARTICLE + "</article>")
                .getBytes(StandardCharsets.UTF_8));
        for (var set : List.of("article-extraction", "trafilatura-eval")) {
            try (var files = Files.list(Benchmarks.folder(set).resolve("html"))) {
                for (var file : files.sorted().toList()) {
                    var bytes = unpacked(file);
                    if (bytes.length < 60_000) {
                        pages.add(bytes);
                    }
                }
            }
        }
        return pages;
    }

    private static byte[] unpacked(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private static byte[] mutated(byte[] page, Random random) {
        var bytes = page.clone();
        for (var changes = random.nextInt(40); changes >= 0; changes--) {
            var at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "<>\"'&/={}[]".charAt(random.nextInt(11));
                case 2 -> {
                    var from = random.nextInt(bytes.length);
                    System.arraycopy(
                            page, from, bytes, at, Math.min(random.nextInt(400), bytes.length - Math.max(from, at)));
                }
                case 3 -> java.util.Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(50)), (byte) '<');
                default -> bytes = random.nextInt(10) > 0 ? bytes : java.util.Arrays.copyOf(bytes, at + 1);
            }
        }
        return bytes;
    }
}
