package counterclaim.index.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterclaim.index.elastic.Elastic;
import counterclaim.index.schema.Index;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Deep paging at equal cost: {@code search_after} in a point in time. The point is opened only when there is a second page, and only
 * kept for a while; after that paging goes on in the index as it is, which the unique last sort value makes possible.
 */
@Singleton
class Pager {
    private static final String KEPT = "3m";

    private final Elastic elastic;

    Pager(Elastic elastic) {
        this.elastic = elastic;
    }

    /**
     * @param query what was asked for, without page; a cursor is bound to its string form
     * @param body sets query and sort (ending in a unique field), and aggregations when its argument says that it is the first page
     */
    Slice page(String doing, Index index, Object query, PageRequest page, BodyOf body) {
        var hash = Cursor.hash(index + "|" + query);
        var cursor = page.cursor().map(text -> Cursor.decode(text, hash));
        var request = new SearchRequest.Builder();
        body.accept(request, cursor.isEmpty());
        request.size(page.size() + 1)
                .allowPartialSearchResults(false)
                .trackTotalHits(track -> track.enabled(cursor.isEmpty()));
        cursor.ifPresent(c -> request.searchAfter(c.after()));
        var template = request.build();
        var answer = cursor.isEmpty()
                ? elastic.call(doing, client -> client.search(inIndex(template, index), ObjectNode.class))
                : further(doing, index, template, cursor.get());
        var hits = answer.hits().hits();
        var total = cursor.map(Cursor::total)
                .orElseGet(() -> answer.hits().total() == null
                        ? 0
                        : answer.hits().total().value());
        Optional<String> next = Optional.empty();
        if (hits.size() > page.size()) {
            hits = hits.subList(0, page.size());
            var snapshot = cursor.isPresent() ? Optional.ofNullable(answer.pitId()) : Optional.of(open(index));
            next = Optional.of(new Cursor(hash, hits.getLast().sort(), snapshot, total).encode());
        }
        return new Slice(total, hits, answer.aggregations(), next);
    }

    /** Completes a request. */
    @FunctionalInterface
    interface BodyOf {
        void accept(SearchRequest.Builder request, boolean first);
    }

    private co.elastic.clients.elasticsearch.core.SearchResponse<ObjectNode> further(
            String doing, Index index, SearchRequest template, Cursor cursor) {
        try {
            if (cursor.snapshot().isPresent()) {
                try {
                    return elastic.call(
                            doing,
                            client -> client.search(
                                    inSnapshot(template, cursor.snapshot().get()), ObjectNode.class));
                } catch (ElasticsearchException e) {
                    if (e.status() != 404) {
                        throw e;
                    }
                    // The point in time has run out.
                }
            }
            return elastic.call(doing, client -> client.search(inIndex(template, index), ObjectNode.class));
        } catch (ElasticsearchException e) {
            if (e.status() == 400) {
                throw new InvalidParameter(
                        "cursor", "The cursor cannot be read: use \"next\" of the page before as it is.");
            }
            throw e;
        }
    }

    private static SearchRequest inIndex(SearchRequest template, Index index) {
        return template.rebuild().index(index.alias()).build();
    }

    private static SearchRequest inSnapshot(SearchRequest template, String snapshot) {
        return template.rebuild()
                .pit(pit -> pit.id(snapshot).keepAlive(keep -> keep.time(KEPT)))
                .build();
    }

    private String open(Index index) {
        return elastic.call(
                        "Open a point in time",
                        client -> client.openPointInTime(
                                open -> open.index(index.alias()).keepAlive(keep -> keep.time(KEPT))))
                .id();
    }

    /** For callers without aggregations. */
    static BodyOf always(Consumer<SearchRequest.Builder> body) {
        return (request, first) -> body.accept(request);
    }
}
