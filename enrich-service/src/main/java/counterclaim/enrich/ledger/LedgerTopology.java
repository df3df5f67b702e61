package counterclaim.enrich.ledger;

import counterclaim.contracts.Topics;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Enriched articles in; places, stories, claims and their history out. */
final class LedgerTopology {
    static final String PLACED_ARTICLES = "placed-articles";
    static final String STORIES = "stories-by-id";
    static final String LOOK_UP = "articles-and-stories-by-key";
    static final String FREQUENCIES = "term-frequencies";
    static final String CLAIMS = "claims-by-story";

    /** Names of the flows inside the topology. */
    static final String PLACING = "placing";

    static final String BY_STORY = "by-story";

    private static final int STORY_PARTITIONS = 4;
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    /** A record on its way to a topic, or to the next step. */
    record Emitted(String topic, byte[] value) {}

    private LedgerTopology() {}

    static Topology build() {
        var builder = new StreamsBuilder();
        for (var name : new String[] {PLACED_ARTICLES, STORIES, LOOK_UP, FREQUENCIES, CLAIMS}) {
            builder.addStateStore(store(name));
        }
        var read = builder.stream(Topics.ARTICLES_ENRICHED, Consumed.with(BYTES, BYTES))
                .process(ReadArticles::new);
        var placed = next(read, PLACING, 1).process(PlaceArticles::new, PLACED_ARTICLES, STORIES, LOOK_UP, FREQUENCIES);
        var told = next(placed, BY_STORY, STORY_PARTITIONS).process(KeepLedger::new, CLAIMS);
        told.to((key, emitted, context) -> emitted.topic(), Produced.with(BYTES, valueOnly()));
        return builder.build();
    }

    /** What is meant for {@code step} goes on to it, by key; the rest goes to its topic. */
    private static KStream<byte[], byte[]> next(KStream<byte[], Emitted> flow, String step, int partitions) {
        flow.filter((key, emitted) -> !emitted.topic().equals(step))
                .to((key, emitted, context) -> emitted.topic(), Produced.with(BYTES, valueOnly()));
        return flow.filter((key, emitted) -> emitted.topic().equals(step))
                .mapValues(Emitted::value)
                .repartition(Repartitioned.<byte[], byte[]>as(step)
                        .withKeySerde(BYTES)
                        .withValueSerde(BYTES)
                        .withNumberOfPartitions(partitions));
    }

    private static Serde<Emitted> valueOnly() {
        return Serdes.serdeFrom((topic, emitted) -> emitted.value(), (topic, bytes) -> new Emitted(topic, bytes));
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), BYTES)
                .withLoggingEnabled(Map.of());
    }
}
