package counterclaim.ingest.feed;

import counterclaim.contracts.EntryToFetch;
import counterclaim.contracts.FeedEvent;
import counterclaim.contracts.FeedPolled;
import counterclaim.contracts.FeedRegistered;
import counterclaim.contracts.Json;
import counterclaim.contracts.Topics;
import counterclaim.ingest.feed.parse.FeedParser;
import counterclaim.ingest.fetch.Backoff;
import counterclaim.ingest.fetch.PoliteClient;
import counterclaim.ingest.publish.CloudEvent;
import counterclaim.ingest.publish.DeadLetters;
import counterclaim.ingest.publish.KafkaSettings;
import counterclaim.ingest.publish.Publisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.DoubleSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Polls the feeds of the partitions that this replica has been given: it reads both of their topics from the start, then keeps them
 * in mind and asks each feed when it is due.
 *
 * <p>One thread owns all that is known; polls run on virtual threads and hand back what is to change. Offsets are committed only to
 * remember which dead letters have been written: reading never resumes from them.
 */
public final class PollLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PollLoop.class);
    private static final String GROUP = "ingest-poller";
    private static final String SOURCE = "/ingest/poller";
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(5);
    private static final Duration PATIENCE_ON_CLOSE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Publisher publisher;
    private final DeadLetters deadLetters;
    private final FeedPoller poller;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Semaphore free;

    private final Map<Integer, Share> shares = new HashMap<>();
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private final ConcurrentLinkedQueue<Runnable> results = new ConcurrentLinkedQueue<>();
    private final Thread loop;
    private volatile boolean closing;
    private volatile boolean ready;
    private volatile int known;

    /** The feeds of one partition. */
    private static final class Share {
        private final Map<String, Feed> feeds = new HashMap<>();
        private final List<TopicPartition> partitions;
        /** How far Kafka had got when this replica was given the partition; empty until it is known. */
        private Map<TopicPartition, Long> ends = Map.of();

        private long deadLettersTold;
        private boolean loaded;
        private volatile boolean lost;

        Share(int partition) {
            partitions = List.of(
                    new TopicPartition(Topics.FEEDS, partition), new TopicPartition(Topics.FEEDS_POLLED, partition));
        }
    }

    private static final class Feed {
        private final Share share;
        private Optional<FeedRegistered> registered = Optional.empty();
        private Optional<FeedPolled> polled = Optional.empty();
        private SeenEntries seen = SeenEntries.NONE;
        private boolean running;
        private Due next;

        Feed(Share share) {
            this.share = share;
        }
    }

    private record Due(Instant at, Feed feed) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return at.compareTo(other.at);
        }
    }

    public PollLoop(
            KafkaSettings kafka,
            Publisher publisher,
            DeadLetters deadLetters,
            PoliteClient client,
            FeedParser parser,
            PollConfig config,
            DoubleSupplier random,
            Clock clock,
            MeterRegistry metrics) {
        this.consumer = kafka.groupConsumer(GROUP);
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.metrics = metrics;
        var backoff = new Backoff(config.firstRetry(), config.longestRetry(), config.max(), random);
        poller = new FeedPoller(client, parser, new Rhythm(config, random), backoff, config, clock);
        free = new Semaphore(config.feeds());
        metrics.gauge("counterclaim.ingest.feeds", this, loop -> loop.known);
        loop = Thread.ofPlatform().name("feed-poller").unstarted(this::loop);
    }

    public void start() {
        loop.start();
    }

    /** Whether this replica knows its feeds: all that Kafka had of them when it was given them. */
    public boolean isReady() {
        return loop.isAlive() && ready;
    }

    public boolean isAlive() {
        return loop.isAlive() || closing;
    }

    private void loop() {
        try (consumer) {
            consumer.subscribe(List.of(Topics.FEEDS, Topics.FEEDS_POLLED), new Assignment());
            var lastCommit = clock.instant();
            while (!closing) {
                read();
                for (var result = results.poll(); result != null; result = results.poll()) {
                    result.run();
                }
                startDue();
                if (Duration.between(lastCommit, clock.instant()).compareTo(BETWEEN_COMMITS) >= 0) {
                    commitRead();
                    lastCommit = clock.instant();
                }
            }
        } catch (WakeupException _) {
            LOG.debug("Poller woken to close.");
        } catch (RuntimeException e) {
            LOG.error("The poller has stopped: no feed is polled until this replica is started anew.", e);
            throw e;
        }
    }

    private void read() {
        try {
            findEnds();
            for (var record : consumer.poll(patience())) {
                var share = shares.get(record.partition());
                if (share != null) {
                    apply(record, share);
                }
            }
            noteLoaded();
        } catch (WakeupException e) {
            if (!closing) {
                throw e;
            }
        } catch (RetriableException e) {
            LOG.warnf("Kafka is away, trying on. reason=%s", e.getMessage());
        }
    }

    /** Here and not when partitions are assigned: Kafka may be away, and then this is tried again. */
    private void findEnds() {
        for (var share : shares.values()) {
            if (share.ends.isEmpty()) {
                var told = consumer.committed(Set.copyOf(share.partitions)).get(share.partitions.getFirst());
                share.deadLettersTold = told == null ? 0 : told.offset();
                share.ends = consumer.endOffsets(share.partitions);
            }
        }
    }

    private Duration patience() {
        if (due.isEmpty() || !results.isEmpty()) {
            return results.isEmpty() ? LONGEST_WAIT : Duration.ZERO;
        }
        var left = Duration.between(clock.instant(), due.peek().at);
        return left.isNegative() ? Duration.ofMillis(10) : left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
    }

    private void apply(ConsumerRecord<byte[], byte[]> record, Share share) {
        var feedId = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (record.topic().equals(Topics.FEEDS)) {
            registered(record, feedId, share);
        } else {
            polled(record, feedId, share);
        }
    }

    private void registered(ConsumerRecord<byte[], byte[]> record, String feedId, Share share) {
        if (record.value() == null) {
            drop(feedId, share);
            return;
        }
        try {
            var registered = Json.read(record.value(), FeedRegistered.class);
            if (!registered.feedId().equals(feedId)) {
                throw new IllegalArgumentException("key " + feedId + " is not the feedId " + registered.feedId());
            }
            if (registered.state() == FeedRegistered.State.DELETED) {
                drop(feedId, share);
                return;
            }
            var feed = share.feeds.computeIfAbsent(feedId, _ -> new Feed(share));
            feed.registered = Optional.of(registered);
            schedule(feed);
        } catch (RuntimeException e) {
            if (record.offset() >= share.deadLettersTold) {
                deadLetters.putAside(record, e);
            }
        }
    }

    private void drop(String feedId, Share share) {
        var feed = share.feeds.remove(feedId);
        if (feed != null) {
            feed.registered = Optional.empty();
            feed.next = null;
            if (feed.polled.isPresent() && share.loaded) {
                publisher.forget(Topics.FEEDS_POLLED, feedId);
            }
        }
    }

    private void polled(ConsumerRecord<byte[], byte[]> record, String feedId, Share share) {
        if (record.value() == null) {
            return;
        }
        try {
            var polled = Json.read(record.value(), FeedPolled.class);
            var feed = share.feeds.computeIfAbsent(feedId, _ -> new Feed(share));
            if (feed.running
                    || feed.polled
                            .filter(known -> known.polledAt().isAfter(polled.polledAt()))
                            .isPresent()) {
                return;
            }
            feed.seen = SeenEntries.of(polled.seen());
            feed.polled = Optional.of(with(polled, List.of()));
            schedule(feed);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "What is known of a feed cannot be read: it is polled as if it were new. feedId=%s reason=%s",
                    feedId, e.getMessage());
        }
    }

    private void noteLoaded() {
        for (var share : shares.values()) {
            if (!share.loaded
                    && !share.ends.isEmpty()
                    && share.ends.entrySet().stream()
                            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                share.loaded = true;
                share.feeds.values().removeIf(feed -> feed.registered.isEmpty());
                share.feeds.values().forEach(this::schedule);
                LOG.infof(
                        "Polling the feeds of a partition. partitions=%s feeds=%d",
                        share.partitions, share.feeds.size());
            }
        }
        known = shares.values().stream().mapToInt(share -> share.feeds.size()).sum();
        ready = !shares.isEmpty() && shares.values().stream().allMatch(share -> share.loaded)
                || ready && shares.isEmpty();
    }

    private void schedule(Feed feed) {
        if (!feed.share.loaded || feed.running || feed.registered.isEmpty()) {
            return;
        }
        var registered = feed.registered.get();
        feed.next = null;
        if (registered.state() != FeedRegistered.State.ACTIVE) {
            return;
        }
        // Somebody changed the feed since it was asked: he wants to see what comes of it, also of a retired one.
        var touched = feed.polled
                .filter(polled -> !polled.polledAt().isBefore(registered.changedAt()))
                .isEmpty();
        if (!touched && feed.polled.get().retired()) {
            return;
        }
        scheduleAt(feed, touched ? clock.instant() : feed.polled.get().nextDueAt());
    }

    private void scheduleAt(Feed feed, Instant at) {
        feed.next = new Due(at, feed);
        due.add(feed.next);
    }

    private void startDue() {
        var now = clock.instant();
        while (!due.isEmpty() && !due.peek().at.isAfter(now)) {
            var first = due.peek();
            var feed = first.feed;
            if (feed.next != first || feed.share.lost) {
                due.poll();
                continue;
            }
            if (!free.tryAcquire()) {
                return;
            }
            due.poll();
            feed.next = null;
            feed.running = true;
            metrics.timer("counterclaim.ingest.poll.lateness").record(Duration.between(first.at, now));
            var registered = feed.registered.orElseThrow();
            var polled = feed.polled;
            var seen = feed.seen;
            Thread.ofVirtual().name("poll " + registered.url()).start(() -> poll(feed, registered, polled, seen));
        }
    }

    /** On a thread of its own: touches nothing but what it was given. */
    private void poll(Feed feed, FeedRegistered registered, Optional<FeedPolled> before, SeenEntries seen) {
        Runnable result = () -> finished(feed, clock.instant().plus(AFTER_TROUBLE));
        try {
            result = switch (poller.poll(registered, before, seen)) {
                case FeedPoller.Result.NotNow(Instant again) -> () -> finished(feed, again);
                case FeedPoller.Result.Polled polled -> publish(feed, polled);
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.logf(
                    closing ? Logger.Level.DEBUG : Logger.Level.ERROR,
                    e.getCause(),
                    "Cannot write what a poll brought: the feed is polled again. feedId=%s url=%s",
                    registered.feedId(),
                    registered.url());
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            LOG.errorf(
                    e,
                    "Cannot poll a feed: it is tried again. feedId=%s url=%s",
                    registered.feedId(),
                    registered.url());
        } finally {
            free.release();
            results.add(result);
        }
    }

    private Runnable publish(Feed feed, FeedPoller.Result.Polled result)
            throws InterruptedException, ExecutionException {
        var polled = result.polled();
        // A poll that was cut off because this replica stops is no failure of its feed.
        if (feed.share.lost || closing) {
            return () -> {};
        }
        passOn(polled, result.entries());
        if (feed.share.lost) {
            return () -> {};
        }
        var written = with(polled, result.seen().texts());
        var id = polled.feedId() + "-" + polled.polledAt().toEpochMilli();
        publisher
                .publish(
                        Topics.FEEDS_POLLED,
                        polled.feedId(),
                        written,
                        new CloudEvent(id, SOURCE, FeedPolled.class, polled.polledAt(), Optional.empty()))
                .get();
        for (var event : result.events()) {
            publisher
                    .publish(
                            Topics.FEEDS_EVENTS,
                            event.feedId(),
                            event,
                            new CloudEvent(
                                    id + "-" + event.kind(), SOURCE, FeedEvent.class, event.at(), Optional.empty()))
                    .get();
            LOG.infof("Feed %s. feedId=%s url=%s detail=%s", event.kind(), event.feedId(), event.url(), event.detail());
        }
        count(polled, result.entries().size());
        return () -> {
            feed.polled = Optional.of(polled);
            feed.seen = result.seen();
            finished(feed);
        };
    }

    /** Comes back when every entry is acknowledged; one that Kafka will never take is left out, as it would block its feed for ever. */
    private void passOn(FeedPolled polled, List<FeedPoller.Passed> entries)
            throws InterruptedException, ExecutionException {
        var acknowledged = new ArrayList<CompletableFuture<Void>>();
        for (var passed : entries) {
            var entry = passed.entry();
            var id = polled.feedId() + "-" + polled.polledAt().toEpochMilli() + "-" + acknowledged.size();
            acknowledged.add(publisher.publish(
                    Topics.ENTRIES,
                    passed.hostPort(),
                    entry,
                    new CloudEvent(
                            id, SOURCE, EntryToFetch.class, polled.polledAt(), Optional.of(CloudEvent.newTrace()))));
        }
        for (var one : acknowledged) {
            try {
                one.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RecordTooLargeException)) {
                    throw e;
                }
                LOG.warnf("Entry left out: it is larger than a record may be. feedId=%s", polled.feedId());
            }
        }
    }

    private void count(FeedPolled polled, int entries) {
        metrics.counter(
                        "counterclaim.ingest.polls",
                        "outcome",
                        polled.outcome().name().toLowerCase(Locale.ROOT))
                .increment();
        metrics.counter("counterclaim.ingest.entries").increment(entries);
        LOG.debugf(
                "Feed polled. feedId=%s outcome=%s entries=%d next=%s",
                polled.feedId(), polled.outcome(), entries, polled.nextDueAt());
    }

    private void finished(Feed feed) {
        feed.running = false;
        schedule(feed);
    }

    private void finished(Feed feed, Instant again) {
        feed.running = false;
        if (feed.registered
                .filter(registered -> registered.state() == FeedRegistered.State.ACTIVE)
                .isPresent()) {
            scheduleAt(feed, again);
        }
    }

    private void commitRead() {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        shares.values().stream()
                .filter(share -> share.loaded)
                .flatMap(share -> share.partitions.stream())
                .forEach(partition -> offsets.put(partition, new OffsetAndMetadata(consumer.position(partition))));
        consumer.commitAsync(offsets, null);
    }

    static FeedPolled with(FeedPolled polled, List<String> seen) {
        return new FeedPolled(
                polled.feedId(),
                polled.url(),
                polled.movedTo(),
                polled.retired(),
                polled.validators(),
                polled.bodyHash(),
                polled.outcome(),
                polled.detail(),
                polled.status(),
                polled.polledAt(),
                polled.nextDueAt(),
                polled.lastSuccessAt(),
                polled.lastNewEntryAt(),
                polled.failures(),
                polled.entriesPerDay(),
                polled.title(),
                seen,
                polled.webSub());
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            loop.join(PATIENCE_ON_CLOSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            for (var partition : partitions) {
                var share = shares.remove(partition.partition());
                if (share != null) {
                    share.lost = true;
                }
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            onPartitionsRevoked(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            ready = ready || partitions.isEmpty();
            if (partitions.isEmpty()) {
                return;
            }
            consumer.seekToBeginning(partitions);
            partitions.forEach(partition -> shares.computeIfAbsent(partition.partition(), Share::new));
            LOG.infof("Reading what is known of the feeds of partitions. partitions=%s", partitions);
        }
    }
}
