package counterclaim.localstack.cli;

import counterclaim.contracts.DeadLetter;
import counterclaim.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the dead-letter topics. */
final class DeadLetterTopics implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KafkaConsumer<byte[], byte[]> consumer;

    DeadLetterTopics(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.toString((int) PATIENCE.toMillis()),
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(2 * Topics.LARGEST_RECORD)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** @param key empty when the record had none */
    record Letter(String topic, int partition, long offset, String key, String reason, Instant at) {}

    /** How many records each topic holds; topics with none are left out. */
    Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        sizes().forEach((partition, size) -> counts.merge(partition.topic(), size, Long::sum));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** The newest, at most {@code most}, newest first. */
    List<Letter> newest(int most) {
        var sizes = sizes();
        sizes.values().removeIf(size -> size == 0);
        var letters = new ArrayList<Letter>();
        if (sizes.isEmpty()) {
            return letters;
        }
        var ends = consumer.endOffsets(sizes.keySet());
        consumer.assign(sizes.keySet());
        sizes.forEach((partition, size) -> consumer.seek(partition, ends.get(partition) - Math.min(size, most)));
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until
                && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (var record : consumer.poll(Duration.ofMillis(500))) {
                letters.add(letter(record));
            }
        }
        letters.sort(Comparator.comparing(Letter::at).reversed());
        return letters.subList(0, Math.min(most, letters.size()));
    }

    private Map<TopicPartition, Long> sizes() {
        var partitions = consumer.listTopics().entrySet().stream()
                .filter(topic -> topic.getKey().endsWith("-dlq"))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        var begins = consumer.beginningOffsets(partitions);
        var sizes = new LinkedHashMap<TopicPartition, Long>();
        consumer.endOffsets(partitions).forEach((partition, end) -> sizes.put(partition, end - begins.get(partition)));
        return sizes;
    }

    private static Letter letter(ConsumerRecord<byte[], byte[]> record) {
        var key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        return new Letter(
                record.topic(),
                record.partition(),
                record.offset(),
                key,
                header(record, DeadLetter.REASON),
                Instant.ofEpochMilli(record.timestamp()));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
