package counterclaim.ingest.feed;

import counterclaim.contracts.EntryToFetch;
import counterclaim.contracts.EntryToFetch.Reason;
import counterclaim.contracts.FeedEvent;
import counterclaim.contracts.FeedItem;
import counterclaim.contracts.FeedPolled;
import counterclaim.contracts.FeedRegistered;
import counterclaim.contracts.Ids;
import counterclaim.contracts.PollOutcome;
import counterclaim.contracts.Validators;
import counterclaim.contracts.WebSubLease;
import counterclaim.ingest.address.CanonicalUrl;
import counterclaim.ingest.address.WebUrl;
import counterclaim.ingest.feed.parse.DiscoveredFeed;
import counterclaim.ingest.feed.parse.FeedEntry;
import counterclaim.ingest.feed.parse.FeedParser;
import counterclaim.ingest.feed.parse.FeedPerson;
import counterclaim.ingest.feed.parse.ParsedFeed;
import counterclaim.ingest.feed.parse.PollingHints;
import counterclaim.ingest.fetch.Backoff;
import counterclaim.ingest.fetch.PoliteClient;
import counterclaim.ingest.fetch.Visit;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks one feed once and says what follows from it. Thread-safe; knows nothing of Kafka. */
final class FeedPoller {
    private static final String ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, "
            + "application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.4";
    private static final Duration LONGEST_TURN = Duration.ofSeconds(20);
    private static final int MOST_REFUSALS_BEFORE_RECOVERY = 3;
    private static final int LONGEST_CONTENT = 400_000;
    private static final int LONGEST_SUMMARY = 20_000;
    private static final int MOST_LABELS = 50;

    private final PoliteClient client;
    private final FeedParser parser;
    private final Rhythm rhythm;
    private final Backoff backoff;
    private final PollConfig config;
    private final Clock clock;

    FeedPoller(PoliteClient client, FeedParser parser, Rhythm rhythm, Backoff backoff, PollConfig config, Clock clock) {
        this.client = client;
        this.parser = parser;
        this.rhythm = rhythm;
        this.backoff = backoff;
        this.config = config;
        this.clock = clock;
    }

    /** What follows from a poll. */
    sealed interface Result {
        /**
         * @param polled  without {@code seen}, which is beside it
         * @param entries to be passed on before {@code polled} may be written, oldest first
         */
        record Polled(FeedPolled polled, SeenEntries seen, List<Passed> entries, List<FeedEvent> events)
                implements Result {}

        /** The feed was not asked. */
        record NotNow(Instant again) implements Result {}
    }

    /** An entry to be passed on, and whose fetcher it goes to. */
    record Passed(String hostPort, EntryToFetch entry) {}

    Result poll(FeedRegistered feed, Optional<FeedPolled> before, SeenEntries seen) throws InterruptedException {
        var address = before.flatMap(FeedPolled::movedTo).orElse(feed.url());
        var start = new Poll(feed, before, seen, address, clock.instant());
        var url = WebUrl.parse(address).filter(WebUrl::isHttp);
        if (url.isEmpty()) {
            return start.failed(PollOutcome.REFUSED, "the address is no http or https address", Optional.empty());
        }
        var validators = before.map(FeedPolled::validators).orElse(Validators.NONE);
        var visit = client.visit(
                new PoliteClient.Call(url.get(), ACCEPT, validators, PoliteClient.Follow.EVERYWHERE, LONGEST_TURN));
        var poll = new Poll(feed, before, seen, address, clock.instant());
        return switch (visit) {
            case Visit.Answer answer -> poll.answered(answer);
            case Visit.Failed failed -> poll.failed(failed);
            case Visit.LeftHost left ->
                poll.failed(
                        PollOutcome.UNREACHABLE, "it redirects to " + left.to().hostPort(), Optional.empty());
        };
    }

    /** One poll, with what was known before it. */
    private final class Poll {
        private final FeedRegistered feed;
        private final Optional<FeedPolled> before;
        private final SeenEntries seen;
        private final String address;
        private final Instant now;
        private Optional<Integer> status = Optional.empty();

        Poll(FeedRegistered feed, Optional<FeedPolled> before, SeenEntries seen, String address, Instant now) {
            this.feed = feed;
            this.before = before;
            this.seen = seen;
            this.address = address;
            this.now = now;
        }

        Result answered(Visit.Answer answer) {
            status = Optional.of(answer.status());
            var said = "the server answered " + answer.status();
            return switch (answer.status()) {
                case 200, 203, 226 -> body(answer);
                case 304 -> same(PollOutcome.NOT_MODIFIED, answer);
                case 404 -> failed(PollOutcome.NOT_FOUND, said, answer.retryAfter());
                case 410 ->
                    failed(PollOutcome.GONE, "the server says that the feed is gone for good", Optional.empty());
                case 408 -> failed(PollOutcome.TIMEOUT, said, answer.retryAfter());
                case 425, 429 -> failed(PollOutcome.THROTTLED, said, answer.retryAfter());
                case 503 ->
                    failed(
                            answer.retryAfter().isPresent() ? PollOutcome.THROTTLED : PollOutcome.SERVER_ERROR,
                            said,
                            answer.retryAfter());
                default -> {
                    if (answer.status() >= 500) {
                        yield failed(PollOutcome.SERVER_ERROR, said, answer.retryAfter());
                    }
                    yield answer.status() >= 400
                            ? failed(PollOutcome.REFUSED, said, answer.retryAfter())
                            : failed(PollOutcome.NOT_A_FEED, said, answer.retryAfter());
                }
            };
        }

        Result failed(Visit.Failed failed) {
            var wait = failed.notBefore().map(at -> Duration.between(now, at));
            return switch (failed.failure()) {
                case HOST_BUSY -> new Result.NotNow(failed.notBefore().orElse(now.plus(config.lower())));
                case TIMEOUT -> failed(PollOutcome.TIMEOUT, failed.detail(), wait);
                case UNREACHABLE -> failed(PollOutcome.UNREACHABLE, failed.detail(), wait);
                case FORBIDDEN_ADDRESS -> failed(PollOutcome.FORBIDDEN_ADDRESS, failed.detail(), wait);
                case FORBIDDEN_BY_ROBOTS, ROBOTS_UNAVAILABLE ->
                    failed(PollOutcome.FORBIDDEN_BY_ROBOTS, failed.detail(), wait);
                case TOO_LARGE -> failed(PollOutcome.TOO_LARGE, failed.detail(), wait);
                case REDIRECT_LOOP -> failed(PollOutcome.REDIRECT_LOOP, failed.detail(), wait);
                case BAD_URL -> failed(PollOutcome.REFUSED, failed.detail(), wait);
            };
        }

        Result failed(PollOutcome outcome, String detail, Optional<Duration> wait) {
            var failures = before.map(FeedPolled::failures).orElse(0) + 1;
            var own = backoff.after(failures);
            var next = wait.filter(asked -> asked.compareTo(own) > 0).orElse(own);
            var polled = new FeedPolled(
                    feed.feedId(),
                    address,
                    before.flatMap(FeedPolled::movedTo),
                    outcome == PollOutcome.GONE,
                    before.map(FeedPolled::validators).orElse(Validators.NONE),
                    before.flatMap(FeedPolled::bodyHash),
                    outcome,
                    Optional.of(detail),
                    status,
                    now,
                    now.plus(next),
                    before.flatMap(FeedPolled::lastSuccessAt),
                    before.flatMap(FeedPolled::lastNewEntryAt),
                    failures,
                    before.map(FeedPolled::entriesPerDay).orElse(0.0),
                    before.flatMap(FeedPolled::title),
                    List.of(),
                    before.flatMap(FeedPolled::webSub));
            return new Result.Polled(polled, seen, List.of(), events(polled));
        }

        /** The body is the one that is known. */
        private Result same(PollOutcome outcome, Visit.Answer answer) {
            var perDay = before.map(FeedPolled::entriesPerDay).orElse(0.0);
            return succeeded(
                    outcome,
                    answer,
                    outcome == PollOutcome.NOT_MODIFIED
                            ? before.map(FeedPolled::validators).orElse(Validators.NONE)
                            : validatorsOf(answer),
                    before.flatMap(FeedPolled::bodyHash),
                    perDay,
                    before.flatMap(FeedPolled::title),
                    PollingHints.NONE,
                    seen,
                    List.of());
        }

        private Result body(Visit.Answer answer) {
            var hash = hash(answer.body());
            if (before.flatMap(FeedPolled::bodyHash).filter(hash::equals).isPresent()) {
                return same(PollOutcome.UNCHANGED, answer);
            }
            return switch (parser.parse(
                    answer.body(), answer.contentType(), URI.create(answer.url().href()))) {
                case ParsedFeed.Feed parsed -> news(answer, parsed, hash);
                case ParsedFeed.NotAFeed other ->
                    failed(PollOutcome.NOT_A_FEED, withFeeds(other.detail(), other.feeds()), answer.retryAfter());
            };
        }

        private Result news(Visit.Answer answer, ParsedFeed.Feed parsed, String hash) {
            var index = seen.index();
            var marks = new ArrayList<SeenEntries.Mark>();
            var passed = new ArrayList<Passed>();
            for (var entry : newestLast(parsed.entries())) {
                var link = entry.link().flatMap(WebUrl::parse).filter(WebUrl::isHttp);
                if (link.isEmpty()) {
                    continue;
                }
                var mark = mark(link.get(), entry);
                marks.add(mark);
                switch (SeenEntries.verdict(index, mark)) {
                    case NEW -> passed.add(pass(link.get(), entry, parsed, Reason.NEW));
                    case CHANGED -> passed.add(pass(link.get(), entry, parsed, Reason.UPDATED));
                    case KNOWN -> {}
                }
                index.put(mark.link(), mark.content());
            }
            var isNew = before.flatMap(FeedPolled::lastSuccessAt).isEmpty();
            var taken = isNew && passed.size() > config.backlog()
                    ? passed.subList(passed.size() - config.backlog(), passed.size())
                    : passed;
            var dates = parsed.entries().stream()
                    .flatMap(entry -> entry.published().or(entry::updated).stream())
                    .toList();
            return succeeded(
                    PollOutcome.OK,
                    answer,
                    validatorsOf(answer),
                    Optional.of(hash),
                    Rhythm.entriesPerDay(
                            dates, before.map(FeedPolled::entriesPerDay).orElse(0.0), now),
                    parsed.title(),
                    parsed.hints(),
                    seen.with(marks),
                    List.copyOf(taken));
        }

        private Passed pass(WebUrl link, FeedEntry entry, ParsedFeed.Feed parsed, Reason reason) {
            var item = new FeedItem(
                    feed.feedId(),
                    entry.id(),
                    link.href(),
                    entry.title(),
                    entry.summary().map(text -> cut(text, LONGEST_SUMMARY)),
                    entry.bestHtml().filter(html -> html.length() <= LONGEST_CONTENT),
                    labels(entry.authors().stream().map(FeedPerson::label)),
                    labels(entry.categories().stream()),
                    entry.language().or(parsed::language),
                    entry.published(),
                    entry.updated());
            return new Passed(
                    link.hostPort(),
                    new EntryToFetch(
                            link.href(),
                            reason,
                            Optional.of(item),
                            Optional.empty(),
                            feed.outlet(),
                            feed.storeText(),
                            Validators.NONE,
                            List.of(),
                            now,
                            0));
        }

        private Result succeeded(
                PollOutcome outcome,
                Visit.Answer answer,
                Validators validators,
                Optional<String> bodyHash,
                double perDay,
                Optional<String> title,
                PollingHints hints,
                SeenEntries seenNow,
                List<Passed> entries) {
            var lastNew = entries.isEmpty() ? before.flatMap(FeedPolled::lastNewEntryAt) : Optional.of(now);
            var next = rhythm.next(perDay, lastNew, hints, answer.age(), feed.pollAtMost(), now);
            var polled = new FeedPolled(
                    feed.feedId(),
                    answer.url().href(),
                    answer.permanent().map(WebUrl::href).or(() -> before.flatMap(FeedPolled::movedTo)),
                    false,
                    validators,
                    bodyHash,
                    outcome,
                    Optional.empty(),
                    status,
                    now,
                    now.plus(next),
                    Optional.of(now),
                    lastNew,
                    0,
                    perDay,
                    title,
                    List.of(),
                    before.flatMap(FeedPolled::webSub).filter(this::stillGood));
            return new Result.Polled(polled, seenNow, entries, events(polled));
        }

        private boolean stillGood(WebSubLease lease) {
            return lease.expiresAt().filter(now::isAfter).isEmpty();
        }

        /** What people should know: told once, when it becomes so. */
        private List<FeedEvent> events(FeedPolled after) {
            var events = new ArrayList<FeedEvent>();
            var was = before.map(FeedPolled::outcome).orElse(PollOutcome.PENDING);
            var detail = after.detail().orElse(after.outcome().name());
            if (refuses(after.outcome()) && !refuses(was)) {
                events.add(event(FeedEvent.Kind.REFUSED, detail));
            }
            if (after.retired() && !before.map(FeedPolled::retired).orElse(false)) {
                events.add(event(FeedEvent.Kind.GONE, detail));
            }
            if (after.movedTo().isPresent() && !after.movedTo().equals(before.flatMap(FeedPolled::movedTo))) {
                events.add(event(
                        FeedEvent.Kind.MOVED, "moved to " + after.movedTo().get()));
            }
            var silentFrom = before.flatMap(known -> Rhythm.silentFrom(known.entriesPerDay(), known.lastNewEntryAt()));
            var polledBefore = before.map(FeedPolled::polledAt);
            var wasSilent = silentFrom.isPresent()
                    && polledBefore.filter(silentFrom.get()::isBefore).isPresent();
            var newEntry = !after.lastNewEntryAt().equals(before.flatMap(FeedPolled::lastNewEntryAt));
            if (silentFrom.filter(now::isAfter).isPresent() && !wasSilent && !newEntry) {
                events.add(event(
                        FeedEvent.Kind.SILENT,
                        "no new entry since "
                                + before.flatMap(FeedPolled::lastNewEntryAt).orElse(now)));
            }
            var hadFailed = before.map(FeedPolled::failures).orElse(0) >= MOST_REFUSALS_BEFORE_RECOVERY || refuses(was);
            if (after.failures() == 0 && (hadFailed || wasSilent && newEntry)) {
                events.add(event(FeedEvent.Kind.RECOVERED, "answers again, or has news again"));
            }
            return events;
        }

        private FeedEvent event(FeedEvent.Kind kind, String detail) {
            return new FeedEvent(feed.feedId(), address, kind, now, detail);
        }
    }

    private static boolean refuses(PollOutcome outcome) {
        return outcome == PollOutcome.REFUSED || outcome == PollOutcome.FORBIDDEN_BY_ROBOTS;
    }

    private static Validators validatorsOf(Visit.Answer answer) {
        return new Validators(answer.etag(), answer.lastModified());
    }

    /** The newest that we remember, oldest first; feeds put the newest on top, and some are in no order at all. */
    private static List<FeedEntry> newestLast(List<FeedEntry> entries) {
        var dated = entries.stream()
                .allMatch(entry -> entry.published().or(entry::updated).isPresent());
        var ordered = dated
                ? entries.stream()
                        .sorted(Comparator.comparing((FeedEntry entry) ->
                                entry.published().or(entry::updated).orElseThrow()))
                        .toList()
                : entries.reversed();
        return ordered.subList(Math.max(0, ordered.size() - FeedPolled.MOST_SEEN), ordered.size());
    }

    private static SeenEntries.Mark mark(WebUrl link, FeedEntry entry) {
        var identity = CanonicalUrl.of(link).map(CanonicalUrl::value).orElse(link.href());
        // A feed that says when it changed an entry is believed; summaries of others tell.
        var content = entry.updated()
                .map(Instant::toString)
                .orElseGet(() -> entry.bestHtml().orElse(""));
        return new SeenEntries.Mark(
                Long.parseUnsignedLong(Ids.hash(List.of(identity)).substring(0, 16), 16),
                Integer.parseUnsignedInt(
                        Ids.hash(List.of(entry.title().orElse(""), content)).substring(0, 8), 16));
    }

    private static String withFeeds(String detail, List<DiscoveredFeed> feeds) {
        return feeds.isEmpty()
                ? detail
                : detail + " It points to "
                        + String.join(
                                " and ",
                                feeds.stream().map(DiscoveredFeed::url).limit(3).toList());
    }

    private static List<String> labels(Stream<String> labels) {
        return labels.filter(label -> !label.isBlank()).limit(MOST_LABELS).toList();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
