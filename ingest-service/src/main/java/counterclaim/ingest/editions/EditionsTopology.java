package counterclaim.ingest.editions;

import counterclaim.contracts.Topics;
import counterclaim.ingest.publish.DeadLetters;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** From {@code pages.fetched} to {@code articles.fetched}; what is due goes back to {@code entries}. */
final class EditionsTopology {
    private static final String SOURCE = "pages";
    private static final String EDITIONS = "editions";

    private EditionsTopology() {}

    static Topology of(ProcessorSupplier<byte[], byte[], byte[], byte[]> editions) {
        var key = new ByteArrayDeserializer();
        var bytes = new ByteArraySerializer();
        return new Topology()
                .addSource(SOURCE, key, key, Topics.PAGES_FETCHED)
                .addProcessor(EDITIONS, editions, SOURCE)
                .addStateStore(store(EditionsProcessor.ARTICLES), EDITIONS)
                .addStateStore(store(EditionsProcessor.DUE), EDITIONS)
                .addSink(EditionsProcessor.TO_ARTICLES, Topics.ARTICLES_FETCHED, bytes, bytes, EDITIONS)
                .addSink(EditionsProcessor.TO_ENTRIES, Topics.ENTRIES, bytes, bytes, EDITIONS)
                .addSink(
                        EditionsProcessor.TO_DEAD_LETTERS,
                        DeadLetters.topicOf(Topics.PAGES_FETCHED),
                        bytes,
                        bytes,
                        EDITIONS);
    }

    private static StoreBuilder<?> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of("max.message.bytes", Integer.toString(Topics.LARGEST_RECORD)));
    }
}
