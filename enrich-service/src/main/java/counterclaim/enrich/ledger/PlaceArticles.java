package counterclaim.enrich.ledger;

import counterclaim.contracts.Json;
import counterclaim.contracts.Topics;
import counterclaim.enrich.ledger.LedgerTopology.Emitted;
import counterclaim.enrich.ledger.Placer.PlacedArticle;
import counterclaim.enrich.ledger.Placer.Story;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Gives each article its story and, to a reprint, its origin. */
final class PlaceArticles extends LedgerStep implements PlacingState {
    private static final Duration TIDY_EVERY = Duration.ofHours(6);
    private static final String ARTICLES_SEEN = "|articles";

    private final Placer placer = new Placer(this);
    private KeyValueStore<String, byte[]> articles;
    private KeyValueStore<String, byte[]> stories;
    private KeyValueStore<String, byte[]> lookUp;
    private KeyValueStore<String, byte[]> frequencies;

    @Override
    public void init(ProcessorContext<byte[], Emitted> context) {
        super.init(context);
        articles = context.getStateStore(LedgerTopology.PLACED_ARTICLES);
        stories = context.getStateStore(LedgerTopology.STORIES);
        lookUp = context.getStateStore(LedgerTopology.LOOK_UP);
        frequencies = context.getStateStore(LedgerTopology.FREQUENCIES);
        context.schedule(TIDY_EVERY, PunctuationType.WALL_CLOCK_TIME, this::dropOldPeriods);
    }

    @Override
    String purpose() {
        return "place an article";
    }

    @Override
    void read(Record<byte[], byte[]> record) {
        var now = Instant.ofEpochMilli(record.timestamp());
        placer.place(Json.read(record.value(), Reading.class), now).ifPresent(placement -> {
            placement.placed().ifPresent(placed -> emit(record, Topics.ARTICLES_PLACED, placed.articleId(), placed));
            placement.story().ifPresent(story -> emit(record, Topics.STORIES, story.storyId(), story));
            var reading = placement.reading();
            emit(record, LedgerTopology.BY_STORY, reading.storyId().orElseThrow(), reading);
        });
    }

    private void dropOldPeriods(long now) {
        var oldest = Placer.oldestPeriod(Instant.ofEpochMilli(now));
        try (var old = lookUp.range("", oldest)) {
            old.forEachRemaining(entry -> lookUp.delete(entry.key));
        }
    }

    @Override
    public Optional<PlacedArticle> article(String articleId) {
        return kept(articles, articleId, PlacedArticle.class);
    }

    @Override
    public void putArticle(String articleId, PlacedArticle article) {
        articles.put(articleId, Json.write(article));
    }

    @Override
    public Optional<Story> story(String storyId) {
        return kept(stories, storyId, Story.class);
    }

    @Override
    public void putStory(Story story) {
        stories.put(story.storyId(), Json.write(story));
    }

    @Override
    public List<String> articlesAt(String key) {
        return ids("a", key);
    }

    @Override
    public void putArticlesAt(String key, List<String> articleIds) {
        putIds("a", key, articleIds);
    }

    @Override
    public List<String> storiesAt(String key) {
        return ids("s", key);
    }

    @Override
    public void putStoriesAt(String key, List<String> storyIds) {
        putIds("s", key, storyIds);
    }

    @Override
    public long articlesSeen() {
        return frequency(ARTICLES_SEEN);
    }

    @Override
    public long frequency(String term) {
        var count = frequencies.get(term);
        return count == null ? 0 : ByteBuffer.wrap(count).getLong();
    }

    @Override
    public void countArticle(Set<String> terms) {
        count(ARTICLES_SEEN);
        terms.forEach(this::count);
    }

    private void count(String term) {
        frequencies.put(
                term,
                ByteBuffer.allocate(Long.BYTES).putLong(frequency(term) + 1).array());
    }

    /** Keys begin with the period, so that a range of old ones can be dropped. */
    private List<String> ids(String kind, String key) {
        var ids = lookUp.get(key + "|" + kind);
        return ids == null ? List.of() : List.of(new String(ids, StandardCharsets.US_ASCII).split(","));
    }

    private void putIds(String kind, String key, List<String> ids) {
        lookUp.put(key + "|" + kind, String.join(",", ids).getBytes(StandardCharsets.US_ASCII));
    }

    private static <T> Optional<T> kept(KeyValueStore<String, byte[]> store, String key, Class<T> type) {
        return Optional.ofNullable(store.get(key)).map(bytes -> Json.read(bytes, type));
    }
}
