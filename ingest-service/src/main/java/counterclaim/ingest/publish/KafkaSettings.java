package counterclaim.ingest.publish;

import static java.util.Objects.requireNonNull;

import counterclaim.contracts.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How this replica reaches Kafka.
 *
 * @param bootstrapServers host:port, several parted by commas
 * @param replica          a name that this replica keeps over restarts: it takes its partitions up again at once. Absent where there is no
 *                         folder that lives on
 * @param more             settings of the Kafka clients that go to each of them (security, for instance)
 */
public record KafkaSettings(String bootstrapServers, Optional<String> replica, Map<String, String> more) {
    /** A replica that died is replaced after this long. */
    private static final int SESSION_MS = 10_000;

    private static final int HEARTBEAT_MS = 2_500;

    /** Kafka may be away for as long as it likes: nothing is given up. */
    private static final int FOR_EVER_MS = Integer.MAX_VALUE;

    private static final int API_PATIENCE_MS = 8_000;

    /** At -Xmx256m a replica has three consumers and two producers. */
    private static final int BUFFER_BYTES = 16 << 20;

    public KafkaSettings {
        requireNonNull(bootstrapServers, "bootstrapServers");
        requireNonNull(replica, "replica");
        more = Map.copyOf(more);
    }

    /** Settings that every client has. */
    public Properties common() {
        var settings = new Properties();
        settings.putAll(more);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        return settings;
    }

    /** Session and name in a group, under the given prefix. */
    public Properties membership(String group, String prefix) {
        var settings = new Properties();
        settings.put(prefix + ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
        settings.put(prefix + ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
        replica.ifPresent(name -> settings.put(prefix + ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, group + "-" + name));
        return settings;
    }

    /** A member of a group that commits by itself. Partitions of the same number of several topics go to one member. */
    public Consumer<byte[], byte[]> groupConsumer(String group) {
        var settings = readerSettings();
        settings.putAll(membership(group, ""));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads partitions that it is told to, in no group. */
    public Consumer<byte[], byte[]> reader() {
        return new KafkaConsumer<>(readerSettings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Properties readerSettings() {
        var settings = common();
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, SESSION_MS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, SESSION_MS);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BUFFER_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 << 20);
        return settings;
    }

    /** Waits for Kafka as long as it takes. */
    public Producer<byte[], byte[]> patientProducer() {
        return producer(FOR_EVER_MS);
    }

    /** For somebody who waits for an answer. */
    public Producer<byte[], byte[]> impatientProducer() {
        return producer(API_PATIENCE_MS);
    }

    private Producer<byte[], byte[]> producer(int patienceMs) {
        var settings = common();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(5_000, patienceMs));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patienceMs);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patienceMs);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.LARGEST_RECORD);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
