package counterclaim.index.indexing;

import counterclaim.contracts.Topics;
import counterclaim.index.Roles;
import counterclaim.index.elastic.Elastic;
import counterclaim.index.schema.IndexSchema;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Starts and stops the loops of this process, where it has the role. */
@ApplicationScoped
class Indexers {
    private static final Duration STOP = Duration.ofSeconds(10);
    /** Of the records that a consumer holds in memory at once, so that they fit a small heap. */
    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    private final Roles roles;
    private final IndexerConfig config;
    private final KafkaConfig kafka;
    private final Elastic elastic;
    private final IndexSchema schema;
    private final IndexerState state;
    private final Clock clock;
    private final List<IndexingLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private Producer<byte[], byte[]> producer;

    Indexers(
            Roles roles,
            IndexerConfig config,
            KafkaConfig kafka,
            Elastic elastic,
            IndexSchema schema,
            IndexerState state,
            Clock clock) {
        this.roles = roles;
        this.config = config;
        this.kafka = kafka;
        this.elastic = elastic;
        this.schema = schema;
        this.state = state;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        if (!roles.roles().contains(Roles.Role.INDEXER)) {
            return;
        }
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "acks",
                        "all",
                        "max.request.size",
                        Topics.LARGEST_RECORD + 65_536,
                        "client.id",
                        "index-dead-letters"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        var documents = new Documents(new ArticleDocuments(schema.languages()));
        var bulk = new ElasticBulkWriter(elastic, schema);
        for (int i = 0; i < config.loops(); i++) {
            var client = "index-" + i;
            var loop = new IndexingLoop(
                    () -> consumer(client),
                    documents,
                    bulk,
                    schema::ensure,
                    new DeadLetters(producer, clock),
                    state,
                    new Backoff(config.firstBackoff(), config.longestBackoff(), new Random()),
                    config.bulkBytes(),
                    clock);
            loops.add(loop);
            threads.add(Thread.ofPlatform().name("indexer-" + i).start(loop));
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        loops.forEach(IndexingLoop::stop);
        for (var thread : threads) {
            thread.join(STOP);
        }
        if (producer != null) {
            producer.close(STOP);
        }
    }

    private Consumer<byte[], byte[]> consumer(String clientId) {
        if (config.createTopics()) {
            new MissingTopics(kafka.bootstrapServers()).create();
        }
        return new KafkaConsumer<>(
                Map.ofEntries(
                        Map.entry("bootstrap.servers", kafka.bootstrapServers()),
                        Map.entry("group.id", config.group()),
                        Map.entry("client.id", clientId),
                        Map.entry("enable.auto.commit", false),
                        Map.entry("auto.offset.reset", "earliest"),
                        Map.entry("allow.auto.create.topics", false),
                        // Kafka Streams writes in transactions.
                        Map.entry("isolation.level", "read_committed"),
                        // A replica that joins or leaves stops only the partitions that move.
                        Map.entry(
                                "partition.assignment.strategy",
                                "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"),
                        Map.entry("max.poll.records", config.records()),
                        Map.entry("fetch.max.bytes", FETCH_BYTES),
                        Map.entry("max.partition.fetch.bytes", FETCH_BYTES / 4),
                        Map.entry("metadata.max.age.ms", 30_000)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
