package counterclaim.index.search;

import static counterclaim.index.search.Filters.term;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterclaim.contracts.Entity;
import counterclaim.index.elastic.Elastic;
import counterclaim.index.schema.Index;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds people, organisations and places. */
@Singleton
public class EntitySearch {
    /** Every parameter of {@code GET /api/v1/entities}. */
    public static final Set<String> PARAMETERS = Set.of("q", "type", "size", "cursor");

    private static final int BESIDE = 15;

    /**
     * @param country ISO 3166-1 alpha-2
     */
    public record EntityHit(
            String entityId,
            String name,
            Entity.Type type,
            Optional<Entity.Coordinates> place,
            Optional<String> country) {}

    /** A page of entities. */
    public record EntityPage(long total, List<EntityHit> items, Optional<String> next) {}

    /**
     * An entity and where it occurs.
     *
     * @param articles that mention it
     * @param contested of them, those with a contested claim
     * @param asClaimant claims of the ledger that it makes
     * @param asChallenger claims of the ledger that it disputes
     * @param beside the entities that are most often mentioned with it
     */
    public record EntityView(
            String entityId,
            String name,
            Entity.Type type,
            Optional<Entity.Coordinates> place,
            Optional<String> country,
            long articles,
            long contested,
            long asClaimant,
            long asChallenger,
            List<Facet> beside) {}

    private final Elastic elastic;
    private final Pager pager;

    EntitySearch(Elastic elastic, Pager pager) {
        this.elastic = elastic;
        this.pager = pager;
    }

    /** By the beginnings of words of the name, as somebody types. */
    public EntityPage search(Map<String, List<String>> values) {
        var parameters = Parameters.of(values, PARAMETERS);
        var q = parameters.one("q");
        var type = parameters.choice("type", Entity.Type.class);
        var query = Query.of(all -> all.bool(b -> {
            q.ifPresent(text -> b.must(m -> m.bool(name -> name.should(s ->
                            s.matchBoolPrefix(p -> p.field("name").query(text).operator(Operator.And)))
                    .should(s -> s.term(t -> t.field("name.keyword").value(text).boost(5f)))
                    .minimumShouldMatch("1"))));
            type.ifPresent(t -> b.filter(term("type", t.name())));
            return b;
        }));
        var slice = pager.page(
                "Search entities",
                Index.ENTITIES,
                List.of(q, type),
                PageRequest.of(parameters),
                Pager.always(request -> request.query(query)
                        .sort(s -> s.score(score -> score.order(SortOrder.Desc)))
                        .sort(s -> s.field(f -> f.field("seenAt").order(SortOrder.Desc)))
                        .sort(s -> s.field(f -> f.field("entityId").order(SortOrder.Asc)))));
        return new EntityPage(
                slice.total(), slice.hits().stream().map(EntitySearch::hit).toList(), slice.next());
    }

    /**
     * @throws NotThere
     */
    public EntityView entity(String entityId) {
        var found = read(List.of(entityId)).stream()
                .findFirst()
                .orElseThrow(() -> new NotThere("person, organisation or place", entityId));
        var articles = elastic.call(
                "Count articles about " + entityId,
                client -> client.search(
                        s -> s.index(Index.ARTICLES.alias())
                                .size(0)
                                .trackTotalHits(t -> t.enabled(true))
                                .query(q ->
                                        q.bool(b -> b.filter(term("withdrawn", false), term("entityIds", entityId))))
                                .aggregations("contested", a -> a.filter(term("isContested", true)))
                                .aggregations(
                                        "beside",
                                        a -> a.terms(t -> t.field("entityIds").size(BESIDE + 1))),
                        ObjectNode.class));
        var claims = elastic.call(
                "Count claims of " + entityId,
                client -> client.search(
                        s -> s.index(Index.CLAIMS.alias())
                                .size(0)
                                .query(term("merged", false))
                                .aggregations("claimant", a -> a.filter(term("claimantIds", entityId)))
                                .aggregations("challenger", a -> a.filter(term("challengerIds", entityId))),
                        ObjectNode.class));
        var beside = new ArrayList<>(ArticleSearch.terms(articles.aggregations().get("beside")));
        beside.removeIf(facet -> facet.value().equals(entityId));
        var names = names(beside.stream().map(Facet::value).toList());
        return new EntityView(
                found.entityId(),
                found.name(),
                found.type(),
                found.place(),
                found.country(),
                articles.hits().total() == null ? 0 : articles.hits().total().value(),
                articles.aggregations().get("contested").filter().docCount(),
                claims.aggregations().get("claimant").filter().docCount(),
                claims.aggregations().get("challenger").filter().docCount(),
                beside.stream()
                        .limit(BESIDE)
                        .map(f -> new Facet(f.value(), Optional.ofNullable(names.get(f.value())), f.count()))
                        .toList());
    }

    /** Names by id, of those that are known. */
    Map<String, String> names(List<String> ids) {
        var names = new HashMap<String, String>();
        read(ids).forEach(entity -> names.put(entity.entityId(), entity.name()));
        return names;
    }

    private List<EntityHit> read(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return elastic
                .call(
                        "Read entities",
                        client -> client.search(
                                s -> s.index(Index.ENTITIES.alias())
                                        .query(Filters.anyOf("entityId", ids))
                                        .size(ids.size()),
                                ObjectNode.class))
                .hits()
                .hits()
                .stream()
                .map(EntitySearch::hit)
                .toList();
    }

    private static EntityHit hit(Hit<ObjectNode> hit) {
        var source = hit.source();
        var place = source.path("place");
        return new EntityHit(
                source.path("entityId").asText(),
                source.path("name").asText(),
                Entity.Type.valueOf(source.path("type").asText()),
                place.isObject()
                        ? Optional.of(new Entity.Coordinates(
                                place.path("lat").asDouble(), place.path("lon").asDouble()))
                        : Optional.empty(),
                Stored.text(source, "country"));
    }
}
