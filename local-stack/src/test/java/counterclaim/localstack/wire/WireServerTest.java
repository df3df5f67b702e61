package counterclaim.localstack.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class WireServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static HttpClient http;

    @BeforeAll
    static void client() {
        http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @AfterAll
    static void closeClient() {
        http.close();
    }

    @Test
    void aFolderWithoutOutletsIsRefusedByName(@TempDir Path empty) {
        assertThatThrownBy(() -> WireFolder.read(empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no outlets.json");
    }

    @Test
    void aMistakeInAnArticleNamesTheFileAndTheLine(@TempDir Path folder) throws Exception {
        folderWith(folder, "outlet: a\ntitel: typo\n---\nText.");
        assertThatThrownBy(() -> WireFolder.read(folder))
                .hasMessageContaining("a-one.txt")
                .hasMessageContaining("unknown name titel");
    }

    @Test
    void aTakenPortSaysWhoseItWasAndWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            var config = WireConfig.of(small("<p>")).withBind("0.0.0.0").withPortBase(taken.getLocalPort());
            assertThatThrownBy(() -> WireServer.start(config))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the control port")
                    .hasMessageContaining("--port-base");
        }
    }

    @Test
    void aStateFileThatIsNoJsonSaysToDeleteIt(@TempDir Path folder) throws Exception {
        Path state = Files.writeString(folder.resolve("wire.json"), "{");
        assertThatThrownBy(() -> WireServer.start(WireConfig.of(small("x")).withState(state)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("delete it to start the play anew");
    }

    @Test
    void everyFeedOfTheSampleIsWellFormedAndComplete() throws Exception {
        try (var wire = all(WireFolder.sample())) {
            for (var feed : wire.feeds()) {
                var response = get(feed.url());
                assertThat(response.statusCode()).as(feed.title()).isEqualTo(200);
                assertThat(contentType(response)).startsWith(feed.format().mediaType());
                List<String> links = links(feed, response.body());
                assertThat(links).as(feed.title()).isNotEmpty().doesNotHaveDuplicates();
                for (String link : links) {
                    URI page = feed.site().resolve(feed.site() + "/").resolve(link);
                    assertThat(get(page).statusCode()).as(link).isIn(200, 302);
                }
            }
        }
    }

    @Test
    void everyPageOfTheSampleHoldsItsTextAndItsCanonicalAddress() throws Exception {
        try (var wire = all(WireFolder.sample())) {
            for (JsonNode article : JSON.readTree(
                    get(URI.create(wire.control() + "/articles.json")).body())) {
                if (!article.path("visible").asBoolean()) {
                    continue;
                }
                URI url = URI.create(article.path("canonicalUrl").asText());
                var response = get(url);
                String charset = contentType(response).replaceFirst(".*charset=", "");
                String page = new String(response.body(), Charset.forName(charset));
                assertThat(page).contains("<link rel=\"canonical\" href=\"" + Markup.escape(url.toString()) + "\">");
                assertThat(page).contains(Markup.escape(article.path("title").asText()));
                var shown = wire.folder().article(article.path("key").asText()).revisions();
                for (String paragraph : shown.getLast().plainText().split("\n\n")) {
                    assertThat(page).as(article.path("key").asText()).contains(Markup.escape(paragraph));
                }
            }
        }
    }

    @Test
    void validatorsAnswer304AndAChangeGivesNewOnes() throws Exception {
        var folder = WireFolder.of(
                List.of(WireOutlet.simple("a", "A")),
                List.of(WireArticle.simple("a", "s", "one", "Old title", "Old text.")
                        .then(edit(Duration.ofHours(1), "New title", "New text."))));
        try (var wire = WireServer.start(WireConfig.of(folder).paused())) {
            for (URI uri : List.of(feed(wire), wire.articleUrl("a-one"))) {
                wire.forgetRequests();
                var first = get(uri);
                String tag = first.headers().firstValue("ETag").orElseThrow();
                String date = first.headers().firstValue("Last-Modified").orElseThrow();
                assertThat(first.headers().firstValue("Cache-Control")).isPresent();
                assertThat(get(uri, "If-None-Match", tag).statusCode()).isEqualTo(304);
                assertThat(get(uri, "If-None-Match", "W/" + tag).statusCode()).isEqualTo(304);
                assertThat(get(uri, "If-Modified-Since", date).statusCode()).isEqualTo(304);
                assertThat(get(uri, "If-None-Match", "\"other\"", "If-Modified-Since", date)
                                .statusCode())
                        .isEqualTo(200);
                assertThat(wire.requests("a", uri.getPath())).isEqualTo(5);
            }
            var before = get(feed(wire));
            wire.clock().advance(Duration.ofHours(2));
            var after = get(
                    feed(wire),
                    "If-None-Match",
                    before.headers().firstValue("ETag").orElseThrow());
            assertThat(after.statusCode()).isEqualTo(200);
            assertThat(text(after)).contains("New title").doesNotContain("Old title");
            assertThat(text(get(wire.articleUrl("a-one"))))
                    .contains("New text.")
                    .doesNotContain("Old text.");
        }
    }

    @Test
    void aFeedIsCompressedForWhoeverAsksAndItsTagStaysGood() throws Exception {
        try (var wire = all(WireFolder.sample())) {
            URI uri = URI.create(wire.site("meridian-wire") + "/rss/all.xml");
            var plain = get(uri);
            var zipped = get(uri, "Accept-Encoding", "gzip");
            assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(zipped.headers().firstValue("Vary")).contains("Accept-Encoding");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                    .isEqualTo(plain.body());
            String tag = zipped.headers().firstValue("ETag").orElseThrow();
            assertThat(get(uri, "Accept-Encoding", "gzip", "If-None-Match", tag).statusCode())
                    .isEqualTo(304);
        }
    }

    @Test
    void articlesAppearAtTheirTimeAndNeverInTheFuture() throws Exception {
        var folder = WireFolder.of(
                List.of(WireOutlet.simple("a", "A")),
                List.of(WireArticle.simple("a", "s", "now", "Now", "Text."), at(Duration.ofMinutes(90), "later")));
        try (var wire =
                WireServer.start(WireConfig.of(folder).withClock(fixed()).paused())) {
            assertThat(get(wire.articleUrl("a-later")).statusCode()).isEqualTo(404);
            assertThat(text(get(feed(wire)))).contains("/news/now").doesNotContain("/news/later");
            wire.clock().advance(Duration.ofMinutes(89));
            assertThat(get(wire.articleUrl("a-later")).statusCode()).isEqualTo(404);
            wire.clock().advance(Duration.ofHours(24));
            assertThat(get(wire.articleUrl("a-later")).statusCode()).isEqualTo(200);
            assertThat(wire.clock().now()).isEqualTo(NOON);
            assertThat(text(get(feed(wire)))).contains("Tue, 3 Mar 2026 12:00:00 GMT");
        }
    }

    @Test
    void theClockRunsAtItsSpeedUntilItHasCaughtUp() {
        var real = new MovableClock(NOON);
        var clock = new WireClock(real, WireClock.started(NOON, Duration.ofHours(6), 300, false), () -> {});
        assertThat(clock.elapsed()).isZero();
        real.now = NOON.plusSeconds(10);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(50));
        real.now = NOON.plusSeconds(100);
        assertThat(clock.now()).isEqualTo(real.now);
        clock.pause();
        real.now = NOON.plusSeconds(200);
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(100));
    }

    @Test
    void aWithdrawnArticleIs410AndLeavesTheFeedAndMayComeBack() throws Exception {
        var folder = WireFolder.of(
                List.of(WireOutlet.simple("a", "A")),
                List.of(WireArticle.simple("a", "s", "one", "Title", "Text.")
                        .then(change(Revision.Kind.WITHDRAW, Duration.ofHours(1), ""))
                        .then(change(Revision.Kind.RESTORE, Duration.ofHours(2), ""))));
        try (var wire = WireServer.start(WireConfig.of(folder).paused())) {
            assertThat(get(wire.articleUrl("a-one")).statusCode()).isEqualTo(200);
            wire.clock().advance(Duration.ofHours(1));
            assertThat(get(wire.articleUrl("a-one")).statusCode()).isEqualTo(410);
            assertThat(text(get(feed(wire)))).doesNotContain("/news/one");
            wire.clock().advance(Duration.ofHours(1));
            assertThat(get(wire.articleUrl("a-one")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aMovedArticleRedirectsToItsNewAddress() throws Exception {
        var folder = WireFolder.of(
                List.of(WireOutlet.simple("a", "A")),
                List.of(WireArticle.simple("a", "s", "one", "Title", "Text.")
                        .then(change(Revision.Kind.MOVE, Duration.ofHours(1), "two"))));
        try (var wire = WireServer.start(WireConfig.of(folder).paused())) {
            URI later = URI.create(wire.site("a") + "/news/two");
            assertThat(get(later).statusCode()).isEqualTo(404);
            wire.clock().all();
            var old = get(wire.articleUrl("a-one"));
            assertThat(old.statusCode()).isEqualTo(301);
            assertThat(old.headers().firstValue("Location")).contains(later.toString());
            assertThat(get(later).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatArticlesSayCannotBecomeMarkup() throws Exception {
        String nasty = "</script></title>\"'><img src=x onerror=alert(1)> & ]]> {{body}} $1 \\ \u0001";
        List<WireOutlet> outlets = new ArrayList<>();
        List<WireArticle> articles = new ArrayList<>();
        for (WireOutlet outlet : WireFolder.sample().outlets()) {
            outlets.add(outlet);
            articles.add(WireArticle.simple(outlet.key(), "s", "nasty", nasty, nasty));
        }
        try (var wire = WireServer.start(WireConfig.of(WireFolder.of(outlets, articles)))) {
            for (WireOutlet outlet : outlets) {
                assertThat(new String(
                                get(wire.articleUrl(outlet.key() + "-nasty")).body(), outlet.charset()))
                        .as(outlet.key())
                        .doesNotContain("<img src=x")
                        .doesNotContain("</script></title>");
                assertThat(text(get(URI.create(wire.site(outlet.key()) + "/")))).doesNotContain("<img src=x");
            }
            for (var feed : wire.feeds()) {
                assertThat(links(feed, get(feed.url()).body()))
                        .as(feed.title())
                        .hasSize(feed.url().getPath().equals("/rss/world.xml") ? 0 : 1);
            }
        }
    }

    @Test
    void robotsTxtForbidsThePathOfThePremiumArticle() throws Exception {
        try (var wire = all(WireFolder.sample())) {
            String robots = text(get(URI.create(wire.site("capital-gazette") + "/robots.txt")));
            assertThat(robots).contains("Disallow: /premium/");
            assertThat(wire.articleUrl("capital-gazette-premium-royal-diary").getPath())
                    .startsWith("/premium/");
            assertThat(text(get(URI.create(wire.site("delta-post") + "/robots.txt"))))
                    .doesNotContain("Disallow");
        }
    }

    @Test
    void feedLinksWithTrackingAndRedirectsLeadToTheArticle() throws Exception {
        try (var wire = all(WireFolder.sample())) {
            String rss = text(get(URI.create(wire.site("harbour-courier") + "/rss.xml")));
            assertThat(rss).contains("utm_source=rss");
            assertThat(get(URI.create(wire.articleUrl("harbour-courier-tidewater-prize") + "?utm_source=rss"))
                            .statusCode())
                    .isEqualTo(200);
            var article = wire.folder().article("radio-estuary-quayle-dam-live");
            var hop = get(URI.create(wire.site("radio-estuary") + "/r/" + Play.id(article)));
            assertThat(hop.statusCode()).isEqualTo(302);
            assertThat(hop.headers().firstValue("Location"))
                    .contains(wire.articleUrl(article.key()).toString());
        }
    }

    @Test
    void aSavedPageIsServedByteForByte(@TempDir Path folder) throws Exception {
        folderWith(folder, "outlet: a\ntitle: One\n---\nText.");
        byte[] page = "<title>Gr\u00fc\u00dfe</title>".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("story/saved.html"), page);
        Files.writeString(
                folder.resolve("story/saved.json"),
                "{\"outlet\":\"a\",\"title\":\"Saved\",\"contentType\":\"text/html; charset=iso-8859-1\"}");
        try (var wire = WireServer.start(WireConfig.of(WireFolder.read(folder)))) {
            var response = get(wire.articleUrl("a-saved"));
            assertThat(response.body()).isEqualTo(page);
            assertThat(contentType(response)).isEqualTo("text/html; charset=iso-8859-1");
        }
    }

    @Test
    void aRestartKeepsAddressesDatesAndValidators(@TempDir Path folder) throws Exception {
        Path state = folder.resolve("state/wire.json");
        var config = WireConfig.of(WireFolder.sample()).withState(state).paused();
        URI feed;
        String tag;
        Instant wireTime;
        try (var wire = WireServer.start(config)) {
            wire.clock().advance(Duration.ofMinutes(70));
            feed = URI.create(wire.site("northern-ledger") + "/feed.atom");
            tag = get(feed).headers().firstValue("ETag").orElseThrow();
            wireTime = wire.clock().now();
        }
        try (var again = WireServer.start(config.withSpeed(1))) {
            assertThat(again.site("northern-ledger")).isEqualTo(URI.create("http://" + feed.getAuthority()));
            assertThat(again.clock().now()).isEqualTo(wireTime);
            assertThat(get(feed, "If-None-Match", tag).statusCode()).isEqualTo(304);
        }
    }

    @Test
    void faultsHitTheRequestsTheyNameAndEnd() throws Exception {
        try (var wire = WireServer.start(WireConfig.of(small("Text.")))) {
            URI feed = feed(wire);
            wire.inject(
                    Fault.status("a", "/rss.xml", 503).with("retryAfter", "120").times(2));
            var refused = get(feed);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("120");
            assertThat(get(wire.articleUrl("a-one")).statusCode()).isEqualTo(200);
            assertThat(get(feed).statusCode()).isEqualTo(503);
            assertThat(get(feed).statusCode()).isEqualTo(200);

            wire.inject(Fault.redirect("a", "/news/*", 308, "http://127.0.0.1:1/x"));
            assertThat(get(wire.articleUrl("a-one")).headers().firstValue("Location"))
                    .contains("http://127.0.0.1:1/x");
            wire.clearFaults();
            assertThat(get(wire.articleUrl("a-one")).statusCode()).isEqualTo(200);

            wire.inject(Fault.of("a", "/rss.xml", Fault.Kind.REDIRECT_LOOP).times(1));
            assertThat(get(feed).headers().firstValue("Location")).contains(feed.toString());
            wire.inject(Fault.contentType("a", "/rss.xml", "image/png").times(1));
            assertThat(contentType(get(feed))).isEqualTo("image/png");
            wire.inject(Fault.of("a", "/rss.xml", Fault.Kind.EMPTY).times(1));
            assertThat(get(feed).body()).isEmpty();
            wire.inject(Fault.of("a", "/rss.xml", Fault.Kind.NOT_A_FEED).times(1));
            assertThat(text(get(feed))).contains("<!doctype html>");
            wire.inject(Fault.huge("a", "/rss.xml", 3_000_000).times(1));
            assertThat(get(feed).body()).hasSize(3_000_000);
            wire.inject(Fault.slowDrip("a", "/rss.xml", 200, 1).times(1));
            assertThat(text(get(feed))).contains("</rss>");
            wire.inject(Fault.of("a", "/rss.xml", Fault.Kind.GZIP_BOMB)
                    .with("bytes", 20_000_000)
                    .times(1));
            var bomb = get(feed);
            assertThat(bomb.body().length).isLessThan(100_000);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(bomb.body())).readAllBytes())
                    .hasSize(20_000_000);
        }
    }

    @Test
    void aCutConnectionAndASilentServerAreErrorsForTheClient() throws Exception {
        try (var wire = WireServer.start(WireConfig.of(small("Text.")))) {
            wire.inject(Fault.of("a", "/rss.xml", Fault.Kind.RESET).times(1));
            assertThatThrownBy(() -> get(feed(wire))).isInstanceOf(IOException.class);
            wire.inject(Fault.of("a", "/rss.xml", Fault.Kind.HANG));
            var request = HttpRequest.newBuilder(feed(wire))
                    .timeout(Duration.ofMillis(200))
                    .build();
            assertThatThrownBy(() -> http.send(request, HttpResponse.BodyHandlers.ofByteArray()))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void theControlServerListsFeedsMovesTheClockSetsFaultsAndCountsRequests() throws Exception {
        try (var wire = WireServer.start(WireConfig.of(WireFolder.sample()).paused())) {
            Document opml = xml(get(wire.opml()).body());
            var outlines = opml.getElementsByTagName("outline");
            assertThat(outlines.getLength()).isEqualTo(wire.feeds().size());
            Element first = (Element) outlines.item(0);
            assertThat(first.getAttribute("outlet")).isEqualTo("Harbour Courier");
            assertThat(first.getAttribute("xmlUrl"))
                    .isEqualTo(wire.feeds().getFirst().url().toString());

            JsonNode before = JSON.readTree(get(control(wire, "/status")).body());
            assertThat(before.path("finished").asBoolean()).isFalse();
            assertThat(before.path("articlesShown").asInt()).isBetween(30, 50);
            JsonNode after = JSON.readTree(post(control(wire, "/clock/all"), "").body());
            assertThat(after.path("finished").asBoolean()).isTrue();
            assertThat(after.path("articlesShown").asInt())
                    .isEqualTo(wire.folder().articles().size() - 1);

            post(
                    control(wire, "/faults"),
                    "{\"outlet\":\"delta-post\",\"path\":\"/backend.rss\",\"kind\":\"STATUS\",\"status\":500}");
            URI feed = URI.create(wire.site("delta-post") + "/backend.rss");
            assertThat(get(feed).statusCode()).isEqualTo(500);
            JsonNode requests = JSON.readTree(get(control(wire, "/requests")).body());
            assertThat(requests.path(feed.getAuthority())
                            .path("/backend.rss")
                            .path("status")
                            .path("500")
                            .asInt())
                    .isEqualTo(1);
            assertThat(wire.requests().getFirst().outletKey()).isEqualTo("delta-post");
        }
    }

    @Test
    void theControlServerRefusesWhatItCannotReadAndOtherSitesPages() throws Exception {
        try (var wire = WireServer.start(WireConfig.of(small("Text.")))) {
            assertThat(post(control(wire, "/clock/advance?by=soon"), "").statusCode())
                    .isEqualTo(400);
            assertThat(post(control(wire, "/clock/speed?to=fast"), "").statusCode())
                    .isEqualTo(400);
            assertThat(post(control(wire, "/faults"), "{\"kind\":\"SULK\"}").statusCode())
                    .isEqualTo(400);
            assertThat(post(control(wire, "/faults"), "not json").statusCode()).isEqualTo(400);
            assertThat(get(control(wire, "/nothing")).statusCode()).isEqualTo(404);
            assertThat(get(control(wire, "/status"), "Origin", "http://evil.example")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void onlyGetAndHeadAreAnsweredByOutlets() throws Exception {
        try (var wire = WireServer.start(WireConfig.of(small("Text.")))) {
            assertThat(post(feed(wire), "x").statusCode()).isEqualTo(405);
            var head = http.send(
                    HttpRequest.newBuilder(feed(wire)).HEAD().build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("ETag")).isPresent();
            assertThat(head.body()).isEmpty();
        }
    }

    private static WireServer all(WireFolder folder) throws IOException {
        var wire = WireServer.start(WireConfig.of(folder).paused());
        wire.clock().all();
        return wire;
    }

    private static WireFolder small(String text) {
        return WireFolder.of(
                List.of(WireOutlet.simple("a", "A")), List.of(WireArticle.simple("a", "s", "one", "Title", text)));
    }

    private static void folderWith(Path folder, String article) throws IOException {
        Files.writeString(
                folder.resolve("outlets.json"),
                "[{\"key\":\"a\",\"name\":\"A\",\"template\":\"delta\",\"articlePath\":\"/{slug}\",\"feeds\":[]}]");
        Files.createDirectories(folder.resolve("story"));
        Files.writeString(folder.resolve("story/a-one.txt"), article);
    }

    private static WireArticle at(Duration at, String slug) {
        return new WireArticle(
                "a-" + slug,
                "a",
                "s",
                slug,
                "",
                "news",
                "",
                "",
                List.of(),
                false,
                java.util.Optional.empty(),
                List.of(new Revision(Revision.Kind.PUBLISH, at, "Title of " + slug, "Text.", "")));
    }

    private static Revision edit(Duration at, String title, String text) {
        return new Revision(Revision.Kind.EDIT, at, title, text, "");
    }

    private static Revision change(Revision.Kind kind, Duration at, String to) {
        return new Revision(kind, at, "Title", "Text.", to);
    }

    private static URI feed(WireServer wire) {
        return URI.create(wire.site("a") + "/rss.xml");
    }

    private static URI control(WireServer wire, String path) {
        return URI.create(wire.control() + path);
    }

    private static Clock fixed() {
        return Clock.fixed(NOON, ZoneOffset.UTC);
    }

    private static final class MovableClock extends Clock {
        private Instant now;

        private MovableClock(Instant now) {
            this.now = now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static HttpResponse<byte[]> get(URI uri, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> post(URI uri, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String contentType(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    private static List<String> links(WireFeed feed, byte[] body) throws Exception {
        List<String> links = new ArrayList<>();
        if (feed.format() == FeedFormat.JSON_FEED) {
            for (JsonNode item : JSON.readTree(body).path("items")) {
                assertThat(item.path("title").asText()).isNotEmpty();
                assertThat(item.has("content_html") || item.has("content_text")).isTrue();
                links.add(item.path("url").asText());
            }
            return links;
        }
        Document document = xml(body);
        var entries = document.getElementsByTagNameNS("*", feed.format() == FeedFormat.RSS ? "item" : "entry");
        for (int i = 0; i < entries.getLength(); i++) {
            Element entry = (Element) entries.item(i);
            Element link = (Element) entry.getElementsByTagNameNS("*", "link").item(0);
            links.add(feed.format() == FeedFormat.RSS ? link.getTextContent() : link.getAttribute("href"));
        }
        return links;
    }

    private static Document xml(byte[] body) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
    }
}
