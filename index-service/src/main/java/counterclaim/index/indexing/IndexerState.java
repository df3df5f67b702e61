package counterclaim.index.indexing;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** What the indexer of this process is doing, for people and metrics. */
@Singleton
public class IndexerState {
    /** How one record ended. */
    public enum Outcome {
        INDEXED,
        /** The index held this or a newer state. */
        DUPLICATE,
        DEAD_LETTER,
        /** A record without a value. */
        EMPTY
    }

    /**
     * What keeps the indexer from writing.
     */
    public record Waiting(String reason, Instant since) {}

    private final Map<String, Map<Outcome, LongAdder>> counts = new ConcurrentHashMap<>();
    private final AtomicReference<Optional<Waiting>> waiting = new AtomicReference<>(Optional.empty());
    private final LongAdder retries = new LongAdder();

    void count(String topic, Outcome outcome) {
        counts.computeIfAbsent(topic, t -> new ConcurrentHashMap<>())
                .computeIfAbsent(outcome, o -> new LongAdder())
                .increment();
    }

    void waits(String reason, Instant now) {
        retries.increment();
        waiting.updateAndGet(before ->
                Optional.of(new Waiting(reason, before.map(Waiting::since).orElse(now))));
    }

    void writes() {
        waiting.set(Optional.empty());
    }

    /** Empty while all goes well. */
    public Optional<Waiting> waiting() {
        return waiting.get();
    }

    public long retries() {
        return retries.sum();
    }

    /** Records since the start of this process, by topic and outcome. */
    public Map<String, Map<Outcome, Long>> counts() {
        var copy = new TreeMap<String, Map<Outcome, Long>>();
        counts.forEach((topic, outcomes) -> {
            var of = new TreeMap<Outcome, Long>();
            outcomes.forEach((outcome, count) -> of.put(outcome, count.sum()));
            copy.put(topic, of);
        });
        return copy;
    }
}
