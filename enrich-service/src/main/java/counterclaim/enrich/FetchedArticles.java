package counterclaim.enrich;

import counterclaim.contracts.ArticleEnriched;
import counterclaim.contracts.ArticleFetched;
import counterclaim.contracts.DeadLetter;
import counterclaim.contracts.Ids;
import counterclaim.contracts.Json;
import counterclaim.contracts.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What becomes of one record of {@code articles.fetched}: an enriched article, a dead letter, or nothing where a newer
 * state of the article was seen before. One instance belongs to one thread.
 */
final class FetchedArticles {
    private static final int REMEMBERED = 50_000;
    private static final int STACK = 2_000;
    private static final String TRACE = "traceparent";

    /** How a record ended, for the counters. */
    enum Outcome {
        ENRICHED,
        UNTAGGED,
        WITHDRAWN,
        STALE,
        TOMBSTONE,
        DEAD_LETTER
    }

    /** The outcome, with the record to send where there is one. */
    record Handled(Outcome outcome, Optional<ProducerRecord<byte[], byte[]>> toSend) {}

    private final ArticleEnricher enricher;
    private final Clock clock;
    private final Map<String, Long> sequences = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    FetchedArticles(ArticleEnricher enricher, Clock clock) {
        this.enricher = enricher;
        this.clock = clock;
    }

    /** After partitions moved, another consumer may have gone further with an article: nothing is known any more. */
    void forget() {
        sequences.clear();
    }

    Handled handle(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return new Handled(Outcome.TOMBSTONE, Optional.empty());
        }
        try {
            var article = Json.read(record.value(), ArticleFetched.class);
            var last = sequences.get(article.articleId());
            if (last != null && article.sequence() < last) {
                return new Handled(Outcome.STALE, Optional.empty());
            }
            var enriched = enricher.enrich(article);
            var value = Json.write(enriched);
            sequences.put(article.articleId(), article.sequence());
            var outcome =
                    article.withdrawn() ? Outcome.WITHDRAWN : enriched.tagged() ? Outcome.ENRICHED : Outcome.UNTAGGED;
            return new Handled(outcome, Optional.of(enriched(record, enriched, value)));
        } catch (RuntimeException | StackOverflowError problem) {
            return new Handled(Outcome.DEAD_LETTER, Optional.of(deadLetter(record, problem)));
        }
    }

    private ProducerRecord<byte[], byte[]> enriched(
            ConsumerRecord<byte[], byte[]> from, ArticleEnriched enriched, byte[] value) {
        var article = enriched.article();
        var headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(
                headers,
                "ce_id",
                Ids.hash(List.of(
                        article.articleId(),
                        Long.toString(article.sequence()),
                        Integer.toString(enriched.generation()))));
        add(headers, "ce_source", "/counterclaim/enrich/enricher");
        add(headers, "ce_type", "counterclaim.ArticleEnriched");
        add(headers, "ce_subject", article.articleId());
        add(headers, "ce_time", enriched.enrichedAt().toString());
        add(headers, "ce_dataschema", "urn:counterclaim:schema:ArticleEnriched:1");
        add(headers, "content-type", "application/json");
        var trace = from.headers().lastHeader(TRACE);
        if (trace != null) {
            headers.add(trace);
        }
        return new ProducerRecord<>(
                Topics.ARTICLES_ENRICHED, null, article.articleId().getBytes(StandardCharsets.UTF_8), value, headers);
    }

    private ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> record, Throwable problem) {
        var headers = new RecordHeaders(record.headers().toArray());
        add(headers, DeadLetter.REASON, reason(problem));
        var stack = new StringWriter();
        problem.printStackTrace(new PrintWriter(stack));
        add(
                headers,
                DeadLetter.STACK,
                stack.toString().substring(0, Math.min(STACK, stack.toString().length())));
        add(headers, DeadLetter.SERVICE, "enrich");
        add(headers, DeadLetter.TOPIC, record.topic());
        add(headers, DeadLetter.PARTITION, Integer.toString(record.partition()));
        add(headers, DeadLetter.OFFSET, Long.toString(record.offset()));
        add(headers, DeadLetter.AT, clock.instant().toString());
        return new ProducerRecord<>(
                Topics.deadLetterName(Topics.ARTICLES_FETCHED, "enrich"), null, record.key(), record.value(), headers);
    }

    private static String reason(Throwable problem) {
        var cause = problem.getCause();
        return problem.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
