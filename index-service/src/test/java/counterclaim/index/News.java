package counterclaim.index;

import counterclaim.contracts.ArticleEnriched;
import counterclaim.contracts.ArticleFetched;
import counterclaim.contracts.Attribution;
import counterclaim.contracts.Contest;
import counterclaim.contracts.ContestKind;
import counterclaim.contracts.ContestedClaim;
import counterclaim.contracts.Entity;
import counterclaim.contracts.EntityRef;
import counterclaim.contracts.ExtractedArticle;
import counterclaim.contracts.FeedRegistered;
import counterclaim.contracts.Ids;
import counterclaim.contracts.Language;
import counterclaim.contracts.Party;
import counterclaim.contracts.Span;
import counterclaim.contracts.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes articles for tests: everything has a usual value, spans are found by their words. */
public final class News {
    private static final String RULE = "test-1";

    private final String url;
    private String outlet = "north.example";
    private String title = "An ordinary headline";
    private String text = "An ordinary text.";
    private String language = "en";
    private Instant firstSeen = Instant.parse("2026-11-20T10:00:00Z");
    private Optional<Instant> published = Optional.empty();
    private long sequence = 1;
    private int version = 1;
    private int generation = 1;
    private boolean withdrawn;
    private FeedRegistered.StoreText storeText = FeedRegistered.StoreText.FULL;
    private Optional<String> diff = Optional.empty();
    private List<Float> vector = List.of();
    private final List<ContestedClaim> contested = new ArrayList<>();
    private final List<Entity> entities = new ArrayList<>();
    private final List<Topic> topics = new ArrayList<>();

    private News(String url) {
        this.url = url;
    }

    public static News at(String url) {
        return new News(url);
    }

    public News outlet(String outlet) {
        this.outlet = outlet;
        return this;
    }

    public News title(String title) {
        this.title = title;
        return this;
    }

    public News text(String text) {
        this.text = text;
        return this;
    }

    public News language(String language) {
        this.language = language;
        return this;
    }

    public News seen(String instant) {
        this.firstSeen = Instant.parse(instant);
        return this;
    }

    public News published(String instant) {
        this.published = Optional.of(Instant.parse(instant));
        return this;
    }

    public News version(long sequence, int version) {
        this.sequence = sequence;
        this.version = version;
        return this;
    }

    public News diff(String diff) {
        this.diff = Optional.of(diff);
        return this;
    }

    public News generation(int generation) {
        this.generation = generation;
        return this;
    }

    public News withdrawn() {
        this.withdrawn = true;
        return this;
    }

    public News stores(FeedRegistered.StoreText storeText) {
        this.storeText = storeText;
        return this;
    }

    public News vector(List<Float> vector) {
        this.vector = vector;
        return this;
    }

    public News topic(String id, String name) {
        topics.add(new Topic(id, name, 0.9));
        return this;
    }

    public News mentions(Entity.Type type, String name, String id) {
        return mentions(type, name, id, Optional.empty());
    }

    public News place(String name, String id, double lat, double lon) {
        return mentions(Entity.Type.PLACE, name, id, Optional.of(new Entity.Coordinates(lat, lon)));
    }

    private News mentions(Entity.Type type, String name, String id, Optional<Entity.Coordinates> place) {
        entities.add(
                new Entity(type, name, id, List.of(span(name)), place, Optional.empty(), Optional.empty(), 0.9, RULE));
        return this;
    }

    /** A claim that somebody in the article disputes; all words must stand in title or text. */
    public News contested(String claim, String claimant, Contest... contests) {
        contested.add(new ContestedClaim(span(claim), List.of(), party(claimant), List.of(contests), 0.8));
        return this;
    }

    public Contest contest(String evidence, String challenger, ContestKind kind) {
        return new Contest(span(evidence), party(challenger), kind, 0.8, RULE, "says so");
    }

    public String id() {
        return Ids.articleId(url);
    }

    public Span span(String words) {
        var at = text.indexOf(words);
        return at >= 0
                ? Span.of(Span.Part.TEXT, text, at, at + words.length())
                : Span.of(Span.Part.TITLE, title, title.indexOf(words), title.indexOf(words) + words.length());
    }

    /** Empty for nobody; with the entity of that name where the article mentions it. */
    public Optional<Party> party(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<EntityRef> entity =
                entities.stream().filter(e -> e.name().equals(name)).findFirst().map(Entity::ref);
        return Optional.of(new Party(name, text.contains(name) ? Optional.of(span(name)) : Optional.empty(), entity));
    }

    public ArticleFetched fetched() {
        return new ArticleFetched(
                id(),
                sequence,
                version,
                withdrawn
                        ? ArticleFetched.Change.WITHDRAWN
                        : version > 1 ? ArticleFetched.Change.EDITED : ArticleFetched.Change.NEW,
                Ids.contentHash(title, text),
                url,
                outlet,
                title,
                List.of("A. Reporter"),
                published,
                Optional.empty(),
                firstSeen,
                firstSeen.plusSeconds(version),
                Optional.of(language),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                text,
                false,
                ExtractedArticle.Completeness.PAGE,
                storeText,
                List.of(),
                withdrawn,
                withdrawn ? Optional.of("410 Gone") : Optional.empty(),
                Optional.empty(),
                diff);
    }

    public ArticleEnriched enriched() {
        return new ArticleEnriched(
                fetched(),
                new Language(language, 0.99),
                language.equals("en"),
                entities,
                List.<Attribution>of(),
                contested,
                topics,
                List.of(),
                vector,
                generation,
                firstSeen.plusSeconds(5));
    }
}
