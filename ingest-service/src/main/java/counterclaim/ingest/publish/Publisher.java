package counterclaim.ingest.publish;

import counterclaim.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;

/** Writes records. Thread-safe. A future completes when Kafka has acknowledged the record, with all its copies. */
public final class Publisher implements AutoCloseable {
    private static final Duration PATIENCE_ON_CLOSE = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;

    public Publisher(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    public CompletableFuture<Void> publish(String topic, String key, Object record, CloudEvent event) {
        return send(new ProducerRecord<>(topic, null, bytes(key), Json.write(record), event.headers()));
    }

    /** Forgets what a compacted topic holds under the key. */
    public CompletableFuture<Void> forget(String topic, String key) {
        return send(new ProducerRecord<>(topic, bytes(key), null));
    }

    CompletableFuture<Void> publish(String topic, byte[] key, byte[] value, Headers headers) {
        return send(new ProducerRecord<>(topic, null, key, value, headers));
    }

    private CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> record) {
        var acknowledged = new CompletableFuture<Void>();
        try {
            producer.send(record, (_, failure) -> {
                if (failure == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }

    @Override
    public void close() {
        producer.close(PATIENCE_ON_CLOSE);
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
