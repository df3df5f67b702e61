package counterclaim.enrich;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Remembers whether a record that was sent without waiting could not be delivered. */
final class Sending {
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        producer.send(record, (metadata, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
        });
    }

    /**
     * Waits until all is acknowledged.
     *
     * @throws KafkaException when a record was not: nothing of it may be committed then
     */
    void finish(Producer<byte[], byte[]> producer) {
        producer.flush();
        var problem = failure.getAndSet(null);
        if (problem != null) {
            throw new KafkaException("Cannot deliver an enriched article", problem);
        }
    }
}
