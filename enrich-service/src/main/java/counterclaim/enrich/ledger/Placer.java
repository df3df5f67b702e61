package counterclaim.enrich.ledger;

import counterclaim.contracts.ArticlePlaced;
import counterclaim.contracts.EntityRef;
import counterclaim.contracts.Ids;
import counterclaim.contracts.StoryChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the origin of a reprint and the story of an article, one article after the other, without looking ahead.
 *
 * <p>Reprints: MinHash signatures in bands (locality-sensitive hashing; Broder 1997, Indyk and Motwani 1998). Stories:
 * single-pass clustering, cosine of TF-IDF weights against the centroid of each candidate story. Both look at what was
 * seen in the last weeks only, so that an article costs the same however many were seen before.
 */
final class Placer {
    private static final int BANDS = 16;
    private static final int ROWS = 4;

    /** Estimated Jaccard similarity of word shingles from which a text is a reprint. */
    private static final double REPRINT = 0.55;

    private static final double SAME_STORY = 0.28;
    private static final Duration STORY_GOES_ON = Duration.ofDays(4);
    private static final int CANDIDATES_PER_KEY = 24;
    private static final int TERMS_OF_STORY = 60;
    private static final int ARTICLES_SHOWN = 50;
    private static final int ENTITIES_SHOWN = 20;

    /** Keys are kept in periods, so that old ones can be dropped together. */
    private static final Duration PERIOD = Duration.ofDays(10);

    private final PlacingState state;

    Placer(PlacingState state) {
        this.state = state;
    }

    /** What placing an article leads to. */
    record Placement(Reading reading, Optional<ArticlePlaced> placed, Optional<StoryChanged> story) {}

    /** An article that was placed before. */
    record PlacedArticle(
            long sequence,
            String storyId,
            Optional<String> originId,
            double similarity,
            String outletId,
            Instant at,
            List<Long> signature,
            boolean withdrawn) {
        PlacedArticle {
            signature = Kept.list(signature);
        }
    }

    /** A story as it is kept; its newest articles come first. */
    record Story(
            String storyId,
            long revision,
            String title,
            Map<String, Double> terms,
            List<String> articleIds,
            int articles,
            Set<String> outlets,
            List<EntityRef> entities,
            Instant firstSeenAt,
            Instant lastSeenAt) {
        Story {
            terms = Kept.map(terms);
            articleIds = Kept.list(articleIds);
            outlets = Kept.set(outlets);
            entities = Kept.list(entities);
        }
    }

    /** Empty for a record that is older than one already seen. */
    Optional<Placement> place(Reading article, Instant now) {
        var known = state.article(article.articleId());
        if (known.isPresent()) {
            return known.filter(before -> before.sequence() <= article.sequence())
                    .map(before -> again(article, before, now));
        }
        return Optional.of(first(article, now));
    }

    private Placement first(Reading article, Instant now) {
        var origin = origin(article);
        var story = origin.flatMap(found -> state.story(found.article().storyId()))
                .or(() -> story(article))
                .map(found -> grown(found, article))
                .orElseGet(() -> begun(article));
        state.putStory(story);
        index(article, story);
        var originId = origin.map(found -> found.article().originId().orElse(found.articleId()));
        var similarity = origin.map(Found::similarity).orElse(0.0);
        state.putArticle(
                article.articleId(),
                new PlacedArticle(
                        article.sequence(),
                        story.storyId(),
                        originId,
                        similarity,
                        article.outletId(),
                        article.at(),
                        article.signature(),
                        article.withdrawn()));
        return new Placement(
                article.placed(story.storyId(), originId),
                Optional.of(new ArticlePlaced(
                        article.articleId(), article.sequence(), story.storyId(), originId, similarity, now)),
                Optional.of(changed(story, now)));
    }

    /** An article stays where it was placed first, whatever is edited. */
    private Placement again(Reading article, PlacedArticle known, Instant now) {
        var placed = article.placed(known.storyId(), known.originId());
        if (article.sequence() == known.sequence()) {
            return new Placement(placed, Optional.empty(), Optional.empty());
        }
        state.putArticle(
                article.articleId(),
                new PlacedArticle(
                        article.sequence(),
                        known.storyId(),
                        known.originId(),
                        known.similarity(),
                        known.outletId(),
                        known.at(),
                        known.signature(),
                        article.withdrawn()));
        var story = article.withdrawn() == known.withdrawn()
                ? Optional.<Story>empty()
                : state.story(known.storyId()).map(found -> counted(found, article));
        story.ifPresent(state::putStory);
        return new Placement(
                placed,
                Optional.of(new ArticlePlaced(
                        article.articleId(),
                        article.sequence(),
                        known.storyId(),
                        known.originId(),
                        known.similarity(),
                        now)),
                story.map(found -> changed(found, now)));
    }

    private record Found(String articleId, PlacedArticle article, double similarity) {}

    /** The earliest of the texts that are nearly the same. */
    private Optional<Found> origin(Reading article) {
        var candidates = new LinkedHashSet<String>();
        for (var key : bands(article)) {
            for (var period : periods(article.at())) {
                candidates.addAll(state.articlesAt(period + "|" + key));
            }
        }
        return candidates.stream()
                .flatMap(id ->
                        state.article(id).map(found -> new Found(id, found, similarity(article, found))).stream())
                .filter(found -> found.similarity() >= REPRINT)
                .min(Comparator.comparing((Found found) -> found.article().at()).thenComparing(Found::articleId));
    }

    private static double similarity(Reading article, PlacedArticle other) {
        var length = Math.min(article.signature().size(), other.signature().size());
        var equal = 0;
        for (var i = 0; i < length; i++) {
            if (article.signature().get(i).equals(other.signature().get(i))) {
                equal++;
            }
        }
        return length == 0 ? 0 : (double) equal / length;
    }

    private static List<String> bands(Reading article) {
        var keys = new ArrayList<String>();
        for (var band = 0;
                band < BANDS && (band + 1) * ROWS <= article.signature().size();
                band++) {
            keys.add(band + ":"
                    + article.signature()
                            .subList(band * ROWS, (band + 1) * ROWS)
                            .hashCode());
        }
        return keys;
    }

    private Optional<Story> story(Reading article) {
        var weights = weighted(article.terms());
        var candidates = new LinkedHashSet<String>();
        for (var term : article.terms().keySet()) {
            for (var period : periods(article.at())) {
                candidates.addAll(state.storiesAt(period + "|" + term));
            }
        }
        return candidates.stream()
                .flatMap(id -> state.story(id).stream())
                .filter(story ->
                        Duration.between(story.lastSeenAt(), article.at()).compareTo(STORY_GOES_ON) < 0)
                .map(story -> Map.entry(story, cosine(weights, weighted(story.terms()))))
                .filter(scored -> scored.getValue() >= SAME_STORY)
                .max(Map.Entry.<Story, Double>comparingByValue()
                        .thenComparing(scored -> scored.getKey().storyId()))
                .map(Map.Entry::getKey);
    }

    private Map<String, Double> weighted(Map<String, Double> terms) {
        var articles = Math.max(1, state.articlesSeen());
        var weighted = new HashMap<String, Double>();
        terms.forEach((term, weight) -> weighted.put(
                term, (1 + Math.log(weight)) * Math.log(1 + (articles + 1.0) / (1 + state.frequency(term)))));
        return weighted;
    }

    private static double cosine(Map<String, Double> a, Map<String, Double> b) {
        var product = a.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * b.getOrDefault(entry.getKey(), 0.0))
                .sum();
        return product == 0 ? 0 : product / Math.sqrt(squares(a) * squares(b));
    }

    private static double squares(Map<String, Double> weights) {
        return weights.values().stream().mapToDouble(weight -> weight * weight).sum();
    }

    private static Story begun(Reading article) {
        return new Story(
                Ids.hash(List.of("story", article.articleId())),
                1,
                article.title(),
                article.terms(),
                List.of(article.articleId()),
                1,
                Set.of(article.outletId()),
                article.entities(),
                article.at(),
                article.at());
    }

    private static Story grown(Story story, Reading article) {
        var terms = new HashMap<>(story.terms());
        terms.replaceAll((term, weight) -> weight * 0.9);
        article.terms().forEach((term, weight) -> terms.merge(term, weight, Double::sum));
        var outlets = new LinkedHashSet<>(story.outlets());
        outlets.add(article.outletId());
        var articleIds = new ArrayList<>(story.articleIds());
        articleIds.addFirst(article.articleId());
        var entities = new LinkedHashSet<>(story.entities());
        entities.addAll(article.entities());
        return new Story(
                story.storyId(),
                story.revision() + 1,
                story.title(),
                strongest(terms),
                articleIds.stream().limit(ARTICLES_SHOWN).toList(),
                story.articles() + 1,
                outlets,
                entities.stream().limit(ENTITIES_SHOWN).toList(),
                story.firstSeenAt().isBefore(article.at()) ? story.firstSeenAt() : article.at(),
                story.lastSeenAt().isAfter(article.at()) ? story.lastSeenAt() : article.at());
    }

    /** The story after one of its articles was withdrawn, or came back. */
    private static Story counted(Story story, Reading article) {
        var articleIds = new ArrayList<>(story.articleIds());
        articleIds.remove(article.articleId());
        if (!article.withdrawn()) {
            articleIds.addFirst(article.articleId());
        }
        return new Story(
                story.storyId(),
                story.revision() + 1,
                story.title(),
                story.terms(),
                articleIds,
                Math.max(0, story.articles() + (article.withdrawn() ? -1 : 1)),
                story.outlets(),
                story.entities(),
                story.firstSeenAt(),
                story.lastSeenAt());
    }

    private static Map<String, Double> strongest(Map<String, Double> terms) {
        var strongest = new LinkedHashMap<String, Double>();
        terms.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TERMS_OF_STORY)
                .forEach(entry -> strongest.put(entry.getKey(), entry.getValue()));
        return strongest;
    }

    private static StoryChanged changed(Story story, Instant now) {
        return new StoryChanged(
                story.storyId(),
                story.revision(),
                story.title(),
                story.articleIds(),
                story.articles(),
                story.outlets().size(),
                story.entities(),
                story.firstSeenAt(),
                story.lastSeenAt(),
                Optional.empty(),
                now);
    }

    private void index(Reading article, Story story) {
        var period = period(article.at());
        for (var key : bands(article)) {
            state.putArticlesAt(period + "|" + key, newest(state.articlesAt(period + "|" + key), article.articleId()));
        }
        state.countArticle(article.terms().keySet());
        for (var term : article.terms().keySet()) {
            state.putStoriesAt(period + "|" + term, newest(state.storiesAt(period + "|" + term), story.storyId()));
        }
    }

    private static List<String> newest(List<String> known, String id) {
        var ids = new LinkedHashSet<String>();
        ids.add(id);
        ids.addAll(known);
        return ids.stream().limit(CANDIDATES_PER_KEY).toList();
    }

    private static List<Long> periods(Instant at) {
        var period = period(at);
        return List.of(period, period - 1, period - 2);
    }

    private static long period(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), PERIOD.toSeconds());
    }

    /** The period before which nothing is looked up any more. */
    static String oldestPeriod(Instant now) {
        return Long.toString(period(now) - 2);
    }
}
