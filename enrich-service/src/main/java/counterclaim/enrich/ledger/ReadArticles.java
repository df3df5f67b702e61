package counterclaim.enrich.ledger;

import counterclaim.contracts.ArticleEnriched;
import counterclaim.contracts.DeadLetter;
import counterclaim.contracts.Json;
import counterclaim.contracts.Topics;
import counterclaim.enrich.ledger.LedgerTopology.Emitted;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Bytes in, what the ledger needs of an article out; what is no article goes to the dead letters. */
final class ReadArticles extends ContextualProcessor<byte[], byte[], byte[], Emitted> {
    private static final int LONGEST_REASON = 1_000;

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            var reading = ArticleReader.read(Json.read(record.value(), ArticleEnriched.class));
            context()
                    .forward(record.withKey(reading.articleId().getBytes(StandardCharsets.UTF_8))
                            .withValue(new Emitted(LedgerTopology.PLACING, Json.write(reading)))
                            .withHeaders(new RecordHeaders()));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            context()
                    .forward(record.withValue(new Emitted(
                                    Topics.deadLetterName(Topics.ARTICLES_ENRICHED, "enrich"), record.value()))
                            .withHeaders(reason(record.headers(), e)));
        }
    }

    private Headers reason(Headers read, RuntimeException problem) {
        var cause = problem.getCause() == null ? problem : problem.getCause();
        var headers = new RecordHeaders(read.toArray());
        add(headers, DeadLetter.REASON, "not a readable ArticleEnriched: " + cause.getMessage());
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
