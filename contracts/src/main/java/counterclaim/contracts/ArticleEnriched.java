package counterclaim.contracts;

import java.time.Instant;
import java.util.List;

/**
 * An article with its tags. Topic {@code articles.enriched}, key articleId, compacted; spans point into {@code article.title()} and {@code article.text()}.
 *
 * @param article as it was fetched, whole
 * @param tagged false where the language is not one that tags are made for
 * @param signature MinHash of the text, for finding reprints
 * @param vector of title and lead, for finding similar articles
 * @param generation of the models: grows when they change
 */
public record ArticleEnriched(
        ArticleFetched article,
        Language language,
        boolean tagged,
        List<Entity> entities,
        List<Attribution> attributions,
        List<ContestedClaim> contested,
        List<Topic> topics,
        List<Long> signature,
        List<Float> vector,
        int generation,
        Instant enrichedAt) {

    public ArticleEnriched {
        Checks.present(article, "article");
        Checks.present(language, "language");
        entities = Checks.list(entities);
        attributions = Checks.list(attributions);
        contested = Checks.list(contested);
        topics = Checks.list(topics);
        signature = Checks.list(signature);
        vector = Checks.list(vector);
        Checks.atLeast(generation, 0, "generation");
        Checks.present(enrichedAt, "enrichedAt");
        if (generation > 65_535) {
            throw new IllegalArgumentException("generation " + generation + " is above 65,535");
        }
    }

    /** The Elasticsearch external version: newer article states win, then newer models. */
    public long indexVersion() {
        return article.sequence() * 65_536L + generation;
    }
}
