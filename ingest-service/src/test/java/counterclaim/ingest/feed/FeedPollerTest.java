package counterclaim.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.contracts.EntryToFetch;
import counterclaim.contracts.FeedEvent;
import counterclaim.contracts.FeedPolled;
import counterclaim.contracts.FeedRegistered;
import counterclaim.contracts.Ids;
import counterclaim.contracts.PollOutcome;
import counterclaim.contracts.Validators;
import counterclaim.ingest.feed.parse.FeedParser;
import counterclaim.ingest.fetch.AddressGuard;
import counterclaim.ingest.fetch.AllowedAddresses;
import counterclaim.ingest.fetch.Backoff;
import counterclaim.ingest.fetch.FetchSettings;
import counterclaim.ingest.fetch.HostResolver;
import counterclaim.ingest.fetch.PoliteClient;
import counterclaim.ingest.fetch.TestSite;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedPollerTest {
    private final TestSite site = TestSite.open();
    private final PoliteClient client = new PoliteClient(
            FetchSettings.QUICK,
            new AddressGuard(HostResolver.SYSTEM, AllowedAddresses.parse(List.of("127.0.0.1"))),
            Clock.systemUTC(),
            new SimpleMeterRegistry());

    @AfterEach
    void close() {
        client.close();
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, REFUSED",
        "403, REFUSED",
        "404, NOT_FOUND",
        "408, TIMEOUT",
        "418, REFUSED",
        "429, THROTTLED",
        "451, REFUSED",
        "500, SERVER_ERROR",
        "502, SERVER_ERROR",
        "503, SERVER_ERROR",
        "204, NOT_A_FEED"
    })
    void statusIsANamedOutcomeAndTheFeedIsAskedLater(int status, PollOutcome outcome) {
        site.on("/rss", exchange -> exchange.sendResponseHeaders(status, -1));
        var polled = poll(feed("/rss"), Optional.empty()).polled();
        assertThat(polled.outcome()).isEqualTo(outcome);
        assertThat(polled.status()).contains(status);
        assertThat(polled.failures()).isEqualTo(1);
        assertThat(polled.detail()).isPresent();
        assertThat(polled.lastSuccessAt()).isEmpty();
        assertThat(polled.nextDueAt()).isEqualTo(polled.polledAt().plus(Duration.ofMinutes(2)));
    }

    @Test
    void failuresInARowWaitLongerAndLongerAndKeepWhatIsKnown() {
        site.feed("/rss", rss("Harbour", item("/1", "One"))).page("/x", "");
        var good = poll(feed("/rss"), Optional.empty());
        site.status("/rss", 500);
        var first = poll(feed("/rss"), Optional.of(good));
        var second = poll(feed("/rss"), Optional.of(first));
        assertThat(wait(second)).isEqualTo(wait(first).multipliedBy(2));
        assertThat(second.polled().failures()).isEqualTo(2);
        assertThat(second.polled().lastSuccessAt()).isEqualTo(good.polled().lastSuccessAt());
        assertThat(second.polled().bodyHash()).isEqualTo(good.polled().bodyHash());
        assertThat(second.seen().texts()).isEqualTo(good.seen().texts());
    }

    @Test
    void retryAfterIsObeyedEvenWhereTheOperatorWantsToSeeThingsHappen() {
        site.on("/rss", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            TestSite.send(exchange, 429, "text/plain", "later");
        });
        var polled = poll(feed("/rss"), Optional.empty(), PollSettings.USUAL.withMax(Duration.ofSeconds(1)));
        assertThat(polled.polled().outcome()).isEqualTo(PollOutcome.THROTTLED);
        assertThat(wait(polled)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void retriesWithoutRetryAfterAreCappedByTheOperator() {
        site.status("/rss", 500);
        var polled = poll(feed("/rss"), Optional.empty(), PollSettings.USUAL.withMax(Duration.ofSeconds(1)));
        assertThat(wait(polled)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void feedThatIsGoneIsRetiredAndToldOnce() {
        site.status("/rss", 410);
        var first = poll(feed("/rss"), Optional.empty());
        assertThat(first.polled().outcome()).isEqualTo(PollOutcome.GONE);
        assertThat(first.polled().retired()).isTrue();
        assertThat(first.events()).extracting(FeedEvent::kind).containsExactly(FeedEvent.Kind.GONE);
        assertThat(poll(feed("/rss"), Optional.of(first)).events()).isEmpty();
    }

    @Test
    void webPageIsNotAFeedAndSaysWhichFeedsItPointsTo() {
        site.page(
                "/rss",
                "<html><head><link rel=alternate type='application/rss+xml' href='/real.xml'></head><body>News</body></html>");
        var polled = poll(feed("/rss"), Optional.empty()).polled();
        assertThat(polled.outcome()).isEqualTo(PollOutcome.NOT_A_FEED);
        assertThat(polled.detail())
                .hasValueSatisfying(detail -> assertThat(detail).contains(site.url("/real.xml")));
    }

    @Test
    void emptyBodyIsNotAFeed() {
        site.feed("/rss", "");
        assertThat(poll(feed("/rss"), Optional.empty()).polled().outcome()).isEqualTo(PollOutcome.NOT_A_FEED);
    }

    @Test
    void tooLargeLoopForbiddenAndRobotsAreNamed() {
        site.on("/huge", exchange -> TestSite.send(exchange, 200, "text/xml", new byte[200_000]))
                .redirect("/loop", 301, "/loop")
                .redirect("/inside", 302, "http://192.168.0.1/rss")
                .page("/robots.txt", "User-agent: *\nDisallow: /private");
        assertThat(poll(feed("/huge"), Optional.empty()).polled().outcome()).isEqualTo(PollOutcome.TOO_LARGE);
        assertThat(poll(feed("/loop"), Optional.empty()).polled().outcome()).isEqualTo(PollOutcome.REDIRECT_LOOP);
        assertThat(poll(feed("/inside"), Optional.empty()).polled().outcome()).isEqualTo(PollOutcome.FORBIDDEN_ADDRESS);
        var forbidden = poll(feed("/private/rss"), Optional.empty());
        assertThat(forbidden.polled().outcome()).isEqualTo(PollOutcome.FORBIDDEN_BY_ROBOTS);
        assertThat(forbidden.events()).extracting(FeedEvent::kind).containsExactly(FeedEvent.Kind.REFUSED);
    }

    @Test
    void hostThatIsNotThereIsUnreachable() {
        var polled = poll(registered("http://no-such-host.invalid/rss"), Optional.empty())
                .polled();
        assertThat(polled.outcome()).isEqualTo(PollOutcome.UNREACHABLE);
    }

    @Test
    void newEntriesArePassedOnOldestFirstWithWhatTheFeedSays() {
        site.feed("/rss", rss("Harbour", item("/2", "Two"), item("/1", "One")));
        var result = poll(feed("/rss"), Optional.empty());
        assertThat(result.polled().outcome()).isEqualTo(PollOutcome.OK);
        assertThat(result.polled().title()).contains("Harbour");
        assertThat(result.entries())
                .extracting(passed -> passed.entry().url())
                .containsExactly(site.url("/1"), site.url("/2"));
        assertThat(result.entries()).allSatisfy(passed -> {
            assertThat(passed.hostPort()).isEqualTo(site.hostPort());
            assertThat(passed.entry().reason()).isEqualTo(EntryToFetch.Reason.NEW);
            assertThat(passed.entry().outlet()).contains("Harbour Courier");
        });
    }

    @Test
    void validatorsGoBackAsTheyCameAndNothingIsPassedOnTwice() {
        site.on("/rss", exchange -> {
            exchange.getResponseHeaders().set("ETag", "W/\"1\"");
            TestSite.send(exchange, 200, "application/rss+xml", rss("Harbour", item("/1", "One")));
        });
        var first = poll(feed("/rss"), Optional.empty());
        site.on("/rss", exchange -> exchange.sendResponseHeaders(304, -1));
        var second = poll(feed("/rss"), Optional.of(first));
        assertThat(site.requests("/rss").getLast().header("If-none-match")).isEqualTo("W/\"1\"");
        assertThat(second.polled().outcome()).isEqualTo(PollOutcome.NOT_MODIFIED);
        assertThat(second.polled().validators()).isEqualTo(new Validators(Optional.of("W/\"1\""), Optional.empty()));
        assertThat(second.entries()).isEmpty();
    }

    @Test
    void sameBodyIsUnchangedThoughTheServerDoesNotSaySo() {
        site.feed("/rss", rss("Harbour", item("/1", "One")));
        var first = poll(feed("/rss"), Optional.empty());
        var second = poll(feed("/rss"), Optional.of(first));
        assertThat(second.polled().outcome()).isEqualTo(PollOutcome.UNCHANGED);
        assertThat(second.entries()).isEmpty();
    }

    @Test
    void changedEntryIsPassedOnAsUpdated() {
        site.feed("/rss", rss("Harbour", item("/1", "One"), item("/2", "Two")));
        var first = poll(feed("/rss"), Optional.empty());
        site.feed("/rss", rss("Harbour", item("/1", "One, corrected"), item("/2", "Two"), item("/3", "Three")));
        var second = poll(feed("/rss"), Optional.of(first));
        assertThat(second.entries())
                .extracting(
                        passed -> passed.entry().reason() + " " + passed.entry().url())
                .containsExactlyInAnyOrder("UPDATED " + site.url("/1"), "NEW " + site.url("/3"));
    }

    @Test
    void backlogOfANewFeedIsCappedAndNeverComesLater() {
        var items = IntStream.range(0, 30)
                .mapToObj(i -> item("/" + i, "Story " + i))
                .toArray(String[]::new);
        site.feed("/rss", rss("Harbour", items));
        var settings = PollSettings.USUAL.withBacklog(5);
        var first = poll(feed("/rss"), Optional.empty(), settings);
        assertThat(first.entries()).hasSize(5);
        assertThat(first.entries().getLast().entry().url()).isEqualTo(site.url("/0"));
        site.feed("/rss", rss("Harbour, renamed", items));
        assertThat(poll(feed("/rss"), Optional.of(first), settings).entries()).isEmpty();
    }

    @Test
    void entriesWithoutAUsableLinkAreLeftOut() {
        site.feed(
                "/rss",
                rss(
                        "Harbour",
                        "<item><title>No link</title></item>",
                        "<item><title>Mail</title><link>mailto:desk@example.org</link></item>",
                        item("/1", "One")));
        assertThat(poll(feed("/rss"), Optional.empty()).entries()).hasSize(1);
    }

    @Test
    void permanentRedirectMovesTheFeedForGood() {
        site.redirect("/old", 301, "/new").feed("/new", rss("Harbour", item("/1", "One")));
        var first = poll(feed("/old"), Optional.empty());
        assertThat(first.polled().movedTo()).contains(site.url("/new"));
        assertThat(first.events()).extracting(FeedEvent::kind).containsExactly(FeedEvent.Kind.MOVED);
        var second = poll(feed("/old"), Optional.of(first));
        assertThat(site.requests("/old")).hasSize(1);
        assertThat(second.events()).isEmpty();
    }

    @Test
    void temporaryRedirectMovesNothing() {
        site.redirect("/old", 302, "/new").feed("/new", rss("Harbour", item("/1", "One")));
        assertThat(poll(feed("/old"), Optional.empty()).polled().movedTo()).isEmpty();
    }

    @Test
    void hostThatRefusedAndAnswersAgainHasRecovered() {
        site.status("/rss", 403);
        var refused = poll(feed("/rss"), Optional.empty());
        assertThat(refused.events()).extracting(FeedEvent::kind).containsExactly(FeedEvent.Kind.REFUSED);
        assertThat(poll(feed("/rss"), Optional.of(refused)).events()).isEmpty();
        site.feed("/rss", rss("Harbour", item("/1", "One")));
        assertThat(poll(feed("/rss"), Optional.of(refused)).events())
                .extracting(FeedEvent::kind)
                .containsExactly(FeedEvent.Kind.RECOVERED);
    }

    @Test
    void feedThatFellSilentIsToldOnce() {
        site.feed("/rss", rss("Harbour", item("/1", "One")));
        var first = poll(feed("/rss"), Optional.empty());
        var longAgo = first.polled().polledAt().minus(Duration.ofDays(40));
        var before = silent(first, longAgo, longAgo.plus(Duration.ofDays(1)));
        var told = poll(feed("/rss"), Optional.of(before));
        assertThat(told.events()).extracting(FeedEvent::kind).containsExactly(FeedEvent.Kind.SILENT);
        var again = silent(told, longAgo, told.polled().polledAt());
        assertThat(poll(feed("/rss"), Optional.of(again)).events()).isEmpty();
    }

    private static FeedPoller.Result.Polled silent(FeedPoller.Result.Polled known, Instant lastNew, Instant polledAt) {
        var polled = known.polled();
        return new FeedPoller.Result.Polled(
                new FeedPolled(
                        polled.feedId(),
                        polled.url(),
                        polled.movedTo(),
                        false,
                        polled.validators(),
                        polled.bodyHash(),
                        polled.outcome(),
                        polled.detail(),
                        polled.status(),
                        polledAt,
                        polledAt,
                        Optional.of(polledAt),
                        Optional.of(lastNew),
                        0,
                        4,
                        polled.title(),
                        List.of(),
                        Optional.empty()),
                known.seen(),
                List.of(),
                List.of());
    }

    private static Duration wait(FeedPoller.Result.Polled result) {
        return Duration.between(result.polled().polledAt(), result.polled().nextDueAt());
    }

    private FeedPoller.Result.Polled poll(FeedRegistered feed, Optional<FeedPoller.Result.Polled> before) {
        return poll(feed, before, PollSettings.USUAL);
    }

    private FeedPoller.Result.Polled poll(
            FeedRegistered feed, Optional<FeedPoller.Result.Polled> before, PollConfig config) {
        var backoff = new Backoff(config.firstRetry(), config.longestRetry(), config.max(), () -> 0.5);
        var poller = new FeedPoller(
                client, new FeedParser(), new Rhythm(config, () -> 0.5), backoff, config, Clock.systemUTC());
        try {
            return (FeedPoller.Result.Polled) poller.poll(
                    feed,
                    before.map(FeedPoller.Result.Polled::polled),
                    before.map(FeedPoller.Result.Polled::seen).orElse(SeenEntries.NONE));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private FeedRegistered feed(String path) {
        return registered(site.url(path));
    }

    private static FeedRegistered registered(String url) {
        var now = Instant.parse("2026-11-01T00:00:00Z");
        return new FeedRegistered(
                Ids.feedId(url),
                url,
                Optional.empty(),
                Optional.of("Harbour Courier"),
                List.of(),
                Optional.empty(),
                FeedRegistered.State.ACTIVE,
                FeedRegistered.StoreText.FULL,
                now,
                now);
    }

    private String item(String path, String title) {
        return "<item><title>" + title + "</title><link>" + site.url(path) + "</link><description>About " + title
                + "</description></item>";
    }

    private static String rss(String title, String... items) {
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>" + title + "</title>"
                + String.join("", items)
                + "</channel></rss>";
    }
}
