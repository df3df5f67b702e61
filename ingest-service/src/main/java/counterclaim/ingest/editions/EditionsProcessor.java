package counterclaim.ingest.editions;

import counterclaim.contracts.ArticleFetched;
import counterclaim.contracts.EntryToFetch;
import counterclaim.contracts.Ids;
import counterclaim.contracts.Json;
import counterclaim.contracts.PageFetched;
import counterclaim.contracts.Topics;
import counterclaim.ingest.publish.CloudEvent;
import counterclaim.ingest.publish.DeadLetters;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/** The edge of the editions in Kafka Streams: reads bytes, lets {@link Edition} decide, keeps the stores, writes. */
final class EditionsProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    static final String ARTICLES = "articles";
    static final String DUE = "due";
    static final String TO_ARTICLES = "to-articles";
    static final String TO_ENTRIES = "to-entries";
    static final String TO_DEAD_LETTERS = "to-dead-letters";

    private static final Logger LOG = Logger.getLogger(EditionsProcessor.class);
    private static final String SOURCE = "/ingest/editions";

    private final RecheckSchedule schedule;
    private final Duration tick;
    private final int mostPerTick;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final DeadLetters deadLetters;
    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<byte[], byte[]> articles;
    private KeyValueStore<byte[], byte[]> due;

    EditionsProcessor(
            RecheckSchedule schedule,
            Duration tick,
            int mostPerTick,
            Clock clock,
            MeterRegistry metrics,
            DeadLetters deadLetters) {
        this.schedule = schedule;
        this.tick = tick;
        this.mostPerTick = mostPerTick;
        this.clock = clock;
        this.metrics = metrics;
        this.deadLetters = deadLetters;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        articles = context.getStateStore(ARTICLES);
        due = context.getStateStore(DUE);
        context.schedule(tick, PunctuationType.WALL_CLOCK_TIME, _ -> sendDue());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        PageFetched page;
        try {
            page = Json.read(record.value() == null ? new byte[0] : record.value(), PageFetched.class);
            if (record.key() == null) {
                throw new IllegalArgumentException("a page without a key");
            }
        } catch (RuntimeException e) {
            putAside(record, e);
            return;
        }
        var articleId = new String(record.key(), StandardCharsets.UTF_8);
        Optional<ArticleState> before;
        Edition.Step step;
        try {
            before = stateOf(articleId);
            step = Edition.after(articleId, before, page);
        } catch (RuntimeException e) {
            putAside(record, e);
            return;
        }
        follow(step, articleId, before.isEmpty(), CloudEvent.traceOf(record.headers()));
        page.retry()
                .filter(_ -> articleId.equals(page.articleId()))
                .ifPresent(retry -> put(
                        new DueKey(
                                retry.at(),
                                DueKey.Kind.RETRY,
                                Ids.hash(List.of(retry.entry().url()))),
                        Json.write(retry.entry())));
    }

    private void follow(Edition.Step step, String articleId, boolean isNew, Optional<String> trace) {
        switch (step) {
            case Edition.Step.Publish(ArticleState state) -> {
                keep(articleId, state);
                publish(state.latest(), trace);
                if (isNew) {
                    recheck(articleId, 0, state.latest().firstSeenAt());
                }
            }
            case Edition.Step.Remember(ArticleState state) -> keep(articleId, state);
            case Edition.Step.Confirm(ArticleState state) -> {
                keep(articleId, state);
                put(
                        new DueKey(clock.instant().plus(schedule.confirmNotFound()), DueKey.Kind.CONFIRM, articleId),
                        new byte[0]);
            }
            case Edition.Step.Nothing() -> {}
        }
    }

    private Optional<ArticleState> stateOf(String articleId) {
        return Optional.ofNullable(articles.get(articleId.getBytes(StandardCharsets.UTF_8)))
                .map(bytes -> Json.read(bytes, ArticleState.class));
    }

    private void keep(String articleId, ArticleState state) {
        articles.put(articleId.getBytes(StandardCharsets.UTF_8), Json.write(state));
    }

    private void publish(ArticleFetched article, Optional<String> trace) {
        metrics.counter(
                        "counterclaim.ingest.articles",
                        "change",
                        article.change().name().toLowerCase(Locale.ROOT))
                .increment();
        LOG.debugf(
                "Article %s. articleId=%s sequence=%d url=%s",
                article.change(), article.articleId(), article.sequence(), article.url());
        var event = new CloudEvent(
                article.articleId() + "-" + article.sequence(), SOURCE, ArticleFetched.class, clock.instant(), trace);
        forward(article.articleId(), article, event, TO_ARTICLES);
    }

    private void recheck(String articleId, int from, Instant firstSeenAt) {
        schedule.next(from, firstSeenAt, clock.instant())
                .ifPresent(step ->
                        put(new DueKey(step.at(), DueKey.Kind.RECHECK, articleId), new byte[] {(byte) step.number()}));
    }

    private void put(DueKey key, byte[] value) {
        due.put(key.bytes(), value);
    }

    private void sendDue() {
        for (var entry : dueNow()) {
            due.delete(entry.key);
            var key = DueKey.of(entry.key);
            switch (key.kind()) {
                case RETRY -> send(Json.read(entry.value, EntryToFetch.class), key);
                case CONFIRM -> stateOf(key.articleId()).ifPresent(state -> lookAgain(state, key));
                case RECHECK ->
                    stateOf(key.articleId()).ifPresent(state -> {
                        lookAgain(state, key);
                        recheck(
                                key.articleId(),
                                entry.value[0] + 1,
                                state.latest().firstSeenAt());
                    });
            }
        }
    }

    private List<KeyValue<byte[], byte[]>> dueNow() {
        var found = new ArrayList<KeyValue<byte[], byte[]>>();
        try (var range = due.range(DueKey.first(), DueKey.upTo(clock.instant()))) {
            while (range.hasNext() && found.size() < mostPerTick) {
                found.add(range.next());
            }
        }
        return found;
    }

    private void lookAgain(ArticleState state, DueKey key) {
        if (state.latest().movedTo().isPresent()) {
            return;
        }
        send(
                new EntryToFetch(
                        state.pageUrl(),
                        EntryToFetch.Reason.RECHECK,
                        Optional.empty(),
                        Optional.of(state.latest().articleId()),
                        state.outlet(),
                        state.latest().storeText(),
                        state.validators(),
                        List.of(),
                        clock.instant(),
                        0),
                key);
    }

    private void send(EntryToFetch entry, DueKey key) {
        metrics.counter(
                        "counterclaim.ingest.rechecks",
                        "kind",
                        key.kind().name().toLowerCase(Locale.ROOT))
                .increment();
        var id = key.articleId() + "-" + key.kind() + "-" + key.at().toEpochMilli();
        var event = new CloudEvent(id, SOURCE, EntryToFetch.class, clock.instant(), Optional.of(CloudEvent.newTrace()));
        forward(hostPort(entry.url()), entry, event, TO_ENTRIES);
    }

    private static String hostPort(String url) {
        return Optional.ofNullable(Ids.hostPort(URI.create(url))).orElse("");
    }

    private void forward(String key, Object value, CloudEvent event, String sink) {
        context.forward(
                new Record<>(key.getBytes(StandardCharsets.UTF_8), Json.write(value), clock.millis(), event.headers()),
                sink);
    }

    private void putAside(Record<byte[], byte[]> record, RuntimeException why) {
        var at = context.recordMetadata().orElseThrow();
        deadLetters.count(at.topic(), at.partition(), at.offset(), why);
        var headers = DeadLetters.headers(
                Topics.PAGES_FETCHED, at.partition(), at.offset(), new RecordHeaders(record.headers()), why, clock);
        context.forward(
                new Record<>(record.key(), record.value(), Math.max(0, record.timestamp()), headers), TO_DEAD_LETTERS);
    }
}
