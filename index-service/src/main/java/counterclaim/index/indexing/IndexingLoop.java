package counterclaim.index.indexing;

import counterclaim.index.elastic.ElasticUnavailable;
import counterclaim.index.indexing.BulkWriter.Answer;
import counterclaim.index.indexing.BulkWriter.Result;
import counterclaim.index.indexing.IndexerState.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Polls, writes, commits, in this order. While Elasticsearch is away the partitions are paused and the records at hand are tried
 * again, so that nothing is dropped, the group does not rebalance and no more is read than is held.
 */
final class IndexingLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(IndexingLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    /** While waiting: often enough to stay in the group, and to stop soon. */
    private static final Duration IDLE_POLL = Duration.ofMillis(100);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Documents documents;
    private final BulkWriter bulk;
    private final Runnable schema;
    private final DeadLetters deadLetters;
    private final IndexerState state;
    private final Backoff backoff;
    private final int bulkBytes;
    private final Clock clock;

    private volatile boolean stopped;
    private volatile Consumer<byte[], byte[]> current;
    private boolean holding;

    /**
     * @param schema creates what is missing of the indices; throws {@link ElasticUnavailable} while it cannot
     */
    IndexingLoop(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Documents documents,
            BulkWriter bulk,
            Runnable schema,
            DeadLetters deadLetters,
            IndexerState state,
            Backoff backoff,
            int bulkBytes,
            Clock clock) {
        this.consumers = consumers;
        this.documents = documents;
        this.bulk = bulk;
        this.schema = schema;
        this.deadLetters = deadLetters;
        this.state = state;
        this.backoff = backoff;
        this.bulkBytes = bulkBytes;
        this.clock = clock;
    }

    @Override
    public void run() {
        for (int attempt = 0; !stopped; attempt++) {
            try (var consumer = consumers.get()) {
                current = consumer;
                consumer.subscribe(Documents.topics(), new HoldNewPartitions(consumer));
                ensureSchema(consumer);
                state.writes();
                while (!stopped) {
                    index(consumer, consumer.poll(POLL));
                    attempt = 0;
                }
            } catch (WakeupException e) {
                LOG.debug("Woken to stop");
            } catch (RuntimeException e) {
                // From the last committed offset on, all is read again.
                LOG.error("The indexer starts again", e);
                state.waits("The indexer failed and starts again: " + e.getMessage(), clock.instant());
                pauseThread(backoff.before(attempt));
            }
        }
    }

    void stop() {
        stopped = true;
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void index(Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        var dead = new ArrayList<Future<RecordMetadata>>();
        var chunk = new ArrayList<Pending>();
        var bytes = 0;
        for (var record : records) {
            for (var pending : pending(record, dead)) {
                var size = pending.write.json().length;
                if (!chunk.isEmpty() && bytes + size > bulkBytes) {
                    write(consumer, chunk, dead);
                    chunk.clear();
                    bytes = 0;
                }
                chunk.add(pending);
                bytes += size;
            }
        }
        write(consumer, chunk, dead);
        dead.forEach(DeadLetters::await);
        commit(consumer);
    }

    private List<Pending> pending(ConsumerRecord<byte[], byte[]> record, List<Future<RecordMetadata>> dead) {
        if (record.value() == null) {
            state.count(record.topic(), Outcome.EMPTY);
            return List.of();
        }
        try {
            var source = new Source(record);
            return documents.of(record.topic(), record.value()).stream()
                    .map(write -> new Pending(source, write))
                    .toList();
        } catch (RuntimeException e) {
            LOG.warnf("Put aside %s: cannot be read: %s", place(record), e.getMessage());
            dead.add(deadLetters.send(record, "The record cannot be read: " + e.getMessage(), Optional.of(e)));
            state.count(record.topic(), Outcome.DEAD_LETTER);
            return List.of();
        }
    }

    private void write(Consumer<byte[], byte[]> consumer, List<Pending> chunk, List<Future<RecordMetadata>> dead) {
        var left = List.copyOf(chunk);
        for (int attempt = 0; !left.isEmpty(); attempt++) {
            var reason = "";
            switch (bulk.write(left.stream().map(Pending::write).toList())) {
                case Answer.Unavailable(var why) -> reason = why;
                case Answer.Answered(var results) -> {
                    var again = new ArrayList<Pending>();
                    for (int i = 0; i < results.size(); i++) {
                        var pending = left.get(i);
                        switch (results.get(i)) {
                            case Result.Written() -> pending.source.ends(Outcome.INDEXED);
                            case Result.AlreadyNewer() -> pending.source.ends(Outcome.DUPLICATE);
                            case Result.TryAgain(var why) -> {
                                again.add(pending);
                                reason = why;
                            }
                            case Result.Refused(var why) -> {
                                if (pending.source.ends(Outcome.DEAD_LETTER)) {
                                    LOG.warnf("Put aside %s: %s", place(pending.source.record), why);
                                    dead.add(deadLetters.send(
                                            pending.source.record,
                                            "Elasticsearch refuses the document " + pending.write.id() + ": " + why,
                                            Optional.empty()));
                                }
                            }
                        }
                    }
                    left = again;
                }
            }
            if (left.isEmpty()) {
                state.writes();
            } else {
                hold(consumer, reason, attempt);
                ensureSchema(consumer);
            }
        }
        chunk.stream().map(Pending::source).distinct().forEach(source -> source.count(state));
    }

    private void ensureSchema(Consumer<byte[], byte[]> consumer) {
        for (int attempt = 0; ; attempt++) {
            try {
                schema.run();
                return;
            } catch (ElasticUnavailable e) {
                hold(consumer, e.getMessage(), attempt);
            }
        }
    }

    /** Waits without leaving the group and without taking more. */
    private void hold(Consumer<byte[], byte[]> consumer, String reason, int attempt) {
        if (state.waiting().isEmpty()) {
            LOG.warnf("The indexer waits: %s", reason);
        }
        state.waits(reason, clock.instant());
        var until = System.nanoTime() + backoff.before(attempt).toNanos();
        holding = true;
        try {
            consumer.pause(consumer.assignment());
            while (System.nanoTime() < until) {
                if (stopped) {
                    throw new WakeupException();
                }
                giveBack(consumer, consumer.poll(IDLE_POLL));
            }
        } finally {
            holding = false;
            consumer.resume(consumer.assignment());
        }
    }

    /** What a partition gave that was assigned a moment ago is read again later. */
    private static void giveBack(Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        for (var partition : records.partitions()) {
            consumer.seek(partition, records.records(partition).getFirst().offset());
        }
    }

    private static void commit(Consumer<byte[], byte[]> consumer) {
        try {
            consumer.commitSync();
        } catch (CommitFailedException | RebalanceInProgressException e) {
            // Another replica has the partitions now and writes the same documents once more, without effect.
            LOG.debug("Offsets not committed, the partitions moved", e);
        }
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + " at " + record.offset();
    }

    private static void pauseThread(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Pending(Source source, Write write) {}

    /** A record, and how the worst of its documents ended. */
    private static final class Source {
        private final ConsumerRecord<byte[], byte[]> record;
        private Optional<Outcome> outcome = Optional.empty();
        private boolean counted;

        Source(ConsumerRecord<byte[], byte[]> record) {
            this.record = record;
        }

        /** False when it had ended so already. */
        boolean ends(Outcome how) {
            if (outcome.filter(before -> before == how || before == Outcome.DEAD_LETTER)
                    .isPresent()) {
                return false;
            }
            // The first document of a record is the one that it is about.
            if (outcome.isEmpty() || how == Outcome.DEAD_LETTER) {
                outcome = Optional.of(how);
            }
            return true;
        }

        void count(IndexerState state) {
            if (!counted) {
                counted = true;
                outcome.ifPresent(how -> state.count(record.topic(), how));
            }
        }
    }

    private final class HoldNewPartitions implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> consumer;

        HoldNewPartitions(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // What is at hand is written all the same: it does no harm.
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (holding) {
                consumer.pause(partitions);
            }
        }
    }
}
