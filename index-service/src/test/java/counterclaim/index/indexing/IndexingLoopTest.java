package counterclaim.index.indexing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import counterclaim.contracts.DeadLetter;
import counterclaim.contracts.Json;
import counterclaim.contracts.Topics;
import counterclaim.index.News;
import counterclaim.index.elastic.ElasticUnavailable;
import counterclaim.index.indexing.BulkWriter.Answer;
import counterclaim.index.indexing.BulkWriter.Result;
import counterclaim.index.indexing.IndexerState.Outcome;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IndexingLoopTest {
    private static final TopicPartition ARTICLES = new TopicPartition(Topics.ARTICLES_ENRICHED, 0);
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final int BULK_BYTES = 4_000;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ScriptedElasticsearch elasticsearch = new ScriptedElasticsearch();
    private final IndexerState state = new IndexerState();
    private final AtomicInteger schemaFailures = new AtomicInteger();
    private final Deque<MockConsumer<byte[], byte[]>> consumers = new ArrayDeque<>(List.of(consumer));
    private final IndexingLoop loop = new IndexingLoop(
            () -> consumers.size() > 1 ? consumers.poll() : consumers.peek(),
            new Documents(new ArticleDocuments(Set.of())),
            elasticsearch,
            () -> {
                if (schemaFailures.getAndDecrement() > 0) {
                    throw new ElasticUnavailable("Create indices: away", new IOException("refused"));
                }
            },
            new DeadLetters(producer, NOON),
            state,
            new Backoff(Duration.ofMillis(5), Duration.ofMillis(20), new Random(1)),
            BULK_BYTES,
            NOON);
    private final Thread thread = new Thread(loop);

    @AfterEach
    void stop() throws InterruptedException {
        loop.stop();
        thread.join(5_000);
        assertThat(thread.isAlive()).isFalse();
    }

    /** Answers as told, then that all went well; remembers what it took. */
    private static final class ScriptedElasticsearch implements BulkWriter {
        final Deque<Function<List<Write>, Answer>> script = new ArrayDeque<>();
        final List<String> written = Collections.synchronizedList(new ArrayList<>());
        final List<Integer> requests = Collections.synchronizedList(new ArrayList<>());

        @Override
        public synchronized Answer write(List<Write> writes) {
            requests.add(writes.size());
            var next = script.poll();
            var answer = next == null ? allWritten(writes) : next.apply(writes);
            if (answer instanceof Answer.Answered(var results)) {
                for (int i = 0; i < results.size(); i++) {
                    if (results.get(i) instanceof Result.Written) {
                        written.add(writes.get(i).id());
                    }
                }
            }
            return answer;
        }

        static Answer allWritten(List<Write> writes) {
            return new Answer.Answered(Collections.nCopies(writes.size(), new Result.Written()));
        }

        static Function<List<Write>, Answer> first(Result result) {
            return writes -> {
                var results = new ArrayList<Result>(Collections.nCopies(writes.size(), new Result.Written()));
                results.set(0, result);
                return new Answer.Answered(results);
            };
        }
    }

    private void start(byte[]... values) {
        give(consumer, values);
        thread.start();
    }

    private static void give(MockConsumer<byte[], byte[]> consumer, byte[]... values) {
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(ARTICLES));
            consumer.updateBeginningOffsets(Map.of(ARTICLES, 0L));
            for (int i = 0; i < values.length; i++) {
                consumer.addRecord(new ConsumerRecord<>(
                        ARTICLES.topic(), ARTICLES.partition(), i, ("key" + i).getBytes(UTF_8), values[i]));
            }
        });
    }

    private static byte[] article(String name) {
        return Json.write(News.at("https://north.example/" + name).enriched());
    }

    private static String id(String name) {
        return News.at("https://north.example/" + name).id();
    }

    private void awaitCommitted(long offset) {
        await().untilAsserted(() -> assertThat(consumer.committed(Set.of(ARTICLES)))
                .containsEntry(ARTICLES, new OffsetAndMetadata(offset)));
    }

    @Test
    void whileElasticsearchIsAwayTheSameRecordsAreTriedAgainAndNothingIsCommitted() {
        // Given
        var committedDuringOutage = new ArrayList<OffsetAndMetadata>();
        for (int i = 0; i < 5; i++) {
            elasticsearch.script.add(writes -> {
                Optional.ofNullable(consumer.committed(Set.of(ARTICLES)).get(ARTICLES))
                        .ifPresent(committedDuringOutage::add);
                return new Answer.Unavailable("connection refused");
            });
        }
        // When
        start(article("a"), article("b"));
        // Then
        awaitCommitted(2);
        assertThat(committedDuringOutage).isEmpty();
        assertThat(elasticsearch.written).contains(id("a"), id("b"));
        assertThat(state.retries()).isEqualTo(5);
        assertThat(state.waiting()).isEmpty();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void whileItWaitsPartitionsArePausedAndResumedAfterwards() {
        // Given
        var pausedDuringWait = new ArrayList<TopicPartition>();
        elasticsearch.script.add(writes -> {
            consumer.schedulePollTask(() -> pausedDuringWait.addAll(consumer.paused()));
            return new Answer.Unavailable("too many requests");
        });
        // When
        start(article("a"));
        // Then
        awaitCommitted(1);
        assertThat(pausedDuringWait).containsExactly(ARTICLES);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void onlyTheDocumentsThatWereRefusedForNowAreSentAgain() {
        // Given
        elasticsearch.script.add(ScriptedElasticsearch.first(new Result.TryAgain("es_rejected_execution_exception")));
        // When
        start(article("a"));
        // Then
        awaitCommitted(1);
        assertThat(elasticsearch.requests).containsExactly(2, 1);
        assertThat(elasticsearch.written).containsExactly(id("a") + ":1", id("a"));
    }

    @Test
    void aDocumentThatTheMappingRefusesIsPutAsideOnceWithItsReasonAndTheRestGoesOn() {
        // Given
        elasticsearch.script.add(ScriptedElasticsearch.first(new Result.Refused("document_parsing_exception")));
        // When
        start(article("a"), article("b"));
        // Then
        awaitCommitted(2);
        assertThat(producer.history()).hasSize(1);
        var dead = producer.history().getFirst();
        assertThat(dead.topic()).isEqualTo("articles.enriched.index-dlq");
        assertThat(dead.key()).isEqualTo("key0".getBytes(UTF_8));
        assertThat(dead.value()).isEqualTo(article("a"));
        assertThat(header(dead, DeadLetter.REASON)).contains("document_parsing_exception");
        assertThat(header(dead, DeadLetter.TOPIC)).isEqualTo("articles.enriched");
        assertThat(header(dead, DeadLetter.OFFSET)).isEqualTo("0");
        assertThat(header(dead, DeadLetter.SERVICE)).isEqualTo("index");
        assertThat(header(dead, DeadLetter.AT)).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(state.counts().get(Topics.ARTICLES_ENRICHED))
                .containsEntry(Outcome.DEAD_LETTER, 1L)
                .containsEntry(Outcome.INDEXED, 1L);
    }

    @Test
    void bytesThatAreNoRecordArePutAsideAndStopNothing() {
        // When
        start("no JSON".getBytes(UTF_8), "[".repeat(100_000).getBytes(UTF_8), "{}".getBytes(UTF_8), article("a"));
        // Then
        awaitCommitted(4);
        assertThat(producer.history()).hasSize(3);
        assertThat(header(producer.history().getFirst(), DeadLetter.REASON)).contains("cannot be read");
        assertThat(header(producer.history().getFirst(), DeadLetter.STACK)).contains("UncheckedIOException");
        assertThat(elasticsearch.written).contains(id("a"));
    }

    @Test
    void aRecordWithoutAValueIsPassedOver() {
        start(null, article("a"));
        awaitCommitted(2);
        assertThat(state.counts().get(Topics.ARTICLES_ENRICHED)).containsEntry(Outcome.EMPTY, 1L);
    }

    @Test
    void whatTheIndexHoldsInANewerVersionCountsAsDuplicate() {
        // Given
        elasticsearch.script.add(
                writes -> new Answer.Answered(Collections.nCopies(writes.size(), new Result.AlreadyNewer())));
        // When
        start(article("a"));
        // Then
        awaitCommitted(1);
        assertThat(state.counts().get(Topics.ARTICLES_ENRICHED)).containsEntry(Outcome.DUPLICATE, 1L);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void nothingIsReadBeforeTheIndicesAreThere() {
        // Given
        schemaFailures.set(3);
        // When
        start(article("a"));
        // Then
        awaitCommitted(1);
        assertThat(state.retries()).isEqualTo(3);
        assertThat(elasticsearch.written).contains(id("a"));
    }

    @Test
    void requestsAreBoundedInBytes() {
        // Given
        var values = new byte[20][];
        for (int i = 0; i < values.length; i++) {
            values[i] = article("n" + i);
        }
        // When
        start(values);
        // Then
        awaitCommitted(20);
        assertThat(elasticsearch.requests).hasSizeGreaterThan(3);
        assertThat(elasticsearch.requests.stream().mapToInt(i -> i).sum()).isEqualTo(40);
    }

    @Test
    void aFailureNobodyThoughtOfStartsTheLoopAgainFromTheLastCommit() {
        // Given
        var second = new MockConsumer<byte[], byte[]>("earliest");
        give(second, article("a"));
        consumers.add(second);
        elasticsearch.script.add(writes -> {
            throw new IllegalStateException("surprise");
        });
        // When
        start(article("a"));
        // Then
        await().untilAsserted(() ->
                assertThat(second.committed(Set.of(ARTICLES))).containsEntry(ARTICLES, new OffsetAndMetadata(1)));
        assertThat(consumer.closed()).isTrue();
        assertThat(elasticsearch.written).contains(id("a"));
    }

    private static String header(org.apache.kafka.clients.producer.ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
