package counterclaim.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import counterclaim.contracts.ArticleFetched;
import counterclaim.contracts.Json;
import counterclaim.contracts.Topics;
import counterclaim.localstack.wire.WireArticle;
import counterclaim.localstack.wire.WireConfig;
import counterclaim.localstack.wire.WireFolder;
import counterclaim.localstack.wire.WireServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wire, ingest, enrich, index, search, screen: all as processes, started by the launcher. One system serves all tests, in
 * their order: the first kills services while a wire is playing.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SystemE2E {
    private static final List<String> SERVICES = List.of("ingest", "enrich", "index");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static LocalSystem system;
    private static String upSaid;

    @BeforeAll
    static void up() throws IOException {
        var state = Path.of("target/e2e").toAbsolutePath();
        Files.createDirectories(state);
        system = new LocalSystem(state);
        upSaid = system.succeed("up", "--poll", "3s", "--allow", "127.0.0.1", "--wait", "3m");
    }

    @AfterAll
    static void down() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    @Order(1)
    void everyArticleIsIndexedOnceThoughEachServiceIsKilledWhileTheWirePlays(@TempDir Path folder) throws IOException {
        // A second playing of the sample, whose clock this test holds: news comes before, while and after each kill.
        try (var wire = WireServer.start(WireConfig.of(WireFolder.sample()).paused())) {
            var sites = wire.feeds().stream()
                    .map(feed -> feed.site().getAuthority())
                    .collect(Collectors.toSet());
            var opml = folder.resolve("wire.opml");
            Files.writeString(opml, system.text(wire.opml()));
            system.succeed("feeds", "import", opml.toString());
            for (var service : SERVICES) {
                wire.clock().advance(Duration.ofMinutes(40));
                system.kill(service);
                wire.clock().advance(Duration.ofMinutes(40));
                await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> isReady(service));
            }
            wire.clock().all();
            SERVICES.forEach(system::kill);

            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .ignoreExceptions()
                    .untilAsserted(() -> {
                        var expected = published(wire.control());
                        assertThat(expected).hasSizeGreaterThan(40);
                        var found = indexed();
                        found.keySet()
                                .removeIf(url -> !sites.contains(URI.create(url).getAuthority()));
                        assertThat(found).isEqualTo(expected);
                    });
        }
        assertThat(duplicates(read(Topics.ARTICLES_FETCHED))).isEmpty();
    }

    @Test
    @Order(2)
    void launcherPrintsContestedClaimsWithClaimantChallengerAndOutlet() {
        assertThat(upSaid).contains("Dashboard: http://127.0.0.1:");
        var claims = system.get(index("/api/v1/claims?state=contested&size=50")).path("items");
        assertThat(claims).isNotEmpty();
        assertThat(claims).anySatisfy(claim -> {
            assertThat(claim.path("claimants")).isNotEmpty();
            assertThat(claim.path("contests"))
                    .anySatisfy(contest -> assertThat(
                                    contest.path("challenger").path("name").asText())
                            .isNotBlank());
        });
        assertThat(system.succeed("claims")).isNotBlank();
        assertThat(system.succeed("search", "Kursk")).containsIgnoringCase("Kursk");
    }

    @Test
    @Order(3)
    void contestedArticleIsFoundByWordAndByClaim() {
        assertThat(system.get(index("/api/v1/articles?q=Kursk&contested=true")).path("items"))
                .isNotEmpty()
                .allSatisfy(article -> assertThat(article.path("contested")).isNotEmpty());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                system.get(index("/api/v1/claims?q=Kursk")).path("items"))
                        .isNotEmpty());
    }

    @Test
    @Order(4)
    void outsideReportServedAsAPageIsFoundWithItsClaim() throws IOException {
        var text = LocalSystem.root().resolve("../shared/benchmarks/contested/text/seed_kursk.txt");
        if (!Files.isReadable(text)) {
            var reason = "Skipped: the outside report is not here (" + text.normalize() + ")";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        var sample = WireFolder.sample();
        var outlet = sample.outlets().getFirst();
        var article = WireArticle.simple(
                outlet.key(), "outside", "outside-report", "Recapture of Kursk region claimed", Files.readString(text));
        try (var wire = WireServer.start(WireConfig.of(WireFolder.of(List.of(outlet), List.of(article))))) {
            wire.clock().all();
            system.succeed("feeds", "add", wire.feeds().getFirst().url().toString());
            var url = wire.articleUrl(outlet.key() + "-outside-report").toString();
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                assertThat(urls("/api/v1/articles?q=Kursk&contested=true&size=50"))
                        .contains(url);
                var claimed = new HashSet<String>();
                for (var claim :
                        system.get(index("/api/v1/claims?q=Kursk&size=50")).path("items")) {
                    system.get(index("/api/v1/claims/" + claim.path("claimId").asText()))
                            .path("articles")
                            .forEach(carrier -> claimed.add(carrier.path("url").asText()));
                }
                assertThat(claimed).contains(url);
            });
        }
    }

    @Test
    @Order(5)
    void badFeedsGetTheirOutcomesAndStopNothing() {
        var wire = system.address("wire");
        var site = URI.create(
                system.get(wire.resolve("/feeds.json")).get(0).path("site").asText() + "/");
        var outlet =
                system.get(wire.resolve("/feeds.json")).get(0).path("outletKey").asText();
        fault(wire, outlet, "/html-feed", "\"kind\":\"NOT_A_FEED\"");
        fault(wire, outlet, "/empty-feed", "\"kind\":\"EMPTY\"");
        fault(wire, outlet, "/broken-feed", "\"kind\":\"STATUS\",\"status\":500");
        var expected = new TreeMap<>(Map.of(
                site.resolve("/html-feed").toString(),
                "NOT_A_FEED",
                site.resolve("/empty-feed").toString(),
                "NOT_A_FEED",
                site.resolve("/broken-feed").toString(),
                "SERVER_ERROR",
                "http://nobody.invalid/feed",
                "UNREACHABLE",
                "http://10.0.0.1/feed",
                "FORBIDDEN_ADDRESS"));
        expected.keySet().forEach(url -> system.succeed("feeds", "add", url));

        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            var outcomes = new TreeMap<String, String>();
            system.get(system.address("ingest").resolve("/api/v1/feeds?size=500"))
                    .path("items")
                    .forEach(feed -> outcomes.put(
                            feed.path("url").asText(),
                            feed.path("health").path("outcome").asText().toUpperCase(java.util.Locale.ROOT)));
            assertThat(outcomes).containsAllEntriesOf(expected);
        });
        var status = system.status().path("counts").path("feeds").toString().toUpperCase(java.util.Locale.ROOT);
        assertThat(status).contains("NOT_A_FEED", "SERVER_ERROR", "UNREACHABLE", "FORBIDDEN_ADDRESS");
    }

    @Test
    @Order(6)
    void recordThatIsNoJsonGoesToItsDeadLetterTopicAndTheNextIsRead() {
        var before = Map.of(
                Topics.ENTRIES,
                "ingest",
                Topics.PAGES_FETCHED,
                "ingest",
                Topics.ARTICLES_FETCHED,
                "enrich",
                Topics.ARTICLES_ENRICHED,
                "index",
                Topics.CLAIMS,
                "index");
        try (var producer = new KafkaProducer<String, String>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka()),
                new StringSerializer(),
                new StringSerializer())) {
            before.keySet().forEach(topic -> producer.send(new ProducerRecord<>(topic, "poison", "{no json")));
            producer.flush();
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            var letters = system.status().path("counts").path("deadLetters");
            before.forEach((topic, service) -> assertThat(
                            letters.path(Topics.deadLetterName(topic, service)).asInt())
                    .as("dead letters of %s in %s: %s", topic, service, letters)
                    .isPositive());
        });
        assertThat(system.succeed("dlq", "list")).contains("poison");
        SERVICES.forEach(service -> assertThat(isReady(service)).as(service).isTrue());
    }

    @Test
    @Order(7)
    void readerGoesFromTheContestedClaimsToTheWordsInTheArticle() {
        try (var browser = Browser.installed()) {
            var page = browser.page(false, false);
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);

            page.navigate(index("/").toString());
            assertThat(page.title()).containsIgnoringCase("Counterclaim");
            Browser.screenshot(page, "now-light");
            page.locator("a[href*='/claims/']").first().click();
            page.waitForURL("**/claims/**");
            Browser.screenshot(page, "claim-light");
            page.locator("main a[href*='/articles/']").first().click();
            page.waitForURL("**/articles/**");
            assertThat(page.locator("a.ref").count())
                    .as("numbers that lead from the text to its claims")
                    .isPositive();
            Browser.screenshot(page, "article-light");

            page.navigate(index("/search?q=Kursk&contested=true").toString());
            assertThat(page.locator("main a[href*='/articles/']").count()).isPositive();
            Browser.screenshot(page, "search-light");
            assertThat(complaints).isEmpty();

            for (var path : List.of("/", "/search?q=Kursk", "/feeds", "/system")) {
                var name = path.replaceAll("[^a-z]+", "-");
                shoot(browser.page(true, false), path, "phone" + name);
                shoot(browser.page(false, true), path, "dark" + name);
            }
        }
    }

    @Test
    @Order(8)
    void secondUpGoesOnWithAllArticlesWithinAMinute() {
        var before = indexed();
        system.succeed("down");
        var started = System.nanoTime();
        system.succeed("up", "--poll", "3s", "--allow", "127.0.0.1");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(60));
        assertThat(indexed().keySet()).containsAll(before.keySet());
    }

    private static void shoot(Page page, String path, String name) {
        page.navigate(index(path).toString());
        var width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(width).as("%s scrolls sideways", path).isEqualTo(0);
        Browser.screenshot(page, name);
    }

    private static void fault(URI wire, String outlet, String path, String what) {
        var status = system.post(
                wire.resolve("/faults"), "{\"outlet\":\"" + outlet + "\",\"path\":\"" + path + "\"," + what + "}");
        assertThat(status).isBetween(200, 299);
    }

    private static boolean isReady(String service) {
        return system.status()
                .path("processes")
                .path(service)
                .path("health")
                .asText()
                .equals("ready");
    }

    private static URI index(String path) {
        return system.address("index").resolve(path);
    }

    private static String kafka() {
        return system.address("kafka").getAuthority();
    }

    /** What the wire shows now and robots.txt allows: address and title. */
    private static Map<String, String> published(URI wire) {
        var articles = new TreeMap<String, String>();
        for (var article : system.get(wire.resolve("/articles.json"))) {
            if (article.path("visible").asBoolean()
                    && article.path("robotsAllowed").asBoolean()
                    && !article.path("withdrawn").asBoolean()) {
                articles.put(
                        article.path("canonicalUrl").asText(),
                        article.path("title").asText());
            }
        }
        return articles;
    }

    private static Map<String, String> indexed() {
        var articles = new TreeMap<String, String>();
        var cursor = "";
        do {
            var page = system.get(index("/api/v1/articles?size=50&sort=newest" + cursor));
            for (var article : page.path("items")) {
                assertThat(articles.put(
                                article.path("url").asText(),
                                article.path("title").asText()))
                        .as("twice in the index: %s", article.path("url").asText())
                        .isNull();
            }
            cursor = page.hasNonNull("next")
                    ? "&cursor=" + URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8)
                    : "";
        } while (!cursor.isEmpty());
        return articles;
    }

    private static Set<String> urls(String path) {
        return StreamSupport.stream(system.get(index(path)).path("items").spliterator(), false)
                .map((JsonNode article) -> article.path("url").asText())
                .collect(Collectors.toSet());
    }

    /** Articles with a sequence number that was given twice, or not in order, or with the same state twice in a row. */
    private static List<String> duplicates(List<ArticleFetched> records) {
        var wrong = new ArrayList<String>();
        var last = new HashMap<String, ArticleFetched>();
        for (var record : records) {
            var before = last.put(record.articleId(), record);
            if (before != null && record.sequence() != before.sequence() + 1) {
                wrong.add(record.url() + ": sequence " + before.sequence() + " is followed by " + record.sequence());
            }
            if (before != null && record.change() == ArticleFetched.Change.NEW) {
                wrong.add(record.url() + ": new twice");
            }
        }
        var urls = new HashSet<String>();
        last.values().stream()
                .filter(record -> !urls.add(record.url()))
                .forEach(record -> wrong.add(record.url() + ": two articles"));
        return wrong;
    }

    private static List<ArticleFetched> read(String topic) {
        var records = new ArrayList<ArticleFetched>();
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(500))
                        .forEach(record -> records.add(Json.read(record.value(), ArticleFetched.class)));
            }
        }
        return records;
    }
}
