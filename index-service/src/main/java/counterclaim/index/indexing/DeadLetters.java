package counterclaim.index.indexing;

import counterclaim.contracts.DeadLetter;
import counterclaim.contracts.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Puts aside what can never be indexed: the bytes as they were read, the reason in headers. */
final class DeadLetters {
    private static final String SERVICE = "index";
    private static final int HEAD_OF_STACK = 4_000;

    private final Producer<byte[], byte[]> producer;
    private final Clock clock;

    DeadLetters(Producer<byte[], byte[]> producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
    }

    /** Starts to send; {@link #await} says when it is safe. */
    Future<RecordMetadata> send(ConsumerRecord<byte[], byte[]> record, String reason, Optional<Throwable> cause) {
        var headers = new RecordHeaders(record.headers());
        add(headers, DeadLetter.REASON, reason);
        cause.ifPresent(thrown -> add(headers, DeadLetter.STACK, stack(thrown)));
        add(headers, DeadLetter.SERVICE, SERVICE);
        add(headers, DeadLetter.TOPIC, record.topic());
        add(headers, DeadLetter.PARTITION, Integer.toString(record.partition()));
        add(headers, DeadLetter.OFFSET, Long.toString(record.offset()));
        add(headers, DeadLetter.AT, clock.instant().toString());
        return producer.send(new ProducerRecord<>(
                Topics.deadLetterName(record.topic(), SERVICE), null, record.key(), record.value(), headers));
    }

    /**
     * @throws IllegalStateException when Kafka did not take it: the offset must not be committed
     */
    static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot write to a dead-letter topic", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while writing to a dead-letter topic", e);
        }
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String stack(Throwable thrown) {
        var out = new StringWriter();
        thrown.printStackTrace(new PrintWriter(out));
        return out.toString()
                .substring(0, Math.min(HEAD_OF_STACK, out.getBuffer().length()));
    }
}
