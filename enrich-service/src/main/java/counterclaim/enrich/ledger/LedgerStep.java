package counterclaim.enrich.ledger;

import counterclaim.contracts.DeadLetter;
import counterclaim.contracts.Json;
import counterclaim.contracts.Topics;
import counterclaim.enrich.ledger.LedgerTopology.Emitted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/** A step of the topology. A record on which it fails goes to the dead letters and never stops those behind it. */
abstract class LedgerStep extends ContextualProcessor<byte[], byte[], byte[], Emitted> {
    private static final Logger LOG = Logger.getLogger(LedgerStep.class);
    private static final int LONGEST_REASON = 1_000;

    abstract void read(Record<byte[], byte[]> record);

    /** What the step tries to do with a record, for the reason of a dead letter. */
    abstract String purpose();

    @Override
    public final void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            read(record);
        } catch (KafkaException e) {
            // Not the record's fault: Kafka Streams knows what to do.
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf(e, "Ledger: cannot %s; the record goes to the dead letters", purpose());
            context()
                    .forward(record.withValue(new Emitted(
                                    Topics.deadLetterName(Topics.ARTICLES_ENRICHED, "enrich"), record.value()))
                            .withHeaders(reason(record.headers(), e)));
        }
    }

    final void emit(Record<byte[], byte[]> cause, String topic, String key, Object value) {
        context()
                .forward(cause.withKey(key.getBytes(StandardCharsets.UTF_8))
                        .withValue(new Emitted(topic, Json.write(value)))
                        .withHeaders(EventHeaders.of(topic, key, value, cause.timestamp())));
    }

    private Headers reason(Headers read, RuntimeException problem) {
        var cause = problem.getCause() == null ? problem : problem.getCause();
        var headers = new RecordHeaders(read.toArray());
        add(headers, DeadLetter.REASON, "cannot " + purpose() + ": " + cause.getMessage());
        add(headers, DeadLetter.STACK, cause.toString());
        add(headers, DeadLetter.SERVICE, "enrich");
        add(
                headers,
                DeadLetter.AT,
                Instant.ofEpochMilli(context().currentSystemTimeMs()).toString());
        context().recordMetadata().ifPresent(metadata -> {
            add(headers, DeadLetter.TOPIC, metadata.topic());
            add(headers, DeadLetter.PARTITION, Integer.toString(metadata.partition()));
            add(headers, DeadLetter.OFFSET, Long.toString(metadata.offset()));
        });
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        var cut = value.length() > LONGEST_REASON ? value.substring(0, LONGEST_REASON) : value;
        headers.add(name, cut.getBytes(StandardCharsets.UTF_8));
    }
}
