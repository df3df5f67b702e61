package counterclaim.ingest.fetch;

import counterclaim.contracts.EntryToFetch;
import counterclaim.contracts.FetchOutcome;
import counterclaim.contracts.Json;
import counterclaim.contracts.PageFetched;
import counterclaim.contracts.Topics;
import counterclaim.ingest.extract.ArticleExtractor;
import counterclaim.ingest.publish.CloudEvent;
import counterclaim.ingest.publish.DeadLetters;
import counterclaim.ingest.publish.KafkaSettings;
import counterclaim.ingest.publish.Publisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Takes entries from Kafka, has their pages fetched and writes what came of it. One replica owns a host, as the key decides.
 *
 * <p>Entries of one host go in order, those of different hosts do not wait for each other; an entry counts as read when what came of
 * it is acknowledged, so that a kill loses nothing and costs at most the pages that were under way.
 */
public final class EntryFetcher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EntryFetcher.class);
    private static final String GROUP = "ingest-fetcher";
    private static final String SOURCE = "/ingest/fetcher";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(1);
    private static final Duration PATIENCE_ON_CLOSE = Duration.ofSeconds(4);

    private final Consumer<byte[], byte[]> consumer;
    private final Publisher publisher;
    private final DeadLetters deadLetters;
    private final PageFetcher pages;
    private final FetchConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;

    private final OffsetTracker tracker = new OffsetTracker();
    private final Map<String, HostQueue> hosts = new HashMap<>();
    private final Semaphore running;
    private final Thread loop;
    private int waiting;
    private volatile boolean closing;
    private volatile boolean assigned;

    /** Entries of one host that wait, and how many of its pages are being fetched. */
    private static final class HostQueue {
        private final ArrayDeque<Task> tasks = new ArrayDeque<>();
        private int workers;
        /** When the latest of those that were put off comes back: the next comes after it, not with it. */
        private Instant putOffUntil = Instant.MIN;

        Instant putOff(Instant now, Duration spacing) {
            var whenTheseAreDone = now.plus(spacing.multipliedBy(tasks.size()));
            var after = putOffUntil.isAfter(whenTheseAreDone) ? putOffUntil : whenTheseAreDone;
            putOffUntil = after.plus(spacing);
            return putOffUntil;
        }
    }

    private record Task(EntryToFetch entry, String host, OffsetTracker.Ticket ticket, Optional<String> trace) {}

    public EntryFetcher(
            KafkaSettings kafka,
            Publisher publisher,
            DeadLetters deadLetters,
            PoliteClient client,
            ArticleExtractor extractor,
            FetchConfig config,
            Backoff backoff,
            Clock clock,
            MeterRegistry metrics) {
        this.consumer = kafka.groupConsumer(GROUP);
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.pages = new PageFetcher(client, extractor, config, backoff, clock);
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        running = new Semaphore(config.pages());
        metrics.gauge("counterclaim.ingest.entries.waiting", this, EntryFetcher::waiting);
        loop = Thread.ofPlatform().name("entry-fetcher").unstarted(this::loop);
    }

    public void start() {
        loop.start();
    }

    /** Whether the loop lives and Kafka has told it which partitions are its own, if any. */
    public boolean isReady() {
        return loop.isAlive() && assigned;
    }

    public boolean isAlive() {
        return loop.isAlive() || closing;
    }

    private void loop() {
        try (consumer) {
            consumer.subscribe(List.of(Topics.ENTRIES), new Assignment());
            var lastCommit = clock.instant();
            while (!closing) {
                takeIn();
                if (Duration.between(lastCommit, clock.instant()).compareTo(BETWEEN_COMMITS) >= 0) {
                    consumer.commitAsync(tracker.committable(), null);
                    lastCommit = clock.instant();
                }
            }
            finish();
        } catch (WakeupException _) {
            LOG.debug("Fetcher woken to close.");
        } catch (RuntimeException e) {
            LOG.error("The fetcher has stopped: no page is fetched until this replica is started anew.", e);
            throw e;
        }
    }

    private void takeIn() {
        try {
            for (var record : consumer.poll(POLL)) {
                take(record);
            }
            if (waiting() > config.waiting()) {
                consumer.pause(consumer.assignment());
            } else if (waiting() < config.waiting() / 2 && !consumer.paused().isEmpty()) {
                consumer.resume(consumer.paused());
            }
        } catch (WakeupException e) {
            if (!closing) {
                throw e;
            }
        } catch (RetriableException e) {
            LOG.warnf("Kafka is away, trying on. reason=%s", e.getMessage());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        var ticket = tracker.begin(new TopicPartition(record.topic(), record.partition()), record.offset());
        EntryToFetch entry;
        try {
            entry = Json.read(record.value() == null ? new byte[0] : record.value(), EntryToFetch.class);
        } catch (RuntimeException e) {
            whenAcknowledged(deadLetters.putAside(record, e), ticket);
            return;
        }
        var host = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        enqueue(new Task(entry, host, ticket, CloudEvent.traceOf(record.headers())));
    }

    private void enqueue(Task task) {
        Instant until;
        synchronized (hosts) {
            var queue = hosts.computeIfAbsent(task.host, _ -> new HostQueue());
            if (queue.tasks.size() < config.waitingOfHost()) {
                queue.tasks.add(task);
                waiting++;
                if (queue.workers < config.perHost()) {
                    queue.workers++;
                    Thread.ofVirtual().name("fetch " + task.host).start(() -> work(task.host, queue));
                }
                return;
            }
            until = queue.putOff(clock.instant(), pages.spacing(task.entry));
        }
        write(pages.putOff(task.entry, until), task);
    }

    private void work(String host, HostQueue queue) {
        for (var task = next(host, queue); task.isPresent(); task = next(host, queue)) {
            if (tracker.isOurs(task.get().ticket) && !closing) {
                fetch(task.get());
            }
        }
    }

    private Optional<Task> next(String host, HostQueue queue) {
        synchronized (hosts) {
            var task = Optional.ofNullable(queue.tasks.poll());
            if (task.isPresent()) {
                waiting--;
            } else if (--queue.workers == 0) {
                hosts.remove(host);
            }
            return task;
        }
    }

    private void fetch(Task task) {
        try {
            running.acquire();
            try {
                switch (pages.fetch(task.entry)) {
                    case PageFetcher.Work.Done(PageFetched page) -> {
                        // A fetch that was cut off because this replica stops is left to the next owner.
                        if (!closing || page.outcome() == FetchOutcome.FETCHED) {
                            write(page, task);
                        }
                    }
                    case PageFetcher.Work.Elsewhere(var url, EntryToFetch entry) ->
                        whenAcknowledged(
                                publisher.publish(
                                        Topics.ENTRIES,
                                        url.hostPort(),
                                        entry,
                                        event(id(task), EntryToFetch.class, task)),
                                task.ticket);
                }
            } finally {
                running.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // Our own mistake on hostile input must cost that input only, not the worker of its host.
            LOG.errorf(e, "Cannot fetch the page of an entry. url=%s", task.entry.url());
            whenAcknowledged(deadLetters.putAside(asRead(task), e), task.ticket);
        }
    }

    private void write(PageFetched page, Task task) {
        metrics.counter(
                        "counterclaim.ingest.pages",
                        "outcome",
                        page.outcome().name().toLowerCase(Locale.ROOT))
                .increment();
        LOG.debugf("Page fetched. articleId=%s outcome=%s url=%s", page.articleId(), page.outcome(), page.finalUrl());
        var written = new ArrayList<CompletableFuture<Void>>();
        written.add(publisher.publish(
                Topics.PAGES_FETCHED, page.articleId(), page, event(id(task), PageFetched.class, task)));
        // The owner of the article that moved has another key than the owner of the one it became: both are told.
        page.recheckOf()
                .filter(before -> !before.equals(page.articleId()))
                .ifPresent(before -> written.add(publisher.publish(
                        Topics.PAGES_FETCHED, before, page, event(id(task) + "-moved", PageFetched.class, task))));
        whenAcknowledged(CompletableFuture.allOf(written.toArray(CompletableFuture[]::new)), task.ticket);
    }

    private void whenAcknowledged(CompletableFuture<Void> written, OffsetTracker.Ticket ticket) {
        written.whenComplete((_, failure) -> {
            if (failure == null) {
                tracker.done(ticket);
            } else if (!closing) {
                LOG.errorf(
                        failure,
                        "Cannot write what came of an entry: it is read again at the next start. partition=%s offset=%d",
                        ticket.partition(),
                        ticket.offset());
            }
        });
    }

    private CloudEvent event(String id, Class<?> record, Task task) {
        return new CloudEvent(id, SOURCE, record, clock.instant(), task.trace);
    }

    private static String id(Task task) {
        return task.ticket.partition() + "-" + task.ticket.offset();
    }

    private static ConsumerRecord<byte[], byte[]> asRead(Task task) {
        return new ConsumerRecord<>(
                task.ticket.partition().topic(),
                task.ticket.partition().partition(),
                task.ticket.offset(),
                task.host.getBytes(StandardCharsets.UTF_8),
                Json.write(task.entry));
    }

    private int waiting() {
        synchronized (hosts) {
            return waiting;
        }
    }

    /** What is under way may end; what waits is left to the next owner. */
    private void finish() {
        try {
            running.tryAcquire(config.pages(), PATIENCE_ON_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        commit();
    }

    private void commit() {
        try {
            consumer.commitSync(tracker.committable(), PATIENCE_ON_CLOSE);
        } catch (KafkaException e) {
            LOG.warnf("Could not say how far entries were read: some are fetched again. reason=%s", e.getMessage());
        }
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            loop.join(PATIENCE_ON_CLOSE.multipliedBy(3));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commit();
            tracker.forget(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            tracker.forget(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            assigned = true;
            LOG.infof("Fetching for partitions of entries. partitions=%s", partitions);
        }
    }
}
