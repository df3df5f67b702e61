package counterclaim.ingest.fetch;

import counterclaim.contracts.EntryToFetch;
import counterclaim.contracts.EntryToFetch.Reason;
import counterclaim.contracts.ExtractedArticle;
import counterclaim.contracts.FetchOutcome;
import counterclaim.contracts.Ids;
import counterclaim.contracts.PageFetched;
import counterclaim.contracts.Validators;
import counterclaim.ingest.address.CanonicalUrl;
import counterclaim.ingest.address.WebUrl;
import counterclaim.ingest.extract.ArticleExtractor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fetches the page of one entry. Thread-safe; knows nothing of Kafka. */
final class PageFetcher {
    private static final String ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5";
    private static final Duration LONGEST_TURN = Duration.ofSeconds(20);

    private final PoliteClient client;
    private final Extraction extraction;
    private final FetchConfig config;
    private final Backoff backoff;
    private final Clock clock;

    PageFetcher(PoliteClient client, ArticleExtractor extractor, FetchConfig config, Backoff backoff, Clock clock) {
        this.client = client;
        this.extraction = new Extraction(extractor);
        this.config = config;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** What is to be written after a fetch. */
    sealed interface Work {
        record Done(PageFetched page) implements Work {}

        /** The page is at another host, whose owner is to fetch it. */
        record Elsewhere(WebUrl url, EntryToFetch entry) implements Work {}
    }

    Work fetch(EntryToFetch entry) throws InterruptedException {
        var url = WebUrl.parse(entry.url()).filter(WebUrl::isHttp);
        if (url.isEmpty()) {
            return new Work.Done(new Outcome(entry, entry.url(), clock.instant())
                    .of(FetchOutcome.BAD_URL, "this is no http or https address"));
        }
        var visit = client.visit(new PoliteClient.Call(
                url.get(), ACCEPT, entry.validators(), PoliteClient.Follow.WITHIN_HOST, LONGEST_TURN));
        return switch (visit) {
            case Visit.LeftHost(WebUrl to, List<String> hops) -> elsewhere(entry, to, hops);
            case Visit.Answer answer -> new Work.Done(answered(entry, answer));
            case Visit.Failed failed -> new Work.Done(failed(entry, failed));
        };
    }

    /** The entry has to wait, as many of its host do already. */
    PageFetched putOff(EntryToFetch entry, Instant until) {
        return new Outcome(entry, entry.url(), clock.instant())
                .tryAgain(FetchOutcome.THROTTLED, "many pages of this host are waiting already", entry, until);
    }

    /** The least time between two pages of the entry's host. */
    Duration spacing(EntryToFetch entry) {
        return WebUrl.parse(entry.url())
                .filter(WebUrl::isHttp)
                .map(client::usualSpacing)
                .orElse(Duration.ZERO);
    }

    private Work elsewhere(EntryToFetch entry, WebUrl to, List<String> hops) {
        var all = new ArrayList<>(entry.redirects());
        all.addAll(hops);
        if (all.contains(to.href()) || all.size() > config.mostRedirects()) {
            return new Work.Done(new Outcome(entry, to.href(), clock.instant())
                    .of(FetchOutcome.REDIRECT_LOOP, "redirects lead in a circle, or are too many"));
        }
        return new Work.Elsewhere(
                to,
                new EntryToFetch(
                        to.href(),
                        Reason.REDIRECT,
                        entry.item(),
                        entry.articleId(),
                        entry.outlet(),
                        entry.storeText(),
                        Validators.NONE,
                        all,
                        entry.seenAt(),
                        0));
    }

    private PageFetched answered(EntryToFetch entry, Visit.Answer answer) {
        var outcome = new Outcome(entry, answer.url().href(), clock.instant());
        var status = answer.status();
        if (status == 200 || status == 203) {
            return page(entry, answer, outcome);
        }
        outcome.status = Optional.of(status);
        if (status == 304) {
            return outcome.of(FetchOutcome.NOT_MODIFIED, "not modified");
        }
        var named = switch (status) {
            case 404 -> FetchOutcome.NOT_FOUND;
            case 410 -> FetchOutcome.GONE;
            case 408 -> FetchOutcome.TIMEOUT;
            case 425, 429 -> FetchOutcome.THROTTLED;
            case 503 -> answer.retryAfter().isPresent() ? FetchOutcome.THROTTLED : FetchOutcome.SERVER_ERROR;
            default ->
                status >= 500 ? FetchOutcome.SERVER_ERROR : status >= 300 ? FetchOutcome.REFUSED : FetchOutcome.NO_TEXT;
        };
        var detail = "the server answered " + status;
        return switch (named) {
            case TIMEOUT, THROTTLED, SERVER_ERROR -> later(entry, outcome, named, detail, answer.retryAfter());
            case REFUSED, NO_TEXT -> fromFeed(entry, answer.url(), outcome).orElseGet(() -> outcome.of(named, detail));
            default -> outcome.of(named, detail);
        };
    }

    private PageFetched page(EntryToFetch entry, Visit.Answer answer, Outcome outcome) {
        outcome.status = Optional.of(answer.status());
        var asked =
                entry.redirects().isEmpty() ? entry.url() : entry.redirects().getFirst();
        if (!isFrontPage(asked) && isFrontPage(answer.url().href())) {
            return outcome.of(FetchOutcome.NOT_FOUND, "it redirects to the front page");
        }
        return switch (extraction.read(answer.body(), answer.contentType(), answer.url(), entry.item())) {
            case Extraction.Reading.Found(ExtractedArticle article, CanonicalUrl canonical) ->
                outcome.of(article, canonical, new Validators(answer.etag(), answer.lastModified()));
            case Extraction.Reading.None(FetchOutcome none, String detail) -> outcome.of(none, detail);
        };
    }

    private PageFetched failed(EntryToFetch entry, Visit.Failed failed) {
        var outcome = new Outcome(entry, failed.url().href(), clock.instant());
        var notBefore = failed.notBefore().map(at -> Duration.between(clock.instant(), at));
        return switch (failed.failure()) {
            case TIMEOUT -> later(entry, outcome, FetchOutcome.TIMEOUT, failed.detail(), notBefore);
            case UNREACHABLE -> later(entry, outcome, FetchOutcome.UNREACHABLE, failed.detail(), notBefore);
            case ROBOTS_UNAVAILABLE ->
                retry(entry, outcome, FetchOutcome.FORBIDDEN_BY_ROBOTS, failed.detail(), notBefore);
            case HOST_BUSY ->
                outcome.tryAgain(
                        FetchOutcome.THROTTLED,
                        failed.detail(),
                        entry,
                        failed.notBefore().orElseGet(clock::instant));
            case FORBIDDEN_ADDRESS -> outcome.of(FetchOutcome.FORBIDDEN_ADDRESS, failed.detail());
            case FORBIDDEN_BY_ROBOTS -> outcome.of(FetchOutcome.FORBIDDEN_BY_ROBOTS, failed.detail());
            case TOO_LARGE ->
                fromFeed(entry, failed.url(), outcome)
                        .orElseGet(() -> outcome.of(FetchOutcome.TOO_LARGE, failed.detail()));
            case REDIRECT_LOOP -> outcome.of(FetchOutcome.REDIRECT_LOOP, failed.detail());
            case BAD_URL -> outcome.of(FetchOutcome.BAD_URL, failed.detail());
        };
    }

    /** The page cannot be had now: the feed's own text will do, when it is whole; else the page is tried again. */
    private PageFetched later(
            EntryToFetch entry, Outcome outcome, FetchOutcome named, String detail, Optional<Duration> wait) {
        var known = WebUrl.parse(outcome.finalUrl).filter(WebUrl::isHttp);
        return known.flatMap(url -> fromFeed(entry, url, outcome))
                .orElseGet(() -> retry(entry, outcome, named, detail, wait));
    }

    private PageFetched retry(
            EntryToFetch entry, Outcome outcome, FetchOutcome named, String detail, Optional<Duration> wait) {
        var attempt = entry.attempt() + 1;
        if (attempt >= config.attempts()) {
            return outcome.of(named, detail + "; tried " + attempt + " times");
        }
        var own = backoff.after(attempt);
        var longer = wait.filter(asked -> asked.compareTo(own) > 0).orElse(own);
        return outcome.tryAgain(
                named, detail, next(entry, attempt), clock.instant().plus(longer));
    }

    private static EntryToFetch next(EntryToFetch entry, int attempt) {
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

    private Optional<PageFetched> fromFeed(EntryToFetch entry, WebUrl url, Outcome outcome) {
        return entry.item()
                .flatMap(item -> extraction.whole(item, url))
                .flatMap(article -> CanonicalUrl.of(url).map(own -> outcome.of(article, own, Validators.NONE)));
    }

    private static boolean isFrontPage(String url) {
        return CanonicalUrl.parse(url).filter(Extraction::isFrontPage).isPresent();
    }

    /** The parts of a {@link PageFetched} that are the same however the fetch ended. */
    private static final class Outcome {
        private final EntryToFetch entry;
        private final String finalUrl;
        private final Instant now;
        private Optional<Integer> status = Optional.empty();

        Outcome(EntryToFetch entry, String finalUrl, Instant now) {
            this.entry = entry;
            this.finalUrl = finalUrl;
            this.now = now;
        }

        PageFetched of(ExtractedArticle article, CanonicalUrl canonical, Validators validators) {
            return build(
                    canonical.value(),
                    Ids.articleId(canonical.value()),
                    FetchOutcome.FETCHED,
                    Optional.empty(),
                    Optional.of(article),
                    validators,
                    entry.outlet().orElse(canonical.hostPort()),
                    Optional.empty());
        }

        PageFetched of(FetchOutcome outcome, String detail) {
            return without(outcome, detail, Optional.empty());
        }

        PageFetched tryAgain(FetchOutcome outcome, String detail, EntryToFetch again, Instant at) {
            return without(outcome, detail, Optional.of(new PageFetched.Retry(at, again)));
        }

        private PageFetched without(FetchOutcome outcome, String detail, Optional<PageFetched.Retry> retry) {
            var known = CanonicalUrl.parse(entry.url());
            var url = known.map(CanonicalUrl::value).orElse(entry.url());
            return build(
                    url,
                    entry.articleId().orElseGet(() -> Ids.articleId(url)),
                    outcome,
                    Optional.of(detail),
                    Optional.empty(),
                    Validators.NONE,
                    entry.outlet().or(() -> known.map(CanonicalUrl::hostPort)).orElse("unknown"),
                    retry);
        }

        private PageFetched build(
                String canonicalUrl,
                String articleId,
                FetchOutcome outcome,
                Optional<String> detail,
                Optional<ExtractedArticle> article,
                Validators validators,
                String outletId,
                Optional<PageFetched.Retry> retry) {
            var requested = entry.redirects().isEmpty()
                    ? entry.url()
                    : entry.redirects().getFirst();
            return new PageFetched(
                    articleId,
                    canonicalUrl,
                    requested,
                    finalUrl,
                    outcome,
                    status,
                    detail,
                    article,
                    validators,
                    outletId,
                    entry.storeText(),
                    entry.item(),
                    entry.reason(),
                    entry.articleId(),
                    entry.seenAt(),
                    now,
                    retry);
        }
    }
}
