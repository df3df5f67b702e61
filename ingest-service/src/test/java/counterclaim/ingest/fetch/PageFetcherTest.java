package counterclaim.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.contracts.EntryToFetch;
import counterclaim.contracts.EntryToFetch.Reason;
import counterclaim.contracts.ExtractedArticle.Completeness;
import counterclaim.contracts.FeedItem;
import counterclaim.contracts.FeedRegistered.StoreText;
import counterclaim.contracts.FetchOutcome;
import counterclaim.contracts.Ids;
import counterclaim.contracts.PageFetched;
import counterclaim.contracts.Validators;
import counterclaim.ingest.extract.ArticleExtractor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageFetcherTest {
    private static final Instant SEEN = Instant.parse("2026-11-24T09:00:00Z");
    private static final String BODY =
            "The harbour master said on Tuesday that the crane had been inspected in May. ".repeat(12);
    private static final String WHOLE = ("<p>" + BODY + "</p>").repeat(2);

    private final TestSite site = TestSite.open();
    private final PoliteClient client = new PoliteClient(
            FetchSettings.QUICK,
            new AddressGuard(HostResolver.SYSTEM, AllowedAddresses.parse(List.of("127.0.0.1"))),
            Clock.systemUTC(),
            new SimpleMeterRegistry());
    private final PageFetcher fetcher = new PageFetcher(
            client,
            new ArticleExtractor(),
            FetchSettings.QUICK,
            new Backoff(Duration.ofMinutes(1), Duration.ofHours(1), Optional.empty(), () -> 0.5),
            Clock.systemUTC());

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
        "410, GONE",
        "418, REFUSED",
        "451, REFUSED",
        "204, NO_TEXT"
    })
    void statusThatIsFinalIsANamedOutcome(int status, FetchOutcome outcome) throws InterruptedException {
        site.on("/a", exchange -> exchange.sendResponseHeaders(status, -1));
        var page = fetched(entry("/a"));
        assertThat(page.outcome()).isEqualTo(outcome);
        assertThat(page.status()).contains(status);
        assertThat(page.detail()).isPresent();
        assertThat(page.retry()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"408, TIMEOUT", "429, THROTTLED", "500, SERVER_ERROR", "502, SERVER_ERROR", "503, SERVER_ERROR"})
    void statusThatMayPassIsTriedAgain(int status, FetchOutcome outcome) throws InterruptedException {
        site.status("/a", status);
        var page = fetched(entry("/a"));
        assertThat(page.outcome()).isEqualTo(outcome);
        assertThat(page.retry()).hasValueSatisfying(retry -> {
            assertThat(retry.entry().attempt()).isEqualTo(1);
            assertThat(retry.at())
                    .isBetween(
                            page.fetchedAt().plusSeconds(55), page.fetchedAt().plusSeconds(65));
        });
    }

    @Test
    void retryAfterIsObeyedWhenItIsLongerThanOurOwnWait() throws InterruptedException {
        site.on("/a", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7200");
            TestSite.send(exchange, 503, "text/plain", "later");
        });
        var page = fetched(entry("/a"));
        assertThat(page.outcome()).isEqualTo(FetchOutcome.THROTTLED);
        assertThat(page.retry())
                .hasValueSatisfying(retry ->
                        assertThat(retry.at()).isAfterOrEqualTo(page.fetchedAt().plusSeconds(7_190)));
    }

    @Test
    void lastAttemptIsFinal() throws InterruptedException {
        site.status("/a", 500);
        var last = with(entry("/a"), FetchSettings.QUICK.attempts() - 1);
        assertThat(fetched(last).retry()).isEmpty();
    }

    @Test
    void pageThatIsNoHtmlIsNamedSo() throws InterruptedException {
        site.on("/a", exchange -> TestSite.send(exchange, 200, "application/pdf", "%PDF-1.7 and so on"));
        assertThat(fetched(entry("/a")).outcome()).isEqualTo(FetchOutcome.NOT_HTML);
    }

    @Test
    void emptyPageHasNoText() throws InterruptedException {
        site.page("/a", "");
        assertThat(fetched(entry("/a")).outcome()).isEqualTo(FetchOutcome.NO_TEXT);
    }

    @Test
    void hugePageIsTooLarge() throws InterruptedException {
        site.page("/a", "x".repeat(200_000));
        assertThat(fetched(entry("/a")).outcome()).isEqualTo(FetchOutcome.TOO_LARGE);
    }

    @Test
    void addressThatIsNoneIsNotFetched() throws InterruptedException {
        for (var url : List.of("mailto:desk@example.org", "not an address", "http://[::1")) {
            var page = fetched(entryAt(url, Optional.empty()));
            assertThat(page.outcome()).isEqualTo(FetchOutcome.BAD_URL);
        }
    }

    @Test
    void forbiddenPageIsAnOutcomeEvenWhenTheFeedHasTheText() throws InterruptedException {
        site.page("/robots.txt", "User-agent: *\nDisallow: /");
        var page = fetched(entryAt(site.url("/a"), Optional.of(item(site.url("/a"), Optional.of(WHOLE)))));
        assertThat(page.outcome()).isEqualTo(FetchOutcome.FORBIDDEN_BY_ROBOTS);
        assertThat(page.article()).isEmpty();
    }

    @Test
    void wholeTextOfTheFeedIsTheArticleWhenThePageCannotBeHad() throws InterruptedException {
        site.status("/a", 403);
        var page = fetched(entryAt(site.url("/a"), Optional.of(item(site.url("/a"), Optional.of(WHOLE)))));
        assertThat(page.outcome()).isEqualTo(FetchOutcome.FETCHED);
        assertThat(page.article()).hasValueSatisfying(article -> {
            assertThat(article.completeness()).isEqualTo(Completeness.FEED);
            assertThat(article.title()).isEqualTo("Crane was inspected");
            assertThat(article.text()).contains("harbour master said on Tuesday");
        });
    }

    @Test
    void summaryInTheFeedIsNoArticle() throws InterruptedException {
        site.status("/a", 403);
        for (var summary :
                List.of("<p>Short.</p>", "<p>" + BODY + " …</p>", "<p>" + BODY + "</p><p>Continue reading</p>")) {
            var page = fetched(entryAt(site.url("/a"), Optional.of(item(site.url("/a"), Optional.of(summary)))));
            assertThat(page.outcome()).isEqualTo(FetchOutcome.REFUSED);
        }
    }

    @Test
    void redirectToTheFrontPageMeansThatTheArticleIsNotThere() throws InterruptedException {
        site.redirect("/a", 302, "/").page("/", article("Front page", ""));
        assertThat(fetched(entry("/a")).outcome()).isEqualTo(FetchOutcome.NOT_FOUND);
    }

    @Test
    void canonicalAddressOfTheSameSiteIsHonoured() throws InterruptedException {
        site.page("/a?utm_source=feed&id=7", article("Crane was inspected", link(site.url("/story/7"))));
        var page = fetched(entry("/a?utm_source=feed&id=7"));
        assertThat(page.outcome()).isEqualTo(FetchOutcome.FETCHED);
        assertThat(page.canonicalUrl()).isEqualTo(site.url("/story/7"));
        assertThat(page.articleId()).isEqualTo(Ids.articleId(site.url("/story/7")));
    }

    @Test
    void canonicalAddressOfAStrangerOrOfTheFrontPageIsNot() throws InterruptedException {
        site.page("/a", article("Crane was inspected", link("http://other.example/story/7")))
                .page("/b", article("Crane was inspected", link(site.url("/"))));
        assertThat(fetched(entry("/a")).canonicalUrl()).isEqualTo(site.url("/a"));
        assertThat(fetched(entry("/b")).canonicalUrl()).isEqualTo(site.url("/b"));
    }

    @Test
    void fiveAddressesOfOneArticleAreOne() throws InterruptedException {
        site.page("/s/7", article("Crane was inspected", ""))
                .page("/s/7?utm_source=rss&utm_medium=feed", article("Crane was inspected", ""))
                .page("/amp/7", article("Crane was inspected", link("/s/7")))
                .redirect("/go?to=7", 302, "/s/7")
                .page("/print/7", article("Crane was inspected", link(site.url("/s/7#top"))));
        assertThat(List.of("/s/7", "/s/7?utm_source=rss&utm_medium=feed", "/amp/7", "/go?to=7", "/print/7"))
                .extracting(path -> fetched(entry(path)).articleId())
                .containsOnly(Ids.articleId(site.url("/s/7")));
    }

    @Test
    void redirectToAnotherHostIsAnEntryForItsOwner() throws InterruptedException {
        var other = TestSite.open();
        try (other) {
            site.redirect("/a", 302, other.url("/b"));
            var work = fetcher.fetch(entry("/a"));
            assertThat(work).isInstanceOfSatisfying(PageFetcher.Work.Elsewhere.class, elsewhere -> {
                assertThat(elsewhere.entry().url()).isEqualTo(other.url("/b"));
                assertThat(elsewhere.entry().reason()).isEqualTo(Reason.REDIRECT);
                assertThat(elsewhere.entry().redirects()).containsExactly(site.url("/a"));
                assertThat(elsewhere.url().hostPort()).isEqualTo(other.hostPort());
            });
        }
    }

    @Test
    void twoHostsThatRedirectToEachOtherAreALoop() throws InterruptedException {
        var other = TestSite.open();
        try (other) {
            site.redirect("/a", 302, other.url("/b"));
            other.redirect("/b", 302, site.url("/a"));
            var first = (PageFetcher.Work.Elsewhere) fetcher.fetch(entry("/a"));
            assertThat(fetched(first.entry()).outcome()).isEqualTo(FetchOutcome.REDIRECT_LOOP);
        }
    }

    @Test
    void recheckIsConditionalAndKeepsItsArticle() throws InterruptedException {
        site.status("/a", 304);
        var entry = new EntryToFetch(
                site.url("/a"),
                Reason.RECHECK,
                Optional.empty(),
                Optional.of("0123"),
                Optional.of("Harbour Courier"),
                StoreText.FULL,
                new Validators(Optional.of("\"1\""), Optional.empty()),
                List.of(),
                SEEN,
                0);
        var page = fetched(entry);
        assertThat(page.outcome()).isEqualTo(FetchOutcome.NOT_MODIFIED);
        assertThat(page.articleId()).isEqualTo("0123");
        assertThat(page.outletId()).isEqualTo("Harbour Courier");
        assertThat(site.requests("/a").getFirst().header("If-none-match")).isEqualTo("\"1\"");
    }

    private PageFetched fetched(EntryToFetch entry) {
        try {
            return ((PageFetcher.Work.Done) fetcher.fetch(entry)).page();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private EntryToFetch entry(String path) {
        return entryAt(site.url(path), Optional.of(item(site.url(path), Optional.empty())));
    }

    private static EntryToFetch entryAt(String url, Optional<FeedItem> item) {
        return new EntryToFetch(
                url,
                Reason.NEW,
                item,
                Optional.empty(),
                Optional.empty(),
                StoreText.FULL,
                Validators.NONE,
                List.of(),
                SEEN,
                0);
    }

    private static EntryToFetch with(EntryToFetch entry, int attempt) {
        return new EntryToFetch(
                entry.url(),
                entry.reason(),
                entry.item(),
                entry.articleId(),
                entry.outlet(),
                entry.storeText(),
                entry.validators(),
                entry.redirects(),
                entry.seenAt(),
                attempt);
    }

    private static FeedItem item(String link, Optional<String> content) {
        return new FeedItem(
                "feed",
                Optional.empty(),
                link,
                Optional.of("Crane was inspected"),
                Optional.empty(),
                content,
                List.of(),
                List.of(),
                Optional.of("en"),
                Optional.empty(),
                Optional.empty());
    }

    private static String link(String canonical) {
        return "<link rel=\"canonical\" href=\"" + canonical + "\">";
    }

    private static String article(String title, String head) {
        return "<!DOCTYPE html><html><head><title>" + title + "</title>" + head + "</head><body><article><h1>" + title
                + "</h1>" + WHOLE + "</article></body></html>";
    }
}
