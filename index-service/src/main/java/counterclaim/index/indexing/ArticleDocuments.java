package counterclaim.index.indexing;

import counterclaim.contracts.ArticleEnriched;
import counterclaim.contracts.ArticleFetched;
import counterclaim.contracts.ContestedClaim;
import counterclaim.contracts.Entity;
import counterclaim.contracts.EntityRef;
import counterclaim.contracts.ExtractedArticle;
import counterclaim.contracts.Ids;
import counterclaim.contracts.Json;
import counterclaim.contracts.Party;
import counterclaim.contracts.Topic;
import counterclaim.index.schema.Index;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An article as documents: the article, the version that it is now, and its entities.
 *
 * <p>Only what may be kept is written: of an outlet that allows an excerpt, the first 500 characters; of one that allows nothing, no
 * text; of a withdrawn article neither text nor tags, and its earlier versions lose theirs as well.
 */
final class ArticleDocuments {
    /** Of {@link counterclaim.contracts.FeedRegistered.StoreText#EXCERPT}. */
    static final int EXCERPT = 500;

    /** Nested documents that one article may become; the rest is shown with the article but not searched by party. */
    private static final int MOST_CONTESTED = 150;

    private static final int MOST_CONTESTS = 10;
    /** Earlier versions that a withdrawal empties. */
    private static final int MOST_VERSIONS = 1_000;

    private static final int VECTOR_DIMENSIONS = 384;
    /** Entities that are known to be written; only saves work. */
    private static final int REMEMBERED_ENTITIES = 20_000;

    private final Set<String> languages;
    private final Map<String, Boolean> writtenEntities = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_ENTITIES;
        }
    };

    /**
     * @param languages those that the mapping has an analyzer of their own for
     */
    ArticleDocuments(Set<String> languages) {
        this.languages = Set.copyOf(languages);
    }

    List<Write> of(ArticleEnriched enriched) {
        var article = enriched.article();
        var version = OptionalLong.of(enriched.indexVersion());
        var writes = new ArrayList<Write>();
        writes.add(new Write(
                Index.articlesOf(article.firstSeenAt()),
                false,
                article.articleId(),
                version,
                Json.write(article.withdrawn() ? stub(article) : whole(enriched))));
        if (article.withdrawn()) {
            for (int v = Math.max(1, article.version() - MOST_VERSIONS); v <= article.version(); v++) {
                writes.add(versionWrite(article, v, version, Map.of("withdrawn", true)));
            }
        } else {
            var kept = kept(article);
            var fields = new LinkedHashMap<String, Object>();
            fields.put("withdrawn", false);
            fields.put("contentHash", article.contentHash());
            fields.put("title", article.title());
            fields.put("text", kept);
            fields.put(
                    "textCut",
                    article.textCut() || kept.length() < article.text().length());
            article.diff().ifPresent(diff -> fields.put("diff", diff));
            writes.add(versionWrite(article, article.version(), version, fields));
            enriched.entities().forEach(entity -> entity(entity, article).ifPresent(writes::add));
        }
        return writes;
    }

    private static Write versionWrite(
            ArticleFetched article, int version, OptionalLong indexVersion, Map<String, Object> more) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("articleId", article.articleId());
        fields.put("version", version);
        fields.put("sequence", article.sequence());
        fields.put("change", article.change());
        fields.put("fetchedAt", article.fetchedAt());
        fields.put("storeText", article.storeText());
        fields.putAll(more);
        return new Write(
                Index.ARTICLE_VERSIONS.alias(),
                true,
                article.articleId() + ":" + version,
                indexVersion,
                Json.write(fields));
    }

    private static Map<String, Object> stub(ArticleFetched article) {
        var fields = common(article);
        fields.put("isContested", false);
        fields.put("contestedCount", 0);
        return fields;
    }

    private Map<String, Object> whole(ArticleEnriched enriched) {
        var article = enriched.article();
        var text = kept(article);
        var fields = common(article);
        fields.put("text", text);
        var language = enriched.language().code();
        fields.put("language", language);
        fields.put("languageConfidence", enriched.language().confidence());
        if (languages.contains(language)) {
            fields.put("inLanguage", Map.of(language, Map.of("title", article.title(), "text", text)));
        }
        fields.put("bylines", article.bylines());
        article.section().ifPresent(v -> fields.put("section", v));
        fields.put("categories", article.categories());
        article.leadImage().ifPresent(v -> fields.put("leadImage", v));
        article.diff().ifPresent(v -> fields.put("diff", v));
        fields.put(
                "textCut", article.textCut() || text.length() < article.text().length());
        fields.put("enrichedAt", enriched.enrichedAt());
        fields.put("tagged", enriched.tagged());
        fields.put("generation", enriched.generation());
        fields.put("topicIds", enriched.topics().stream().map(Topic::id).toList());
        fields.put("topicNames", enriched.topics().stream().map(Topic::name).toList());
        fields.put(
                "entityIds",
                enriched.entities().stream().map(Entity::id).distinct().toList());
        fields.put(
                "entityNames",
                enriched.entities().stream().map(Entity::name).distinct().toList());
        fields.put(
                "places",
                enriched.entities().stream()
                        .flatMap(entity -> entity.coordinates().stream())
                        .distinct()
                        .toList());
        fields.put("isContested", !enriched.contested().isEmpty());
        fields.put("contestedCount", enriched.contested().size());
        fields.put(
                "contested",
                enriched.contested().stream()
                        .limit(MOST_CONTESTED)
                        .map(ArticleDocuments::contested)
                        .toList());
        vector(enriched.vector()).ifPresent(vector -> fields.put("vector", vector));
        fields.put(
                "tags",
                Map.of(
                        "entities", enriched.entities(),
                        "attributions", enriched.attributions(),
                        "contested", enriched.contested(),
                        "topics", enriched.topics()));
        return fields;
    }

    private static LinkedHashMap<String, Object> common(ArticleFetched article) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("articleId", article.articleId());
        fields.put("sequence", article.sequence());
        fields.put("version", article.version());
        fields.put("change", article.change());
        fields.put("contentHash", article.contentHash());
        fields.put("url", article.url());
        fields.put("outletId", article.outletId());
        fields.put("title", article.title());
        article.publishedAt().ifPresent(v -> fields.put("publishedAt", v));
        article.modifiedAt().ifPresent(v -> fields.put("modifiedAt", v));
        fields.put("firstSeenAt", article.firstSeenAt());
        fields.put("fetchedAt", article.fetchedAt());
        fields.put("sortedAt", sortedAt(article));
        fields.put("paywalled", article.paywalled());
        fields.put("completeness", article.completeness());
        fields.put("storeText", article.storeText());
        fields.put("feedIds", article.feedIds());
        fields.put("withdrawn", article.withdrawn());
        article.withdrawal().ifPresent(v -> fields.put("withdrawal", v));
        article.movedTo().ifPresent(v -> fields.put("movedTo", v));
        return fields;
    }

    /** Outlets claim all sorts of dates; one before the Web is a mistake, and one before year 0 no date to Elasticsearch. */
    private static Instant sortedAt(ArticleFetched article) {
        var at = article.sortedAt();
        return at.isBefore(Instant.EPOCH) ? article.firstSeenAt() : at;
    }

    private static String kept(ArticleFetched article) {
        var text = article.text();
        return switch (article.storeText()) {
            case FULL ->
                text.length() <= ExtractedArticle.LONGEST_TEXT
                        ? text
                        : text.substring(0, wholeCharacters(text, ExtractedArticle.LONGEST_TEXT));
            case EXCERPT -> text.length() <= EXCERPT ? text : text.substring(0, wholeCharacters(text, EXCERPT));
            case NONE -> "";
        };
    }

    private static int wholeCharacters(String text, int end) {
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }

    private static Map<String, Object> contested(ContestedClaim claim) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("claim", claim.claim().exact());
        claim.claimant().ifPresent(party -> party(party, "claimant", fields));
        fields.put("confidence", claim.confidence());
        fields.put(
                "contests",
                claim.contests().stream()
                        .limit(MOST_CONTESTS)
                        .map(contest -> {
                            var of = new LinkedHashMap<String, Object>();
                            contest.challenger().ifPresent(party -> party(party, "challenger", of));
                            of.put("kind", contest.kind());
                            of.put("evidence", contest.evidence().exact());
                            return of;
                        })
                        .toList());
        return fields;
    }

    private static void party(Party party, String role, Map<String, Object> fields) {
        fields.put(role, party.name());
        party.entity().map(EntityRef::id).ifPresent(id -> fields.put(role + "Id", id));
    }

    /** A vector of another length, or one of nothing, would be refused with its whole article. */
    private static Optional<List<Float>> vector(List<Float> vector) {
        var usable = vector.size() == VECTOR_DIMENSIONS
                && vector.stream().allMatch(v -> Float.isFinite(v))
                && vector.stream().anyMatch(v -> Math.abs(v) > 1e-6);
        return usable ? Optional.of(vector) : Optional.empty();
    }

    /** The entity's own document; the article that was published last names it. */
    private Optional<Write> entity(Entity entity, ArticleFetched article) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("entityId", entity.id());
        fields.put("type", entity.type());
        fields.put("name", entity.name());
        entity.coordinates().ifPresent(place -> fields.put("place", place));
        entity.country().ifPresent(country -> fields.put("country", country));
        synchronized (writtenEntities) {
            if (writtenEntities.put(new String(Json.write(fields), java.nio.charset.StandardCharsets.UTF_8), true)
                    != null) {
                return Optional.empty();
            }
        }
        var at = sortedAt(article);
        fields.put("seenAt", at);
        return Optional.of(new Write(
                Index.ENTITIES.alias(),
                true,
                documentId(entity.id()),
                OptionalLong.of(at.getEpochSecond()),
                Json.write(fields)));
    }

    /** Elasticsearch takes ids of at most 512 bytes. */
    static String documentId(String id) {
        return id.length() <= 120 ? id : Ids.hash(List.of(id));
    }
}
