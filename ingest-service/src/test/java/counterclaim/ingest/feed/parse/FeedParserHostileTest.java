package counterclaim.ingest.feed.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import counterclaim.ingest.feed.parse.ParsedFeed.Feed;
import counterclaim.ingest.feed.parse.ParsedFeed.NotAFeed;
import counterclaim.ingest.feed.parse.ParsedFeed.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedParserHostileTest {
    private static final URI ADDRESS = URI.create("https://harbour.example/feed");
    /** Generous for a busy machine: what is not linear takes hours at these sizes. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final int MEGA = 1 << 20;
    private static final FeedLimits LARGE = new FeedLimits(32 * MEGA, 10_000, 200, 500_000);

    private static ParsedFeed parse(byte[] body) {
        return assertTimeout(LONG, () -> new FeedParser(LARGE).parse(body, Optional.empty(), ADDRESS));
    }

    private static ParsedFeed parse(String document) {
        return parse(document.getBytes(UTF_8));
    }

    private static Feed feed(String document) {
        assertThat(parse(document)).isInstanceOf(Feed.class);
        return (Feed) parse(document);
    }

    @Test
    void entitiesThatGrowAreNotExpanded() {
        var document = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"ha\">");
        for (var i = 1; i < 40; i++) {
            document.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        document.append("]><rss><channel><title>&a39;&a0;</title></channel></rss>");
        assertThat(feed(document.toString()).title()).contains("&a39;ha");
    }

    @Test
    void entitiesUsedOftenStopAtABound() {
        var document = "<!DOCTYPE rss [<!ENTITY a \"" + "x".repeat(900) + "\">]><rss><channel><title>"
                + "&a;".repeat(100_000) + "</title></channel></rss>";
        assertThat(feed(document).title().orElseThrow().length()).isLessThan(2 * MEGA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!ENTITY x SYSTEM \"file:///etc/passwd\">",
                "<!ENTITY x PUBLIC \"p\" \"http://evil.example/\">",
                "<!ENTITY % p SYSTEM \"http://evil.example/dtd\"> %p;",
            })
    void nothingOutsideTheDocumentIsLoaded(String declaration) {
        var title = feed("<!DOCTYPE rss [" + declaration + "]><rss><channel><title>&x;</title></channel></rss>")
                .title();
        assertThat(title).contains("&x;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>",
                "<item>",
                "<channel>",
                "<![CDATA[",
                "<![CDATA[</a>",
                "<title><![CDATA[</title>",
                "<!--",
                "<!DOCTYPE x [",
                "<",
                "</a>",
                "<a b='",
                "<a b=\"c",
                "&",
                "&#",
                "<?",
                "<a x",
                "<a xmlns:b='c'>"
            })
    void whatNeverEndsTakesLinearTime(String piece) {
        var inside = piece.repeat(2 * MEGA / piece.length());
        parse("<rss><channel><item><title>" + inside);
        parse("<rss><channel><item><description><![CDATA[" + inside + "]]></description></item></channel></rss>");
        parse(inside);
    }

    @Test
    void deepNestingIsCutAndTheRestIsRead() {
        var deep = "<div>".repeat(100_000) + "text" + "</div>".repeat(100_000);
        var feed = feed("<rss><channel><item><description>" + deep
                + "</description><title>After</title></item></channel></rss>");
        assertThat(feed.truncated()).isTrue();
        assertThat(feed.entries().getFirst().title()).contains("After");
    }

    @Test
    void deepJsonIsNoFeed() {
        assertThat(parse("{\"items\":" + "[".repeat(MEGA))).isInstanceOf(NotAFeed.class);
        assertThat(parse("{\"a\":".repeat(MEGA / 4))).isInstanceOf(NotAFeed.class);
    }

    @Test
    void garbageIsRefusedOrReadInLinearTime() {
        var random = new Random(7);
        var noise = new byte[20 * MEGA];
        random.nextBytes(noise);
        assertThat(parse(noise)).isInstanceOf(NotAFeed.class);
        var feed = Arrays.copyOf(noise, noise.length);
        var start = "<rss><channel><title>T</title><item><title>".getBytes(UTF_8);
        System.arraycopy(start, 0, feed, 0, start.length);
        assertThat(parse(feed)).isInstanceOf(Feed.class);
        var markup = new byte[5 * MEGA];
        var alphabet = "<>/=\"'&;!-[]? abitem".getBytes(UTF_8);
        for (var i = 0; i < markup.length; i++) {
            markup[i] = alphabet[random.nextInt(alphabet.length)];
        }
        System.arraycopy(start, 0, markup, 0, start.length);
        assertThat(parse(markup)).isInstanceOf(Feed.class);
    }

    @Test
    void documentPastTheLimitIsRefused() {
        var parser = new FeedParser(new FeedLimits(1_000, 10, 50, 1_000));
        var outcome = parser.parse("<rss/>".concat(" ".repeat(1_000)).getBytes(UTF_8), Optional.empty(), ADDRESS);
        assertThat(((NotAFeed) outcome).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void entriesPastTheLimitAreLeftOut() {
        var parser = new FeedParser(new FeedLimits(100_000, 10, 50, 1_000));
        var feed = (Feed) parser.parse(
                ("<rss><channel>" + "<item/>".repeat(11) + "</channel></rss>").getBytes(UTF_8),
                Optional.empty(),
                ADDRESS);
        assertThat(feed.entries()).hasSize(10);
        assertThat(feed.truncated()).isTrue();
    }

    @Test
    void noScriptGetsThroughAnyText() {
        var evil =
                "&lt;script&gt;a()&lt;/script&gt;&lt;img src=x onerror=a()&gt;&lt;a href=\"java&#9;script:a()\"&gt;go&lt;/a&gt;";
        var feed = feed("<rss><channel><title>" + evil + "</title><description>" + evil + "</description><item><title>"
                + evil + "</title><description>" + evil + "</description></item></channel></rss>");
        assertThat(feed.title()).contains("go");
        assertThat(feed.description()).contains("go");
        assertThat(feed.entries().getFirst().title()).contains("go");
        assertThat(feed.entries().getFirst().summaryHtml())
                .contains("<img src=\"https://harbour.example/x\"><a>go</a>");
    }

    @Test
    void addressesThatActAreLeftOut() {
        var feed = feed("""
                <rss><channel><link>javascript:a()</link><item><link> java&#10;script:a()</link><guid>javascript:b()</guid>
                <enclosure url="data:text/html,x"/><comments>VBSCRIPT:x</comments></item></channel></rss>""");
        var entry = feed.entries().getFirst();
        assertThat(feed.link()).isEmpty();
        assertThat(entry.link()).isEmpty();
        assertThat(entry.links()).isEmpty();
        assertThat(entry.enclosures()).isEmpty();
        assertThat(entry.comments()).isEmpty();
    }
}
