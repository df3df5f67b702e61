package counterclaim.ingest.fetch;

import counterclaim.contracts.Validators;
import counterclaim.ingest.address.WebUrl;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * Visits addresses as a well-mannered guest: robots.txt first, one's turn at the host, conditional requests, redirects followed within
 * limits, every hop checked like the first. Feeds and pages share it, so a host sees one guest. Thread-safe; blocks its caller, which is
 * meant to be a virtual thread.
 */
public final class PoliteClient implements AutoCloseable {
    private final FetchConfig config;
    private final Clock clock;
    private final AddressGuard guard;
    private final WebClient web;
    private final HostThrottle throttle;
    private final RobotsCache robots;
    private final MeterRegistry metrics;

    public PoliteClient(FetchConfig config, AddressGuard guard, Clock clock, MeterRegistry metrics) {
        this(config, guard, Optional.empty(), clock, metrics);
    }

    /** @param retryCap the longest wait before a robots.txt that could not be had is asked for again */
    public PoliteClient(
            FetchConfig config, AddressGuard guard, Optional<Duration> retryCap, Clock clock, MeterRegistry metrics) {
        this.config = config;
        this.clock = clock;
        this.guard = guard;
        this.metrics = metrics;
        web = new WebClient(guard, config.connectTimeout(), config.perHost(), SSLContexts.createDefault());
        throttle = new HostThrottle(clock, config.perHost());
        robots = new RobotsCache(this::robotsTxt, RobotsReader.of(config.agent()), clock, config.robotsFor(), retryCap);
    }

    /** How far redirects are followed. */
    public enum Follow {
        EVERYWHERE,
        WITHIN_HOST
    }

    /**
     * @param accept     what we would like to get
     * @param validators of what we have
     * @param turn       longest wait for a turn at the host
     */
    public record Call(WebUrl url, String accept, Validators validators, Follow follow, Duration turn) {}

    public Visit visit(Call call) throws InterruptedException {
        var visit = walk(call);
        metrics.counter("counterclaim.ingest.visits", "outcome", name(visit)).increment();
        return visit;
    }

    private static String name(Visit visit) {
        return switch (visit) {
            case Visit.Answer answer -> answer.status() / 100 + "xx";
            case Visit.LeftHost _ -> "left_host";
            case Visit.Failed failed -> failed.failure().name().toLowerCase(Locale.ROOT);
        };
    }

    private Visit walk(Call call) throws InterruptedException {
        var hops = new ArrayList<String>();
        var url = call.url();
        Optional<WebUrl> permanent = Optional.empty();
        var onlyPermanent = true;
        var patience = config.deadline();
        while (true) {
            if (!url.isHttp() || url.host().isEmpty()) {
                return failed(url, Failure.BAD_URL, "only http and https addresses are fetched");
            }
            var asked = clock.instant();
            var exchange = ask(url, call, patience);
            if (exchange instanceof Step.Stopped(Visit.Failed failed)) {
                return failed;
            }
            var response = ((Step.Got) exchange).response();
            patience = patience.minus(((Step.Got) exchange).took());
            if (!Redirect.isOne(response)) {
                return answer(url, response, permanent, hops, asked);
            }
            var target = Redirect.target(response, url);
            if (target.isEmpty() || !target.get().isHttp()) {
                return failed(url, Failure.BAD_URL, "it redirects to something that is no http or https address");
            }
            hops.add(url.href());
            onlyPermanent &= Redirect.isPermanent(response.status());
            if (onlyPermanent) {
                permanent = target;
            }
            if (hops.contains(target.get().href()) || hops.size() > config.mostRedirects()) {
                return failed(
                        url,
                        Failure.REDIRECT_LOOP,
                        "redirects lead in a circle, or are more than " + config.mostRedirects());
            }
            if (call.follow() == Follow.WITHIN_HOST
                    && !target.get().hostPort().equals(call.url().hostPort())) {
                return new Visit.LeftHost(target.get(), hops);
            }
            if (patience.isNegative() || patience.isZero()) {
                return failed(url, Failure.TIMEOUT, "redirects took all the time");
            }
            url = target.get();
        }
    }

    private sealed interface Step {
        record Got(WebResponse response, Duration took) implements Step {}

        record Stopped(Visit.Failed failed) implements Step {}
    }

    private Step ask(WebUrl url, Call call, Duration patience) throws InterruptedException {
        var rules = robots.rulesFor(url);
        if (rules instanceof RobotsCache.Answer.Unknown(Failure failure, String detail, Instant retryAt)) {
            return new Step.Stopped(new Visit.Failed(url, failure, detail, Optional.of(retryAt)));
        }
        var known = ((RobotsCache.Answer.Known) rules).rules();
        if (!known.allow(url)) {
            return new Step.Stopped(failed(
                    url,
                    Failure.FORBIDDEN_BY_ROBOTS,
                    "robots.txt of " + url.hostPort() + " forbids " + config.agent() + " to fetch "
                            + url.pathAndQuery()));
        }
        return switch (throttle.take(url.hostPort(), spacing(url, known), call.turn())) {
            case HostThrottle.Turn.NotBefore(Instant at) ->
                new Step.Stopped(new Visit.Failed(
                        url, Failure.HOST_BUSY, "it is not our turn at " + url.hostPort() + " yet", Optional.of(at)));
            case HostThrottle.Turn.Yours(HostThrottle.Permit permit) -> {
                try (permit) {
                    yield ask(url, headers(call), patience);
                }
            }
        };
    }

    private Step ask(WebUrl url, Map<String, String> headers, Duration patience) throws InterruptedException {
        var start = System.nanoTime();
        var exchange = web.get(url, headers, config.largestBody(), WebClient.Excess.FAILS, patience);
        return switch (exchange) {
            case Exchange.Failed(Failure failure, String detail) -> new Step.Stopped(failed(url, failure, detail));
            case Exchange.Answered(WebResponse response) -> {
                if (response.status() == 429 || response.status() == 503) {
                    retryAfter(response)
                            .ifPresent(wait -> throttle.leaveInPeace(
                                    url.hostPort(), clock.instant().plus(wait)));
                }
                yield new Step.Got(response, Duration.ofNanos(System.nanoTime() - start));
            }
        };
    }

    private Exchange robotsTxt(WebUrl url, int largest) throws InterruptedException {
        var headers = Map.of(
                "User-Agent", config.userAgent(), "Accept", "text/plain, */*;q=0.5", "Accept-Encoding", "identity");
        return switch (throttle.take(url.hostPort(), spacing(url, RobotsCache.Rules.ALLOW_ALL), config.deadline())) {
            case HostThrottle.Turn.NotBefore _ ->
                new Exchange.Failed(Failure.ROBOTS_UNAVAILABLE, "it is not our turn at " + url.hostPort() + " yet");
            case HostThrottle.Turn.Yours(HostThrottle.Permit permit) -> {
                try (permit) {
                    yield web.get(url, headers, largest, WebClient.Excess.IS_CUT, config.deadline());
                }
            }
        };
    }

    /** The least time between two requests to the host. */
    Duration usualSpacing(WebUrl url) {
        return spacing(url, RobotsCache.Rules.ALLOW_ALL);
    }

    private Duration spacing(WebUrl url, RobotsCache.Rules rules) {
        var own = guard.isOpened(url.host(), url.port()) ? config.spacingOfOpened() : config.spacing();
        var asked = rules.crawlDelay().orElse(Duration.ZERO);
        var wanted = asked.compareTo(config.longestCrawlDelay()) > 0 ? config.longestCrawlDelay() : asked;
        return wanted.compareTo(own) > 0 ? wanted : own;
    }

    private Map<String, String> headers(Call call) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("User-Agent", config.userAgent());
        headers.put("Accept", call.accept());
        headers.put("Accept-Encoding", ContentCoding.ACCEPTED);
        call.validators().etag().ifPresent(etag -> headers.put("If-None-Match", etag));
        call.validators().lastModified().ifPresent(date -> headers.put("If-Modified-Since", date));
        return headers;
    }

    private Visit.Answer answer(
            WebUrl url, WebResponse response, Optional<WebUrl> permanent, List<String> hops, Instant now) {
        return new Visit.Answer(
                url,
                response.status(),
                response.body(),
                response.first("content-type"),
                response.first("etag"),
                response.first("last-modified"),
                Freshness.of(response, now),
                retryAfter(response),
                response.headers().getOrDefault("link", List.of()),
                permanent,
                hops);
    }

    private Optional<Duration> retryAfter(WebResponse response) {
        return response.first("retry-after").flatMap(header -> RetryAfter.parse(header, clock.instant()));
    }

    private static Visit.Failed failed(WebUrl url, Failure failure, String detail) {
        return new Visit.Failed(url, failure, detail, Optional.empty());
    }

    @Override
    public void close() {
        web.close();
    }
}
