package counterclaim.ingest.opml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.ingest.Benchmarks;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpmlTest {
    private static OpmlReading read(String document) {
        return Opml.read(document.getBytes(UTF_8));
    }

    @Test
    void whatIsNoListHasAProblemAndNoFeeds() {
        for (var other : List.of("", "words", "<html><body>x</body></html>", "{}", "<opml><body/></opml>")) {
            var reading = read(other);
            assertThat(reading.feeds()).as(other).isEmpty();
            assertThat(reading.problems()).as(other).isNotEmpty();
        }
    }

    @Test
    void listThatIsTooLargeIsRefused() {
        assertThat(Opml.read(new byte[Opml.MAX_BYTES + 1]).problems())
                .singleElement()
                .asString()
                .contains("Split it");
    }

    @Test
    void bareAmpersandsAndQuotesDoNoHarm() {
        var reading = read("""
                <opml version="1.0"><body><outline text="News & more" title="News & more">
                <outline type="rss" text="A "good" one" xmlUrl="https://a.example/feed?x=1&y=2" htmlUrl="https://a.example/">
                <outline type=rss text=B xmlUrl=https://b.example/rss />
                </body></opml>""");
        assertThat(reading.feeds())
                .extracting(OpmlFeed::url)
                .containsExactly("https://a.example/feed?x=1&y=2", "https://b.example/rss");
        assertThat(reading.feeds().getFirst().folders()).containsExactly("News & more");
        assertThat(reading.problems()).singleElement().asString().contains("not well-formed");
    }

    @Test
    void outlineThatItsDescriptionBreaksStillHasItsAddress() {
        var reading = read("""
                <opml><body><outline text="Good" xmlUrl="https://a.example/"/>
                <outline text="Broken &amp; more" description="by <a href="https://x.example" rel="y">us</a>. Fine." xmlUrl="https://b.example/?c=1&amp;d"/>
                </body></opml>""");
        assertThat(reading.feeds())
                .extracting(OpmlFeed::url)
                .containsExactly("https://a.example/", "https://b.example/?c=1&d");
        assertThat(reading.feeds().getLast().title()).contains("Broken & more");
    }

    @Test
    void eachThingThatCannotBeUsedIsToldOnce() {
        var reading = read("""
                <opml><head><title>Mine</title></head><body>
                <outline type="rss" text="No address"/>
                <outline type="rss" text="Not the web" xmlUrl="file:///etc/passwd"/>
                <outline type="rss" text="Twice" xmlUrl="https://a.example/"/><outline text="Again" xmlUrl="https://a.example/"/>
                <outline text="Old scheme" xmlUrl="feed://b.example/rss"/><outline text="Older" xmlUrl="feed:https://c.example/rss"/>
                <outline type="rss" text="Other name" url="HTTPS://d.example/rss" category="x,y"/>
                </body></opml>""");
        assertThat(reading.title()).contains("Mine");
        assertThat(reading.feeds())
                .extracting(OpmlFeed::url)
                .containsExactly(
                        "https://a.example/", "http://b.example/rss", "https://c.example/rss", "https://d.example/rss");
        assertThat(reading.feeds().getLast().folders()).containsExactly("x", "y");
        assertThat(reading.problems()).hasSize(3);
    }

    @Test
    void deepListsAreCut() {
        var reading =
                read("<opml><body>" + "<outline text='x'>".repeat(10_000) + "<outline xmlUrl='https://a.example/'/>");
        assertThat(reading.problems()).anyMatch(problem -> problem.contains("nests too deep"));
    }

    @Test
    void whatIsWrittenIsReadBackAlike() {
        var feeds = List.of(
                new OpmlFeed(
                        "https://a.example/?x=1&y=<2>",
                        Optional.of("\"A\" & b\u0001"),
                        Optional.of("https://a.example/"),
                        List.of("News", "World")),
                new OpmlFeed("https://b.example/", Optional.of("Zoé"), Optional.empty(), List.of()));
        var reading = Opml.read(Opml.write("My <list>", Instant.parse("2026-11-24T10:00:00Z"), feeds));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.title()).contains("My <list>");
        assertThat(reading.feeds())
                .containsExactly(
                        new OpmlFeed(
                                "https://a.example/?x=1&y=<2>",
                                Optional.of("\"A\" & b"),
                                Optional.of("https://a.example/"),
                                List.of("News", "World")),
                        feeds.get(1));
    }

    @Test
    void malformedListsOfTheBenchmarkGiveAllTheirFeeds() throws IOException {
        var folder = Benchmarks.folder("feed-lists/opml");
        var found = new HashSet<String>();
        var malformed = 0;
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".opml")).toList()) {
                var reading = Opml.read(Files.readAllBytes(file));
                assertThat(reading.feeds()).as(file.toString()).isNotEmpty();
                reading.feeds().forEach(feed -> found.add(feed.url()));
                malformed += reading.problems().stream().anyMatch(problem -> problem.contains("well-formed")) ? 1 : 0;
            }
        }
        try (var lines = Files.lines(folder.resolveSibling("feeds.jsonl"))) {
            lines.map(line -> line.replaceFirst("^\\{\"url\": \"([^\"]+)\".*", "$1"))
                    .forEach(url -> assertThat(found).contains(url));
        }
        assertThat(malformed).isEqualTo(40);
    }
}
