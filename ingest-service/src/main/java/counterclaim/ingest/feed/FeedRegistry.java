package counterclaim.ingest.feed;

import counterclaim.contracts.FeedRegistered;
import counterclaim.contracts.Ids;
import counterclaim.contracts.Topics;
import counterclaim.ingest.address.WebUrl;
import counterclaim.ingest.publish.CloudEvent;
import counterclaim.ingest.publish.Publisher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Registers feeds and changes what is registered: writes {@code feeds}. Thread-safe. */
public final class FeedRegistry {
    private static final String SOURCE = "/ingest/api";
    private static final Duration PATIENCE = Duration.ofSeconds(9);
    private static final Duration PATIENCE_TO_SEE = Duration.ofSeconds(3);
    private static final int LONGEST_URL = 4_096;
    private static final int MOST_TAGS = 50;

    private final FeedDirectory directory;
    private final Publisher publisher;
    private final Clock clock;

    public FeedRegistry(FeedDirectory directory, Publisher publisher, Clock clock) {
        this.directory = directory;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What somebody wants to be followed, or changed: what is absent stays as it is. */
    public record Wish(
            Optional<String> url,
            Optional<String> title,
            Optional<String> outlet,
            Optional<List<String>> tags,
            Optional<Duration> pollAtMost,
            Optional<FeedRegistered.State> state,
            Optional<FeedRegistered.StoreText> storeText) {
        public Wish {
            url = present(url);
            title = present(title);
            outlet = present(outlet);
            tags = present(tags);
            pollAtMost = present(pollAtMost);
            state = present(state);
            storeText = present(storeText);
        }

        private static <T> Optional<T> present(Optional<T> value) {
            return value == null ? Optional.empty() : value;
        }
    }

    /** What came of a wish. */
    public sealed interface Answer {
        record Registered(FeedRegistered feed) implements Answer {}

        /** It was registered before: changed where the wish says something else. */
        record Known(FeedRegistered feed) implements Answer {}

        record Refused(String reason) implements Answer {}

        record NoSuchFeed(String feedId) implements Answer {}

        record KafkaAway(String reason) implements Answer {}
    }

    /** What came of many. */
    public record Imported(int registered, int known, List<String> refused, Optional<String> kafkaAway) {}

    public Answer register(Wish wish) throws InterruptedException {
        var prepared = prepare(wish);
        if (prepared instanceof Answer.Registered(FeedRegistered feed)) {
            return write(feed, prepared);
        }
        return prepared instanceof Answer.Known(FeedRegistered feed)
                        && !directory.find(feed.feedId()).equals(Optional.of(feed))
                ? write(feed, prepared)
                : prepared;
    }

    public Imported registerAll(List<Wish> wishes) throws InterruptedException {
        var written = new ArrayList<CompletableFuture<Void>>();
        var refused = new ArrayList<String>();
        var seen = new LinkedHashSet<String>();
        var registered = 0;
        Optional<FeedRegistered> last = Optional.empty();
        for (var wish : wishes) {
            switch (prepare(wish)) {
                case Answer.Registered(FeedRegistered feed) -> {
                    if (seen.add(feed.feedId())) {
                        registered++;
                        written.add(send(feed));
                        last = Optional.of(feed);
                    }
                }
                case Answer.Refused(String reason) -> refused.add(wish.url().orElse("(no address)") + ": " + reason);
                case Answer.Known(FeedRegistered feed) -> seen.add(feed.feedId());
                case Answer.NoSuchFeed _, Answer.KafkaAway _ -> {}
            }
        }
        var trouble = await(CompletableFuture.allOf(written.toArray(CompletableFuture[]::new)));
        if (trouble.isEmpty() && last.isPresent()) {
            directory.await(last.get(), PATIENCE_TO_SEE);
        }
        return new Imported(registered, seen.size() - registered, refused, trouble);
    }

    public Answer change(String feedId, Wish wish) throws InterruptedException {
        var known = directory.find(feedId).filter(feed -> feed.state() != FeedRegistered.State.DELETED);
        if (known.isEmpty()) {
            return new Answer.NoSuchFeed(feedId);
        }
        var problem = problem(wish);
        if (problem.isPresent()) {
            return new Answer.Refused(problem.get());
        }
        if (wish.state().filter(state -> state == FeedRegistered.State.DELETED).isPresent()) {
            return new Answer.Refused("to delete a feed, use DELETE");
        }
        var changed = merged(known.get(), wish, wish.state().orElse(known.get().state()));
        return write(changed, new Answer.Known(changed));
    }

    public Answer delete(String feedId) throws InterruptedException {
        var known = directory.find(feedId).filter(feed -> feed.state() != FeedRegistered.State.DELETED);
        if (known.isEmpty()) {
            return new Answer.NoSuchFeed(feedId);
        }
        var nothing = new Wish(null, null, null, null, null, null, null);
        var deleted = merged(known.get(), nothing, FeedRegistered.State.DELETED);
        return write(deleted, new Answer.Known(deleted));
    }

    public List<FeedView> all() {
        var now = clock.instant();
        return directory.all().stream()
                .sorted(Comparator.comparing(FeedRegistered::registeredAt).thenComparing(FeedRegistered::url))
                .map(feed -> FeedView.of(feed, directory.polled(feed.feedId()), now))
                .toList();
    }

    public Optional<FeedView> one(String feedId) {
        return directory
                .find(feedId)
                .filter(feed -> feed.state() != FeedRegistered.State.DELETED)
                .map(feed -> view(feed));
    }

    public FeedView view(FeedRegistered feed) {
        return FeedView.of(feed, directory.polled(feed.feedId()), clock.instant());
    }

    private Answer prepare(Wish wish) {
        var problem = problem(wish);
        if (problem.isPresent()) {
            return new Answer.Refused(problem.get());
        }
        if (wish.url().isEmpty()) {
            return new Answer.Refused("url is missing: the address of the feed");
        }
        var url = WebUrl.parse(wish.url().get().strip())
                .filter(parsed -> parsed.isHttp() && !parsed.host().isEmpty());
        if (url.isEmpty() || url.get().href().length() > LONGEST_URL) {
            return new Answer.Refused("\"" + wish.url().get() + "\" is no http or https address");
        }
        var href = url.get().href();
        var feedId = Ids.feedId(href);
        var known = directory.find(feedId).filter(feed -> feed.state() != FeedRegistered.State.DELETED);
        if (known.isPresent()) {
            return new Answer.Known(
                    merged(known.get(), wish, wish.state().orElse(known.get().state())));
        }
        var now = now();
        return new Answer.Registered(new FeedRegistered(
                feedId,
                href,
                text(wish.title()),
                text(wish.outlet()),
                wish.tags().orElse(List.of()),
                wish.pollAtMost(),
                wish.state().orElse(FeedRegistered.State.ACTIVE),
                wish.storeText().orElse(FeedRegistered.StoreText.FULL),
                now,
                now));
    }

    private static Optional<String> problem(Wish wish) {
        if (wish.pollAtMost().filter(at -> at.isNegative() || at.isZero()).isPresent()) {
            return Optional.of("pollAtMost is " + wish.pollAtMost().get() + ", it must be longer than nothing");
        }
        if (wish.tags().filter(tags -> tags.size() > MOST_TAGS).isPresent()) {
            return Optional.of("there are more than " + MOST_TAGS + " tags");
        }
        return Optional.empty();
    }

    private FeedRegistered merged(FeedRegistered known, Wish wish, FeedRegistered.State state) {
        var changed = new FeedRegistered(
                known.feedId(),
                known.url(),
                text(wish.title()).or(known::title),
                text(wish.outlet()).or(known::outlet),
                wish.tags().orElse(known.tags()),
                wish.pollAtMost().or(known::pollAtMost),
                state,
                wish.storeText().orElse(known.storeText()),
                known.registeredAt(),
                known.changedAt());
        return changed.equals(known) && wish.state().isEmpty()
                ? known
                : new FeedRegistered(
                        changed.feedId(),
                        changed.url(),
                        changed.title(),
                        changed.outlet(),
                        changed.tags(),
                        changed.pollAtMost(),
                        changed.state(),
                        changed.storeText(),
                        changed.registeredAt(),
                        now());
    }

    private Instant now() {
        return clock.instant();
    }

    private static Optional<String> text(Optional<String> text) {
        return text.map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    private Answer write(FeedRegistered feed, Answer answer) throws InterruptedException {
        var trouble = await(send(feed));
        if (trouble.isPresent()) {
            return new Answer.KafkaAway(trouble.get());
        }
        directory.await(feed, PATIENCE_TO_SEE);
        return answer;
    }

    private CompletableFuture<Void> send(FeedRegistered feed) {
        var id = feed.feedId() + "-" + feed.changedAt().toEpochMilli();
        return publisher.publish(
                Topics.FEEDS,
                feed.feedId(),
                feed,
                new CloudEvent(id, SOURCE, FeedRegistered.class, feed.changedAt(), Optional.empty()));
    }

    private static Optional<String> await(CompletableFuture<Void> written) throws InterruptedException {
        try {
            written.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException _) {
            return Optional.of("no acknowledgement within " + PATIENCE.toSeconds() + " s");
        }
    }
}
