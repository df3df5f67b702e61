package counterclaim.ingest.fetch;

import counterclaim.ingest.address.WebUrl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What robots.txt of each host says to us, by RFC 9309: a 4xx but 429 means that everything is allowed; 429, 5xx and no answer mean
 * that nothing is, until it can be read; what was read is good for a day, and longer while it cannot be read again. Thread-safe; one
 * request at a time for each host.
 */
final class RobotsCache {
    private static final int LARGEST = 512 * 1024;
    private static final int MOST_HOSTS = 20_000;
    private static final int MOST_REDIRECTS = 5;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(30);
    private static final double MIDDLE = 0.5;
    private static final Duration STALE_AT_MOST = Duration.ofDays(30);

    /** Asks for robots.txt; takes a turn at the host for it. */
    @FunctionalInterface
    interface Source {
        Exchange get(WebUrl url, int largest) throws InterruptedException;
    }

    /** What robots.txt says of one host. */
    interface Rules {
        Rules ALLOW_ALL = new Rules() {
            @Override
            public boolean allow(WebUrl url) {
                return true;
            }

            @Override
            public Optional<Duration> crawlDelay() {
                return Optional.empty();
            }
        };

        boolean allow(WebUrl url);

        Optional<Duration> crawlDelay();
    }

    /** Reads the text of a robots.txt. */
    @FunctionalInterface
    interface Reader {
        Rules read(byte[] robotsTxt);
    }

    /** Whether and how a host may be asked. */
    sealed interface Answer {
        record Known(Rules rules) implements Answer {}

        /** @param failure why robots.txt could not be had, {@code ROBOTS_UNAVAILABLE} where a server answered */
        record Unknown(Failure failure, String detail, Instant retryAt) implements Answer {}
    }

    private static final class Host {
        private final ReentrantLock lock = new ReentrantLock();
        private Optional<Rules> rules = Optional.empty();
        private Instant readAt = Instant.MIN;
        private Instant nextAt = Instant.MIN;
        private int failures;
        private Answer.Unknown problem;
    }

    private final Source source;
    private final Reader reader;
    private final Clock clock;
    private final Duration life;
    private final Backoff backoff;
    private final Map<String, Host> hosts = new HashMap<>();

    RobotsCache(Source source, Reader reader, Clock clock, Duration life, Optional<Duration> retryCap) {
        this.source = source;
        this.reader = reader;
        this.clock = clock;
        this.life = life;
        backoff = new Backoff(FIRST_RETRY, LONGEST_RETRY, retryCap, () -> MIDDLE);
    }

    Answer rulesFor(WebUrl url) throws InterruptedException {
        var host = host(url.scheme() + "://" + url.hostPort());
        host.lock.lockInterruptibly();
        try {
            if (!clock.instant().isBefore(host.nextAt)) {
                read(url, host);
            }
            return host.rules.<Answer>map(Answer.Known::new).orElse(host.problem);
        } finally {
            host.lock.unlock();
        }
    }

    private synchronized Host host(String key) {
        if (hosts.size() >= MOST_HOSTS) {
            var now = clock.instant();
            hosts.values().removeIf(host -> !host.lock.isLocked() && host.nextAt.isBefore(now));
            if (hosts.size() >= MOST_HOSTS) {
                hosts.values().removeIf(host -> !host.lock.isLocked());
            }
        }
        return hosts.computeIfAbsent(key, _ -> new Host());
    }

    private void read(WebUrl url, Host host) throws InterruptedException {
        var robots = url.resolve("/robots.txt").orElse(url);
        var exchange = source.get(robots, LARGEST);
        for (var hop = 0; hop < MOST_REDIRECTS; hop++) {
            var next = Redirect.target(exchange, robots);
            if (next.isEmpty()) {
                break;
            }
            robots = next.get();
            exchange = source.get(robots, LARGEST);
        }
        switch (exchange) {
            case Exchange.Answered(WebResponse response) -> understood(response, host);
            case Exchange.Failed(Failure failure, String detail) ->
                failed(host, failure, "robots.txt could not be read: " + detail);
        }
    }

    private void understood(WebResponse response, Host host) {
        if (response.status() == 429 || response.status() >= 500) {
            failed(
                    host,
                    Failure.ROBOTS_UNAVAILABLE,
                    "robots.txt answered " + response.status() + ", which forbids all for now");
            return;
        }
        host.rules = Optional.of(response.status() / 100 == 2 ? reader.read(response.body()) : Rules.ALLOW_ALL);
        host.readAt = clock.instant();
        host.nextAt = host.readAt.plus(life);
        host.failures = 0;
        host.problem = null;
    }

    private void failed(Host host, Failure failure, String detail) {
        var now = clock.instant();
        host.failures++;
        host.nextAt = now.plus(backoff.after(host.failures));
        host.problem = new Answer.Unknown(failure, detail, host.nextAt);
        if (host.rules.isPresent() && host.readAt.plus(STALE_AT_MOST).isBefore(now)) {
            host.rules = Optional.empty();
        }
    }
}
