package counterclaim.ingest;

import static counterclaim.ingest.IngestSettings.POLL_MAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import counterclaim.contracts.ArticleFetched;
import counterclaim.contracts.ArticleFetched.Change;
import counterclaim.contracts.DeadLetter;
import counterclaim.contracts.FeedEvent;
import counterclaim.contracts.FeedPolled;
import counterclaim.contracts.FeedRegistered;
import counterclaim.contracts.FetchOutcome;
import counterclaim.contracts.Ids;
import counterclaim.contracts.PageFetched;
import counterclaim.contracts.PollOutcome;
import counterclaim.contracts.Topics;
import counterclaim.ingest.feed.FeedRegistry;
import counterclaim.ingest.fetch.HostResolver;
import counterclaim.ingest.fetch.TestSite;
import counterclaim.ingest.publish.DeadLetters;
import counterclaim.localstack.LocalStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One replica with all roles, a real Kafka and a web site of the test's own. */
class IngestIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path stateDir;

    private static LocalStack stack;
    private static KafkaProbe kafka;
    private static String bootstrapServers;
    private static Ingest ingest;

    private TestSite site;

    @BeforeAll
    static void start() {
        stack = KafkaProbe.emptyStack();
        bootstrapServers = stack.bootstrapServers();
        kafka = new KafkaProbe(bootstrapServers);
        startIngest();
    }

    private static void startIngest() {
        ingest = Ingest.start(
                IngestSettings.of(bootstrapServers, stateDir),
                HostResolver.SYSTEM,
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ingest.notReady()).isEmpty());
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @BeforeEach
    void openSite() {
        site = TestSite.open();
    }

    @AfterEach
    void closeSite() {
        site.close();
    }

    @Test
    void recordsThatAreNoJsonArePutAsideAndStopNothing() {
        var poison = Stream.of(Topics.FEEDS, Topics.ENTRIES, Topics.PAGES_FETCHED)
                .collect(Collectors.toMap(
                        topic -> topic, topic -> ("no json on " + topic).getBytes(StandardCharsets.UTF_8)));
        poison.forEach((topic, bytes) -> kafka.send(topic, KafkaProbe.POISON, bytes));
        poison.keySet()
                .forEach(topic -> kafka.send(
                        topic, KafkaProbe.POISON, "{\"of\":\"another kind\"}".getBytes(StandardCharsets.UTF_8)));

        poison.forEach((topic, bytes) -> await().atMost(PATIENCE).untilAsserted(() -> {
            var letters = kafka.records(DeadLetters.topicOf(topic));
            assertThat(letters).hasSize(2);
            var letter = letters.stream()
                    .filter(record -> Arrays.equals(record.value(), bytes))
                    .findFirst()
                    .orElseThrow();
            assertThat(letter.key()).isEqualTo("poison".getBytes(StandardCharsets.UTF_8));
            assertThat(KafkaProbe.header(letter, DeadLetter.REASON)).contains("Cannot read a");
            assertThat(KafkaProbe.header(letter, DeadLetter.STACK)).contains("UncheckedIOException");
            assertThat(KafkaProbe.header(letter, DeadLetter.SERVICE)).isEqualTo("ingest");
            assertThat(KafkaProbe.header(letter, DeadLetter.TOPIC)).isEqualTo(topic);
            assertThat(KafkaProbe.header(letter, DeadLetter.PARTITION)).isNotEmpty();
            assertThat(KafkaProbe.header(letter, DeadLetter.OFFSET)).isNotEmpty();
            assertThat(KafkaProbe.header(letter, DeadLetter.AT)).isNotEmpty();
        }));
        site.feed("/rss", rss("/1")).page("/1", article("After the poison", "It went on."));
        register("/rss");
        awaitArticle("/1");
    }

    @Test
    void articleThatComesThroughTwoFeedsAndFiveAddressesIsOne() {
        var page = article(
                "Crane was inspected", "<link rel=canonical href='" + site.url("/s/7") + "'>", "It was inspected.");
        site.page("/s/7", page)
                .page("/s/7?utm_source=rss", page)
                .page("/amp/7", page)
                .redirect("/go/7", 302, "/s/7")
                .page("/print?id=7", page)
                .feed("/one.xml", rss("/s/7", "/s/7?utm_source=rss", "/amp/7"))
                .feed("/two.xml", rss("/go/7", "/print?id=7"));
        var one = register("/one.xml");
        var two = register("/two.xml");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(articles())
                        .last()
                        .satisfies(article -> assertThat(article.feedIds()).containsExactlyInAnyOrder(one, two)));
        assertThat(articles()).extracting(ArticleFetched::articleId).containsOnly(Ids.articleId(site.url("/s/7")));
        assertThat(articles()).extracting(ArticleFetched::version).containsOnly(1);
    }

    @Test
    void articleIsEditedWithdrawnAndRestoredAsItsPageIs() {
        site.feed("/rss", rss("/1")).page("/1", article("Crane", "It fell."));
        register("/rss");
        awaitArticle("/1");

        site.page("/1", article("Crane", "It did not fall."));
        var edited = awaitChange(Change.EDITED);
        assertThat(edited.version()).isEqualTo(2);
        assertThat(edited.diff()).isPresent();

        site.status("/1", 410);
        republish("/1", "gone");
        assertThat(awaitChange(Change.WITHDRAWN).withdrawn()).isTrue();

        site.page("/1", article("Crane", "It did not fall."));
        republish("/1", "back");
        var restored = awaitChange(Change.RESTORED);
        assertThat(restored.withdrawn()).isFalse();
        assertThat(restored.version()).isEqualTo(2);
        assertThat(articles()).extracting(ArticleFetched::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(articles()).extracting(ArticleFetched::firstSeenAt).containsOnly(edited.firstSeenAt());
    }

    @Test
    void pageThatIsNotFoundIsLookedForOnceMoreAndThenWithdrawn() {
        site.feed("/rss", rss("/1")).page("/1", article("Crane", "It fell."));
        register("/rss");
        awaitArticle("/1");
        site.status("/1", 404);
        assertThat(awaitChange(Change.WITHDRAWN).withdrawal()).isPresent();
        assertThat(pages())
                .filteredOn(page -> page.outcome() == FetchOutcome.NOT_FOUND)
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void articleThatMovesIsWithdrawnInFavourOfItsNewSelf() {
        site.feed("/rss", rss("/old")).page("/old", article("Crane", "It fell."));
        register("/rss");
        awaitArticle("/old");
        site.redirect("/old", 301, "/new").page("/new", article("Crane", "It fell."));
        var moved = awaitChange(Change.MOVED);
        assertThat(moved.articleId()).isEqualTo(Ids.articleId(site.url("/old")));
        assertThat(moved.movedTo()).contains(Ids.articleId(site.url("/new")));
        awaitArticle("/new");
    }

    @Test
    void pageAtAnotherHostIsFetchedByThatHostsOwner() {
        var other = TestSite.open();
        try (other) {
            site.feed("/rss", rss("/out")).redirect("/out", 302, other.url("/story"));
            other.page("/story", article("Crane", "It fell elsewhere."));
            register("/rss");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(kafka.values(Topics.ARTICLES_FETCHED, ArticleFetched.class))
                            .extracting(ArticleFetched::url)
                            .contains(other.url("/story")));
            assertThat(kafka.records(Topics.ENTRIES))
                    .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                    .contains(other.hostPort());
        }
    }

    @Test
    void pageThatFailsForAWhileIsFetchedInTheEnd() {
        site.feed("/rss", rss("/1")).status("/1", 503);
        register("/rss");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(pages())
                        .anySatisfy(page -> assertThat(page.outcome()).isEqualTo(FetchOutcome.SERVER_ERROR)));
        site.page("/1", article("Crane", "It fell."));
        awaitArticle("/1");
    }

    @Test
    void badFeedsAreNamedOutcomesForPeople() {
        site.page("/html", "<html><body>Not a feed</body></html>")
                .status("/500", 500)
                .feed("/empty", "")
                .status("/gone", 410);
        var outcomes = Map.of(
                register("/html"), PollOutcome.NOT_A_FEED,
                register("/500"), PollOutcome.SERVER_ERROR,
                register("/empty"), PollOutcome.NOT_A_FEED,
                register("/gone"), PollOutcome.GONE,
                registerUrl("http://no-such-host.invalid/rss"), PollOutcome.UNREACHABLE,
                registerUrl("http://10.1.2.3/rss"), PollOutcome.FORBIDDEN_ADDRESS);
        outcomes.forEach((feedId, outcome) -> await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                feeds().one(feedId).orElseThrow().health().outcome())
                        .isEqualTo(outcome)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kafka.values(Topics.FEEDS_EVENTS, FeedEvent.class))
                        .anySatisfy(event -> {
                            assertThat(event.url()).isEqualTo(site.url("/gone"));
                            assertThat(event.kind()).isEqualTo(FeedEvent.Kind.GONE);
                        }));
    }

    @Test
    void pausedFeedIsLeftAloneAndADeletedOneForgotten() throws InterruptedException {
        site.feed("/rss", rss("/1")).page("/1", article("Crane", "It fell."));
        var feedId = register("/rss");
        awaitArticle("/1");
        feeds().change(feedId, wish(Optional.of(FeedRegistered.State.PAUSED)));
        assertThat(feeds().one(feedId).orElseThrow().health().outcome()).isEqualTo(PollOutcome.PAUSED);
        // A poll that was under way may still come; after that, nothing does for four of its intervals.
        await().pollDelay(POLL_MAX.multipliedBy(2)).until(() -> true);
        var asked = site.requests("/rss").size();
        await().during(POLL_MAX.multipliedBy(4))
                .until(() -> site.requests("/rss").size() == asked);
        feeds().delete(feedId);
        assertThat(feeds().one(feedId)).isEmpty();
    }

    @Test
    void validatorsAreKeptOnlyWithTheEntriesOfTheirBody() {
        site.on("/rss", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            TestSite.send(exchange, 200, "application/rss+xml", rss("/1", "/2", "/3"));
        });
        var feedId = register("/rss");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kafka.values(Topics.FEEDS_POLLED, FeedPolled.class))
                        .filteredOn(polled -> polled.feedId().equals(feedId))
                        .isNotEmpty()
                        .allSatisfy(
                                polled -> assertThat(polled.validators().etag()).contains("\"7\"")));
        var polled = kafka.records(Topics.FEEDS_POLLED).stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(feedId))
                .findFirst()
                .orElseThrow();
        assertThat(kafka.records(Topics.ENTRIES).stream()
                        .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(site.hostPort()))
                        .filter(record -> record.timestamp() <= polled.timestamp()))
                .hasSize(3);
        assertThat(KafkaProbe.header(polled, "ce_type")).isEqualTo("counterclaim.FeedPolled");
        assertThat(KafkaProbe.header(polled, "ce_specversion")).isEqualTo("1.0");
        assertThat(KafkaProbe.header(polled, "ce_dataschema")).isEqualTo("urn:counterclaim:schema:FeedPolled:1");
        assertThat(Set.of(
                        KafkaProbe.header(polled, "ce_id"),
                        KafkaProbe.header(polled, "ce_source"),
                        KafkaProbe.header(polled, "ce_time")))
                .doesNotContain("");
    }

    @Test
    void kafkaThatIsKilledAndComesBackLosesNothingAndStopsNothing() {
        site.feed("/rss", rss("/1")).page("/1", article("Crane", "It fell."));
        register("/rss");
        awaitArticle("/1");

        stack.kill(LocalStack.Component.KAFKA);
        site.feed("/rss", rss("/2", "/1")).page("/2", article("Second", "It went on."));
        stack.awaitReady(LocalStack.Component.KAFKA);

        awaitArticle("/2");
        assertThat(ingest.dead()).isEmpty();
        assertThat(articles()).extracting(ArticleFetched::sequence).containsOnly(1L);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ingest.notReady()).isEmpty());
    }

    @Test
    void restartPublishesNothingTwiceAndGoesOn() {
        site.feed("/rss", rss("/1")).page("/1", article("Crane", "It fell."));
        register("/rss");
        awaitArticle("/1");

        ingest.close();
        startIngest();

        site.feed("/rss", rss("/2", "/1")).page("/2", article("Second", "It went on."));
        awaitArticle("/2");
        assertThat(articles())
                .extracting(ArticleFetched::url)
                .containsExactlyInAnyOrder(site.url("/1"), site.url("/2"));
        assertThat(articles()).extracting(ArticleFetched::sequence).containsOnly(1L);
    }

    private static FeedRegistry feeds() {
        return ingest.feeds().orElseThrow();
    }

    private String register(String path) {
        return registerUrl(site.url(path));
    }

    private static String registerUrl(String url) {
        try {
            var answer = feeds().register(new FeedRegistry.Wish(
                    Optional.of(url), null, null, Optional.of(List.of("test")), null, null, null));
            return ((FeedRegistry.Answer.Registered) answer).feed().feedId();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FeedRegistry.Wish wish(Optional<FeedRegistered.State> state) {
        return new FeedRegistry.Wish(null, null, null, null, null, state, null);
    }

    /** The feed says that its entry was updated, so that its page is fetched again at once. */
    private void republish(String path, String words) {
        site.feed(
                "/rss",
                "<rss version='2.0'><channel><title>Harbour</title><item><title>" + words + "</title><link>"
                        + site.url(path) + "</link></item></channel></rss>");
    }

    private void awaitArticle(String path) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(articles()).extracting(ArticleFetched::url).contains(site.url(path)));
    }

    private ArticleFetched awaitChange(Change change) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(articles())
                        .extracting(ArticleFetched::change)
                        .contains(change));
        return articles().stream()
                .filter(article -> article.change() == change)
                .findFirst()
                .orElseThrow();
    }

    /** What was published of this test's site, in order of sequence. */
    private List<ArticleFetched> articles() {
        return kafka.values(Topics.ARTICLES_FETCHED, ArticleFetched.class).stream()
                .filter(article -> article.url().startsWith(site.url("/")))
                .sorted(Comparator.comparingLong(ArticleFetched::sequence))
                .toList();
    }

    private List<PageFetched> pages() {
        return kafka.values(Topics.PAGES_FETCHED, PageFetched.class).stream()
                .filter(page -> page.requestedUrl().startsWith(site.url("/")))
                .toList();
    }

    private String rss(String... paths) {
        return Stream.of(paths)
                .map(path -> "<item><title>Story " + path.replace("&", "") + "</title><link>" + site.url(path)
                        + "</link></item>")
                .collect(Collectors.joining(
                        "", "<rss version='2.0'><channel><title>Harbour</title>", "</channel></rss>"));
    }

    private static String article(String title, String text) {
        return article(title, "", text);
    }

    private static String article(String title, String head, String text) {
        var filler =
                "<p>The harbour master said on Tuesday that the port had been told about it in the spring, and that nothing was hidden.</p>";
        return "<!DOCTYPE html><html><head><title>" + title + "</title>" + head + "</head><body><article><h1>" + title
                + "</h1><p>" + text + " The union had warned of it for a long time, its speaker said.</p>"
                + filler.repeat(6)
                + "</article></body></html>";
    }
}
