package counterclaim.index.search;

import static counterclaim.index.search.Filters.anyOf;
import static counterclaim.index.search.Filters.between;
import static counterclaim.index.search.Filters.name;
import static counterclaim.index.search.Filters.party;
import static counterclaim.index.search.Filters.term;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.ChildScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterclaim.contracts.Attribution;
import counterclaim.contracts.ContestKind;
import counterclaim.contracts.ContestedClaim;
import counterclaim.contracts.Entity;
import counterclaim.contracts.Topic;
import counterclaim.index.elastic.Elastic;
import counterclaim.index.schema.Index;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds articles. */
@Singleton
public class ArticleSearch {
    private static final List<String> HIT_FIELDS = List.of(
            "articleId",
            "url",
            "title",
            "outletId",
            "language",
            "publishedAt",
            "firstSeenAt",
            "version",
            "withdrawn",
            "tags.contested");
    /** A story with more articles than this is searched in its newest. */
    private static final int MOST_OF_A_STORY = 5_000;

    private static final int FACET_VALUES = 12;
    /** Of hybrid search: results of each kind that are fused, the constant of reciprocal rank fusion, and whose likeness is sought. */
    private static final int FUSED = 100;

    private static final int RANK_CONSTANT = 60;
    private static final int ALIKE = 5;
    private static final int MOST_VERSIONS = 200;

    private static final TypeReference<List<ContestedClaim>> CONTESTED = new TypeReference<>() {};
    private static final TypeReference<List<Entity>> ENTITIES = new TypeReference<>() {};
    private static final TypeReference<List<Attribution>> ATTRIBUTIONS = new TypeReference<>() {};
    private static final TypeReference<List<Topic>> TOPICS = new TypeReference<>() {};
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private final Elastic elastic;
    private final Pager pager;
    private final Placements placements;
    private final EntitySearch entities;
    private final ClaimSearch claims;

    ArticleSearch(Elastic elastic, Pager pager, Placements placements, EntitySearch entities, ClaimSearch claims) {
        this.elastic = elastic;
        this.pager = pager;
        this.placements = placements;
        this.entities = entities;
        this.claims = claims;
    }

    public ArticlePage search(ArticleQuery query, PageRequest page) {
        if (query.mode() == ArticleQuery.Mode.HYBRID) {
            return hybrid(query, page);
        }
        var built = query(query);
        var slice = pager.page("Search articles", Index.ARTICLES, query, page, (request, first) -> {
            request.query(built).source(s -> s.filter(f -> f.includes(HIT_FIELDS)));
            sort(request, query.sort());
            highlight(request);
            if (first) {
                facets(request);
            }
        });
        var facets = page.cursor().isPresent() || slice.aggregations().isEmpty()
                ? Optional.<Facet.Facets>empty()
                : Optional.of(facets(slice, built));
        return new ArticlePage(slice.total(), hits(slice.hits()), facets, slice.next());
    }

    /**
     * @throws NotThere
     */
    public ArticleView article(String articleId) {
        var found = source("Read article " + articleId, articleId, List.of())
                .orElseThrow(() -> new NotThere("article", articleId));
        var tags = found.path("tags");
        var placed = Optional.ofNullable(placements.of(List.of(articleId)).get(articleId));
        return new ArticleView(
                articleId,
                found.path("url").asText(),
                found.path("title").asText(),
                found.path("outletId").asText(),
                Stored.list(found.path("bylines"), STRINGS),
                Stored.text(found, "language"),
                Stored.maybeTime(found, "publishedAt"),
                Stored.maybeTime(found, "modifiedAt"),
                Stored.time(found, "firstSeenAt"),
                Stored.time(found, "fetchedAt"),
                found.path("sequence").asLong(),
                found.path("version").asInt(),
                found.path("change").asText(),
                found.path("withdrawn").asBoolean(),
                Stored.text(found, "withdrawal"),
                Stored.text(found, "movedTo"),
                found.path("paywalled").asBoolean(),
                found.path("completeness").asText(),
                found.path("storeText").asText(),
                found.path("text").asText(""),
                found.path("textCut").asBoolean(),
                Stored.text(found, "diff"),
                found.path("tagged").asBoolean(),
                Stored.list(tags.path("topics"), TOPICS),
                Stored.list(tags.path("entities"), ENTITIES),
                Stored.list(tags.path("attributions"), ATTRIBUTIONS),
                Stored.list(tags.path("contested"), CONTESTED),
                placed.map(Placements.Placement::storyId),
                placed.flatMap(Placements.Placement::originId),
                claims.search(ClaimQuery.ofArticle(articleId), new PageRequest(50, Optional.empty()))
                        .items());
    }

    /**
     * Newest first.
     *
     * @throws NotThere
     */
    public List<ArticleVersion> versions(String articleId) {
        var answer = elastic.call(
                "Read versions of article " + articleId,
                client -> client.search(
                        s -> s.index(Index.ARTICLE_VERSIONS.alias())
                                .query(term("articleId", articleId))
                                .sort(o -> o.field(f -> f.field("version").order(SortOrder.Desc)))
                                .size(MOST_VERSIONS),
                        ObjectNode.class));
        var versions = answer.hits().hits().stream()
                .map(Hit::source)
                .map(v -> new ArticleVersion(
                        articleId,
                        v.path("version").asInt(),
                        v.path("change").asText(),
                        Stored.time(v, "fetchedAt"),
                        v.path("withdrawn").asBoolean(),
                        v.path("title").asText(""),
                        v.path("text").asText(""),
                        v.path("textCut").asBoolean(),
                        Stored.text(v, "diff")))
                .toList();
        if (versions.isEmpty()) {
            throw new NotThere("article", articleId);
        }
        return versions;
    }

    /**
     * Articles that share its rare words and, where there are vectors, its meaning; reprints among them.
     *
     * @throws NotThere
     */
    public ArticlePage similar(String articleId, PageRequest page) {
        var found = elastic.call(
                        "Read article " + articleId,
                        client -> client.search(
                                s -> s.index(Index.ARTICLES.alias())
                                        .query(q -> q.ids(i -> i.values(articleId)))
                                        .source(f -> f.filter(x -> x.includes("articleId")))
                                        .size(1),
                                ObjectNode.class))
                .hits()
                .hits();
        if (found.isEmpty()) {
            throw new NotThere("article", articleId);
        }
        var index = found.getFirst().index();
        var byWords = elastic.call(
                "Find articles like " + articleId,
                client -> client.search(
                        s -> s.index(Index.ARTICLES.alias())
                                .query(q -> q.bool(b -> b.filter(term("withdrawn", false))
                                        .must(m -> m.moreLikeThis(like -> like.fields("title", "text")
                                                .like(l -> l.document(
                                                        d -> d.index(index).id(articleId)))
                                                .minTermFreq(1)
                                                .minDocFreq(2)
                                                .maxQueryTerms(30)
                                                .minimumShouldMatch("30%")))))
                                .source(f -> f.filter(x -> x.includes(HIT_FIELDS)))
                                .size(FUSED),
                        ObjectNode.class));
        var vector = vectors(List.of(articleId));
        var fused = fuse(List.of(
                byWords.hits().hits(),
                vector.isEmpty() ? List.of() : nearest(vector, List.of(term("withdrawn", false)))));
        fused.removeIf(hit -> articleId.equals(hit.id()));
        var items = hits(fused.subList(0, Math.min(page.size(), fused.size())));
        return new ArticlePage(items.size(), items, Optional.empty(), Optional.empty());
    }

    /** For lists by id; in the order of {@code ids}, without those that are not there. */
    public List<ArticleHit> byId(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var answer = elastic.call(
                "Read articles",
                client -> client.search(
                        s -> s.index(Index.ARTICLES.alias())
                                .query(q -> q.ids(i -> i.values(ids)))
                                .source(f -> f.filter(x -> x.includes(HIT_FIELDS)))
                                .size(ids.size()),
                        ObjectNode.class));
        var found = new HashMap<String, ArticleHit>();
        hits(answer.hits().hits()).forEach(hit -> found.put(hit.articleId(), hit));
        return ids.stream().map(found::get).filter(hit -> hit != null).toList();
    }

    private ArticlePage hybrid(ArticleQuery query, PageRequest page) {
        if (page.cursor().isPresent()) {
            throw new InvalidParameter("cursor", "mode=hybrid gives one page; use mode=keyword to see all.");
        }
        var built = query(query);
        var byWords = elastic.call(
                "Search articles",
                client -> client.search(
                        s -> {
                            s.index(Index.ARTICLES.alias())
                                    .query(built)
                                    .source(f -> f.filter(x -> x.includes(HIT_FIELDS)))
                                    .size(FUSED)
                                    .trackTotalHits(t -> t.enabled(true));
                            sort(s, ArticleQuery.Sort.RELEVANCE);
                            highlight(s);
                            facets(s);
                            return s;
                        },
                        ObjectNode.class));
        var words = byWords.hits().hits();
        var vector = vectors(words.stream().limit(ALIKE).map(Hit::id).toList());
        var fused = fuse(List.of(words, vector.isEmpty() ? List.of() : nearest(vector, filters(query))));
        var slice = new Slice(
                byWords.hits().total() == null ? 0 : byWords.hits().total().value(),
                fused,
                byWords.aggregations(),
                Optional.empty());
        return new ArticlePage(
                Math.max(slice.total(), fused.size()),
                hits(fused.subList(0, Math.min(page.size(), fused.size()))),
                slice.aggregations().isEmpty() ? Optional.empty() : Optional.of(facets(slice, built)),
                Optional.empty());
    }

    /** Reciprocal rank fusion (Cormack, Clarke, Buettcher 2009): only ranks count, so that scores need not be comparable. */
    private static List<Hit<ObjectNode>> fuse(List<List<Hit<ObjectNode>>> rankings) {
        var hits = new LinkedHashMap<String, Hit<ObjectNode>>();
        var scores = new HashMap<String, Double>();
        for (var ranking : rankings) {
            for (int i = 0; i < ranking.size(); i++) {
                var hit = ranking.get(i);
                hits.putIfAbsent(hit.id(), hit);
                scores.merge(hit.id(), 1.0 / (RANK_CONSTANT + i + 1), Double::sum);
            }
        }
        var fused = new ArrayList<>(hits.values());
        fused.sort(Comparator.comparing((Hit<ObjectNode> hit) -> scores.get(hit.id()))
                .reversed());
        return fused;
    }

    /** The mean of the vectors of these articles; empty where none has one. */
    private List<Float> vectors(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var answer = elastic.call(
                "Read vectors",
                client -> client.search(
                        s -> s.index(Index.ARTICLES.alias())
                                .query(q -> q.ids(i -> i.values(ids)))
                                .source(f ->
                                        f.filter(x -> x.excludeVectors(false).includes("vector")))
                                .size(ids.size()),
                        ObjectNode.class));
        double[] sum = null;
        for (var hit : answer.hits().hits()) {
            var vector = hit.source() == null ? null : hit.source().path("vector");
            if (vector == null || !vector.isArray()) {
                continue;
            }
            if (sum == null) {
                sum = new double[vector.size()];
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector.path(i).asDouble();
            }
        }
        var mean = new ArrayList<Float>();
        if (sum != null) {
            for (var value : sum) {
                mean.add((float) value);
            }
        }
        return mean;
    }

    private List<Hit<ObjectNode>> nearest(List<Float> vector, List<Query> filters) {
        return elastic.call(
                        "Find articles of like meaning",
                        client -> client.search(
                                s -> s.index(Index.ARTICLES.alias())
                                        .knn(k -> k.field("vector")
                                                .queryVector(vector)
                                                .k(FUSED)
                                                .numCandidates(2 * FUSED)
                                                .filter(filters))
                                        .source(f -> f.filter(x -> x.includes(HIT_FIELDS)))
                                        .size(FUSED),
                                ObjectNode.class))
                .hits()
                .hits();
    }

    private Optional<ObjectNode> source(String doing, String articleId, List<String> fields) {
        var answer = elastic.call(
                doing,
                client -> client.search(
                        s -> s.index(Index.ARTICLES.alias())
                                .query(q -> q.ids(i -> i.values(articleId)))
                                .source(f -> f.filter(x -> x.includes(fields)))
                                .sort(o -> o.field(f -> f.field("sequence").order(SortOrder.Desc)))
                                .size(1),
                        ObjectNode.class));
        return answer.hits().hits().stream().findFirst().map(Hit::source);
    }

    private Query query(ArticleQuery query) {
        var filters = filters(query);
        return Query.of(q -> q.bool(b -> {
            b.filter(filters);
            query.q().map(text -> QueryText.parse("q", text)).ifPresent(text -> b.must(TextQueries.ARTICLES.of(text)));
            return b;
        }));
    }

    private List<Query> filters(ArticleQuery query) {
        var filters = new ArrayList<Query>();
        filters.add(term("withdrawn", query.withdrawn()));
        query.entities().forEach(id -> filters.add(term("entityIds", id)));
        query.entityNames().forEach(name -> filters.add(name("entityNames", name)));
        if (!query.outlets().isEmpty()) {
            filters.add(anyOf("outletId", query.outlets()));
        }
        if (!query.languages().isEmpty()) {
            filters.add(anyOf("language", query.languages()));
        }
        if (!query.topics().isEmpty()) {
            filters.add(Query.of(q -> q.bool(b -> b.should(query.topics().stream()
                    .flatMap(topic -> java.util.stream.Stream.of(term("topicIds", topic), term("topicNames", topic)))
                    .toList()))));
        }
        query.story()
                .ifPresent(story ->
                        filters.add(Query.of(q -> q.ids(i -> i.values(placements.ofStory(story, MOST_OF_A_STORY))))));
        if (query.from().isPresent() || query.to().isPresent()) {
            filters.add(between("sortedAt", query.from(), query.to()));
        }
        query.near()
                .ifPresent(near -> filters.add(Query.of(q -> q.geoDistance(g -> g.field("places")
                        .distance(near.distance())
                        .location(l -> l.latlon(p -> p.lat(near.lat()).lon(near.lon())))))));
        query.contested().ifPresent(contested -> filters.add(term("isContested", contested)));
        contest(query).ifPresent(filters::add);
        return filters;
    }

    /** Claimant, challenger and kind must meet in one claim; challenger and kind in one contest of it. */
    private static Optional<Query> contest(ArticleQuery query) {
        var ofClaim = new ArrayList<Query>();
        query.claimant().ifPresent(who -> ofClaim.add(party("contested.claimant", "contested.claimantId", who)));
        var ofContest = new ArrayList<Query>();
        query.challenger()
                .ifPresent(who ->
                        ofContest.add(party("contested.contests.challenger", "contested.contests.challengerId", who)));
        if (!query.kinds().isEmpty()) {
            ofContest.add(anyOf(
                    "contested.contests.kind",
                    query.kinds().stream().map(ContestKind::name).toList()));
        }
        if (!ofContest.isEmpty()) {
            ofClaim.add(nested("contested.contests", ofContest));
        }
        return ofClaim.isEmpty() ? Optional.empty() : Optional.of(nested("contested", ofClaim));
    }

    private static Query nested(String path, List<Query> filters) {
        return Query.of(q ->
                q.nested(n -> n.path(path).scoreMode(ChildScoreMode.None).query(i -> i.bool(b -> b.filter(filters)))));
    }

    private static void sort(SearchRequest.Builder request, ArticleQuery.Sort sort) {
        if (sort == ArticleQuery.Sort.RELEVANCE) {
            request.sort(s -> s.score(score -> score.order(SortOrder.Desc)));
        }
        var order = sort == ArticleQuery.Sort.OLDEST ? SortOrder.Asc : SortOrder.Desc;
        request.sort(s -> s.field(f -> f.field("sortedAt").order(order)));
        request.sort(s -> s.field(f -> f.field("articleId").order(SortOrder.Asc)));
    }

    private static void highlight(SearchRequest.Builder request) {
        request.highlight(h -> h.type(HighlighterType.Unified)
                .encoder(HighlighterEncoder.Default)
                .preTags(Highlights.START)
                .postTags(Highlights.END)
                .requireFieldMatch(true)
                .fields(co.elastic.clients.util.NamedValue.of(
                        "title",
                        co.elastic.clients.elasticsearch.core.search.HighlightField.of(
                                f -> f.matchedFields("title", "title.exact").numberOfFragments(0))))
                .fields(co.elastic.clients.util.NamedValue.of(
                        "text",
                        co.elastic.clients.elasticsearch.core.search.HighlightField.of(
                                f -> f.matchedFields("text", "text.exact")
                                        .numberOfFragments(2)
                                        .fragmentSize(180)
                                        .noMatchSize(220)))));
    }

    private static void facets(SearchRequest.Builder request) {
        for (var field : List.of("outletId", "language", "topicNames.raw", "entityIds")) {
            request.aggregations(field, a -> a.terms(t -> t.field(field).size(FACET_VALUES)));
        }
        request.aggregations("contested", a -> a.filter(term("isContested", true)));
        request.aggregations("claimant", inside("contested", "contested.claimant.raw"));
        request.aggregations("challenger", inside("contested.contests", "contested.contests.challenger.raw"));
        request.aggregations("kind", inside("contested.contests", "contested.contests.kind"));
        request.aggregations("first", a -> a.min(m -> m.field("sortedAt")));
        request.aggregations("last", a -> a.max(m -> m.field("sortedAt")));
    }

    /** Counts articles, not claims or contests. */
    private static Aggregation inside(String path, String field) {
        return Aggregation.of(a -> a.nested(n -> n.path(path))
                .aggregations(
                        "values",
                        v -> v.terms(t -> t.field(field).size(FACET_VALUES))
                                .aggregations("articles", r -> r.reverseNested(x -> x))));
    }

    private Facet.Facets facets(Slice slice, Query query) {
        var found = slice.aggregations();
        var ids = terms(found.get("entityIds"));
        var names = entities.names(ids.stream().map(Facet::value).toList());
        return new Facet.Facets(
                terms(found.get("outletId")),
                terms(found.get("language")),
                terms(found.get("topicNames.raw")),
                labelled(ids, names::get),
                nestedTerms(found.get("claimant")),
                nestedTerms(found.get("challenger")),
                nestedTerms(found.get("kind")),
                List.of(new Facet(
                        "true",
                        Optional.empty(),
                        found.get("contested").filter().docCount())),
                slice.total() == 0 ? Optional.empty() : Optional.of(histogram(found, query)));
    }

    private Histogram histogram(Map<String, Aggregate> found, Query query) {
        var first = Instant.ofEpochMilli((long) value(found.get("first").min().value()));
        var last = Instant.ofEpochMilli((long) value(found.get("last").max().value()));
        var interval = Histogram.intervalFor(first, last);
        var answer = elastic.call(
                "Count articles over time",
                client -> client.search(
                        s -> s.index(Index.ARTICLES.alias())
                                .size(0)
                                .query(query)
                                .aggregations(
                                        "time",
                                        a -> a.dateHistogram(h -> h.field("sortedAt")
                                                        .fixedInterval(Time.of(t -> t.time(interval.toMinutes() + "m")))
                                                        .minDocCount(0))
                                                .aggregations("contested", c -> c.filter(term("isContested", true)))),
                        ObjectNode.class));
        var bars = answer.aggregations().get("time").dateHistogram().buckets().array().stream()
                .map(bucket -> new Histogram.Bar(
                        Instant.ofEpochMilli(bucket.key()),
                        bucket.docCount(),
                        bucket.aggregations().get("contested").filter().docCount()))
                .toList();
        return new Histogram(interval, bars);
    }

    private static double value(Double value) {
        return value == null || !Double.isFinite(value) ? 0 : value;
    }

    static List<Facet> terms(Aggregate aggregate) {
        return aggregate.sterms().buckets().array().stream()
                .map(bucket -> new Facet(text(bucket.key()), Optional.empty(), bucket.docCount()))
                .toList();
    }

    private static List<Facet> nestedTerms(Aggregate aggregate) {
        return aggregate.nested().aggregations().get("values").sterms().buckets().array().stream()
                .map((StringTermsBucket bucket) -> new Facet(
                        text(bucket.key()),
                        Optional.empty(),
                        bucket.aggregations().get("articles").reverseNested().docCount()))
                .toList();
    }

    private static String text(FieldValue value) {
        return value.isString() ? value.stringValue() : String.valueOf(value._get());
    }

    private static List<Facet> labelled(List<Facet> facets, Function<String, String> label) {
        return facets.stream()
                .map(facet -> new Facet(facet.value(), Optional.ofNullable(label.apply(facet.value())), facet.count()))
                .toList();
    }

    private List<ArticleHit> hits(List<Hit<ObjectNode>> hits) {
        var placed = placements.of(hits.stream().map(Hit::id).toList());
        return hits.stream()
                .filter(hit -> hit.source() != null)
                .map(hit -> hit(hit, Optional.ofNullable(placed.get(hit.id()))))
                .toList();
    }

    private static ArticleHit hit(Hit<ObjectNode> hit, Optional<Placements.Placement> placed) {
        var source = hit.source();
        return new ArticleHit(
                source.path("articleId").asText(),
                source.path("url").asText(),
                source.path("title").asText(),
                source.path("outletId").asText(),
                Stored.text(source, "language"),
                Stored.maybeTime(source, "publishedAt"),
                Stored.time(source, "firstSeenAt"),
                source.path("version").asInt(),
                source.path("withdrawn").asBoolean(),
                placed.map(Placements.Placement::storyId),
                placed.flatMap(Placements.Placement::originId),
                Stored.list(source.path("tags").path("contested"), CONTESTED),
                new Highlights(marked(hit, "title"), marked(hit, "text")));
    }

    private static List<String> marked(Hit<ObjectNode> hit, String field) {
        return hit.highlight().getOrDefault(field, List.of()).stream()
                .map(Highlights::html)
                .toList();
    }
}
