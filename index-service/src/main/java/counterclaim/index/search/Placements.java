package counterclaim.index.search;

import static counterclaim.index.search.Filters.term;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterclaim.index.elastic.Elastic;
import counterclaim.index.schema.Index;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where articles belong; an index of its own, because the ledger places an article after it is indexed, and may do so again. */
@Singleton
class Placements {
    /**
     * @param originId the article that it reprints
     */
    record Placement(String storyId, Optional<String> originId) {}

    private final Elastic elastic;

    Placements(Elastic elastic) {
        this.elastic = elastic;
    }

    Map<String, Placement> of(List<String> articleIds) {
        if (articleIds.isEmpty()) {
            return Map.of();
        }
        var answer = elastic.call(
                "Read placements",
                client -> client.search(
                        s -> s.index(Index.PLACEMENTS.alias())
                                .query(q -> q.ids(i -> i.values(articleIds)))
                                .size(articleIds.size()),
                        ObjectNode.class));
        var found = new HashMap<String, Placement>();
        for (Hit<ObjectNode> hit : answer.hits().hits()) {
            found.put(
                    hit.id(),
                    new Placement(hit.source().path("storyId").asText(), Stored.text(hit.source(), "originId")));
        }
        return found;
    }

    /** Newest first. */
    List<String> ofStory(String storyId, int most) {
        return elastic
                .call(
                        "Read the articles of story " + storyId,
                        client -> client.search(
                                s -> s.index(Index.PLACEMENTS.alias())
                                        .query(term("storyId", storyId))
                                        .source(f -> f.fetch(false))
                                        .sort(o ->
                                                o.field(f -> f.field("placedAt").order(SortOrder.Desc)))
                                        .size(most),
                                ObjectNode.class))
                .hits()
                .hits()
                .stream()
                .map(Hit::id)
                .toList();
    }
}
