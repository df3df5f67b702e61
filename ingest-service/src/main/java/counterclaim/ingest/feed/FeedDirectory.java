package counterclaim.ingest.feed;

import counterclaim.contracts.FeedPolled;
import counterclaim.contracts.FeedRegistered;
import counterclaim.contracts.Json;
import counterclaim.contracts.Topics;
import counterclaim.ingest.publish.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** All feeds and how they fare, for the API: reads both topics from the start and goes on reading. Thread-safe. */
public final class FeedDirectory implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FeedDirectory.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    private final KafkaSettings kafka;
    private final Map<String, FeedRegistered> registered = new ConcurrentHashMap<>();
    private final Map<String, FeedPolled> polled = new ConcurrentHashMap<>();
    private final Thread loop;
    private volatile boolean closing;
    private volatile boolean loaded;

    public FeedDirectory(KafkaSettings kafka) {
        this.kafka = kafka;
        loop = Thread.ofPlatform().name("feed-directory").daemon().unstarted(this::loop);
    }

    public void start() {
        loop.start();
    }

    /** Whether all that Kafka had at the start has been read. */
    public boolean isLoaded() {
        return loaded;
    }

    List<FeedRegistered> all() {
        return registered.values().stream()
                .filter(feed -> feed.state() != FeedRegistered.State.DELETED)
                .toList();
    }

    /** Also one that was deleted, as long as Kafka remembers it. */
    Optional<FeedRegistered> find(String feedId) {
        return Optional.ofNullable(registered.get(feedId));
    }

    Optional<FeedPolled> polled(String feedId) {
        return Optional.ofNullable(polled.get(feedId));
    }

    private void loop() {
        while (!closing) {
            try (var consumer = kafka.reader()) {
                follow(consumer);
            } catch (KafkaException e) {
                LOG.warnf("Cannot read the feeds, trying on. reason=%s", e.getMessage());
                pause();
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : List.of(Topics.FEEDS, Topics.FEEDS_POLLED)) {
            consumer.partitionsFor(topic)
                    .forEach(found -> partitions.add(new TopicPartition(topic, found.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (!closing) {
            for (var record : consumer.poll(POLL)) {
                apply(record);
            }
            loaded = loaded
                    || ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        var feedId = new String(record.key(), StandardCharsets.UTF_8);
        var isFeeds = record.topic().equals(Topics.FEEDS);
        try {
            if (record.value() == null) {
                (isFeeds ? registered : polled).remove(feedId);
            } else if (isFeeds) {
                registered.put(feedId, Json.read(record.value(), FeedRegistered.class));
            } else {
                polled.put(feedId, PollLoop.with(Json.read(record.value(), FeedPolled.class), List.of()));
            }
        } catch (RuntimeException e) {
            LOG.debugf(
                    "Record passed over: the poller puts it aside. topic=%s feedId=%s reason=%s",
                    record.topic(), feedId, e.getMessage());
        }
    }

    /** Waits until what was written can be read here, so that who registers a feed finds it in the list. */
    void await(FeedRegistered written, Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end
                && find(written.feedId())
                        .filter(have -> !have.changedAt().isBefore(written.changedAt()))
                        .isEmpty()) {
            Thread.sleep(10);
        }
    }

    private void pause() {
        try {
            Thread.sleep(AFTER_TROUBLE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            loop.join(AFTER_TROUBLE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
