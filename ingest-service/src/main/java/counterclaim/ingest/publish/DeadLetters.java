package counterclaim.ingest.publish;

import counterclaim.contracts.DeadLetter;
import counterclaim.contracts.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;

/** Puts aside what can never be processed: the bytes as they were read, and the reason in the headers. */
public final class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int LONGEST_STACK = 4_000;

    private final Publisher publisher;
    private final Clock clock;
    private final MeterRegistry metrics;

    public DeadLetters(Publisher publisher, Clock clock, MeterRegistry metrics) {
        this.publisher = publisher;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Where the dead letters of a topic go. */
    public static String topicOf(String topic) {
        return Topics.deadLetterName(topic, "ingest");
    }

    public CompletableFuture<Void> putAside(ConsumerRecord<byte[], byte[]> record, Throwable why) {
        count(record.topic(), record.partition(), record.offset(), why);
        var headers = headers(record.topic(), record.partition(), record.offset(), record.headers(), why, clock);
        return publisher.publish(topicOf(record.topic()), record.key(), record.value(), headers);
    }

    /** For those who write the letter themselves, in a transaction for instance. */
    public void count(String topic, int partition, long offset, Throwable why) {
        metrics.counter("counterclaim.ingest.dead.letters", "topic", topic).increment();
        LOG.warnf(
                "Record put aside: it can never be processed. topic=%s partition=%d offset=%d reason=%s",
                topic, partition, offset, reason(why));
    }

    public static Headers headers(String topic, int partition, long offset, Headers read, Throwable why, Clock clock) {
        var headers = new RecordHeaders(read.toArray());
        put(headers, DeadLetter.REASON, reason(why));
        put(headers, DeadLetter.STACK, stack(why));
        put(headers, DeadLetter.SERVICE, "ingest");
        put(headers, DeadLetter.TOPIC, topic);
        put(headers, DeadLetter.PARTITION, Integer.toString(partition));
        put(headers, DeadLetter.OFFSET, Long.toString(offset));
        put(headers, DeadLetter.AT, clock.instant().toString());
        return headers;
    }

    private static String reason(Throwable why) {
        var cause = why.getCause();
        var message = why.getMessage() == null ? why.toString() : why.getMessage();
        return cause == null || cause.getMessage() == null
                ? message
                : message + ": " + cause.getMessage().lines().findFirst().orElse("");
    }

    private static String stack(Throwable why) {
        var text = new StringWriter();
        why.printStackTrace(new PrintWriter(text));
        return text.getBuffer().length() > LONGEST_STACK
                ? text.getBuffer().substring(0, LONGEST_STACK)
                : text.toString();
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
