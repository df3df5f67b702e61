package counterclaim.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every topic: its name, what is on it, and how it is to be created. */
public final class Topics {
    public static final String FEEDS = "feeds";
    public static final String FEEDS_POLLED = "feeds.polled";
    public static final String FEEDS_EVENTS = "feeds.events";
    public static final String ENTRIES = "entries";
    public static final String PAGES_FETCHED = "pages.fetched";
    public static final String ARTICLES_FETCHED = "articles.fetched";
    public static final String ARTICLES_ENRICHED = "articles.enriched";
    public static final String ARTICLES_PLACED = "articles.placed";
    public static final String STORIES = "stories";
    public static final String CLAIMS = "claims";
    public static final String CLAIMS_HISTORY = "claims.history";
    public static final String DECISIONS = "decisions";
    public static final String SEARCHES = "searches";
    public static final String ALERTS = "alerts";

    /** The largest record that broker, producers and consumers accept, in bytes. */
    public static final int LARGEST_RECORD = 8 * 1024 * 1024;

    /** Partitions on a laptop; a cluster chooses its own number before the first record. */
    private static final int PARTITIONS = 4;

    private Topics() {}

    /**
     * A topic as it is to be created.
     *
     * @param record what its values are
     * @param visibility whether others may build on it
     */
    public record Spec(
            String name, Class<?> record, int partitions, Map<String, String> config, Visibility visibility) {
        public Spec {
            config = Map.copyOf(config);
        }
    }

    public enum Visibility {
        PUBLIC,
        INTERNAL
    }

    /** All topics of the product, dead-letter topics included. */
    public static List<Spec> all() {
        return List.of(
                compacted(FEEDS, FeedRegistered.class, Visibility.INTERNAL),
                compacted(FEEDS_POLLED, FeedPolled.class, Visibility.INTERNAL),
                kept(FEEDS_EVENTS, FeedEvent.class, Duration.ofDays(30), Visibility.INTERNAL),
                kept(ENTRIES, EntryToFetch.class, Duration.ofDays(7), Visibility.INTERNAL),
                kept(PAGES_FETCHED, PageFetched.class, Duration.ofDays(7), Visibility.INTERNAL),
                compacted(ARTICLES_FETCHED, ArticleFetched.class, Visibility.INTERNAL),
                compacted(ARTICLES_ENRICHED, ArticleEnriched.class, Visibility.PUBLIC),
                compacted(ARTICLES_PLACED, ArticlePlaced.class, Visibility.PUBLIC),
                compacted(STORIES, StoryChanged.class, Visibility.PUBLIC),
                compacted(CLAIMS, ClaimChanged.class, Visibility.PUBLIC),
                kept(CLAIMS_HISTORY, ClaimTransition.class, Duration.ofDays(365), Visibility.PUBLIC),
                compacted(DECISIONS, Decision.class, Visibility.INTERNAL),
                compacted(SEARCHES, SavedSearch.class, Visibility.INTERNAL),
                kept(ALERTS, AlertRaised.class, Duration.ofDays(7), Visibility.PUBLIC),
                deadLetters(FEEDS, "ingest"),
                deadLetters(ENTRIES, "ingest"),
                deadLetters(PAGES_FETCHED, "ingest"),
                deadLetters(ARTICLES_FETCHED, "enrich"),
                deadLetters(ARTICLES_ENRICHED, "enrich"),
                deadLetters(DECISIONS, "enrich"),
                deadLetters(ARTICLES_ENRICHED, "index"),
                deadLetters(ARTICLES_PLACED, "index"),
                deadLetters(STORIES, "index"),
                deadLetters(CLAIMS, "index"),
                deadLetters(CLAIMS_HISTORY, "index"),
                deadLetters(FEEDS, "index"),
                deadLetters(FEEDS_POLLED, "index"));
    }

    /** Where {@code service} puts what it cannot process of {@code topic}: the bytes as read, the reason in headers. */
    public static String deadLetterName(String topic, String service) {
        return topic + "." + service + "-dlq";
    }

    private static Spec compacted(String name, Class<?> record, Visibility visibility) {
        return spec(name, record, visibility, Map.of("cleanup.policy", "compact"));
    }

    private static Spec kept(String name, Class<?> record, Duration retention, Visibility visibility) {
        return spec(
                name,
                record,
                visibility,
                Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis())));
    }

    private static Spec deadLetters(String topic, String service) {
        return kept(deadLetterName(topic, service), byte[].class, Duration.ofDays(30), Visibility.INTERNAL);
    }

    private static Spec spec(String name, Class<?> record, Visibility visibility, Map<String, String> cleanup) {
        var config = new TreeMap<>(cleanup);
        config.put("max.message.bytes", Integer.toString(LARGEST_RECORD));
        return new Spec(name, record, PARTITIONS, config, visibility);
    }
}
