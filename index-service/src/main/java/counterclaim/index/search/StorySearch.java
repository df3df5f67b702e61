package counterclaim.index.search;

import static counterclaim.index.search.Filters.between;
import static counterclaim.index.search.Filters.party;
import static counterclaim.index.search.Filters.term;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterclaim.contracts.StoryChanged;
import counterclaim.index.elastic.Elastic;
import counterclaim.index.schema.Index;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds stories: articles about one event. */
@Singleton
public class StorySearch {
    /** Every parameter of {@code GET /api/v1/stories}. */
    public static final Set<String> PARAMETERS = Set.of("q", "entity", "from", "to", "size", "cursor");

    private static final int MOST_ARTICLES = 100;
    private static final int MOST_CLAIMS = 50;
    private static final int MOST_MERGES = 20;

    /** A page of stories, those with the newest articles first. */
    public record StoryPage(long total, List<StoryChanged> items, Optional<String> next) {}

    /**
     * A story with its articles, newest first, and its claims. In JSON the fields of {@code story} stand beside the others.
     */
    public record StoryView(@JsonUnwrapped StoryChanged story, List<ArticleHit> items, List<ClaimHit> claims) {}

    private final Elastic elastic;
    private final Pager pager;
    private final ArticleSearch articles;
    private final ClaimSearch claims;

    StorySearch(Elastic elastic, Pager pager, ArticleSearch articles, ClaimSearch claims) {
        this.elastic = elastic;
        this.pager = pager;
        this.articles = articles;
        this.claims = claims;
    }

    public StoryPage search(Map<String, List<String>> values) {
        var parameters = Parameters.of(values, PARAMETERS);
        var q = parameters.one("q");
        var entities = parameters.all("entity");
        var from = parameters.from("from");
        var to = parameters.to("to");
        var filters = new ArrayList<Query>();
        filters.add(term("merged", false));
        entities.forEach(entity -> filters.add(party("entityNames", "entityIds", entity)));
        from.ifPresent(v -> filters.add(between("lastSeenAt", from, Optional.empty())));
        to.ifPresent(v -> filters.add(between("firstSeenAt", Optional.empty(), to)));
        var query = Query.of(all -> all.bool(b -> {
            b.filter(filters);
            q.map(text -> QueryText.parse("q", text)).ifPresent(text -> b.must(TextQueries.STORIES.of(text)));
            return b;
        }));
        var slice = pager.page(
                "Search stories",
                Index.STORIES,
                List.of(q, entities, from, to),
                PageRequest.of(parameters),
                Pager.always(request -> request.query(query)
                        .source(s -> s.filter(f -> f.includes("record")))
                        .sort(s -> s.field(f -> f.field("lastSeenAt").order(SortOrder.Desc)))
                        .sort(s -> s.field(f -> f.field("storyId").order(SortOrder.Asc)))));
        return new StoryPage(
                slice.total(), slice.hits().stream().map(StorySearch::record).toList(), slice.next());
    }

    /**
     * The story; one that was merged into another is that other.
     *
     * @throws NotThere
     */
    public StoryView story(String storyId) {
        var story = surviving(storyId);
        var found = articles.search(
                ArticleQuery.of(Map.of("story", List.of(story.storyId()))),
                new PageRequest(MOST_ARTICLES, Optional.empty()));
        return new StoryView(
                story,
                found.items().isEmpty() ? articles.byId(story.articleIds()) : found.items(),
                claims.search(
                                ClaimQuery.of(Map.of("story", List.of(story.storyId()))),
                                new PageRequest(MOST_CLAIMS, Optional.empty()))
                        .items());
    }

    private StoryChanged surviving(String storyId) {
        var id = storyId;
        for (int i = 0; i <= MOST_MERGES; i++) {
            var story = read(id).orElseThrow(() -> new NotThere("story", storyId));
            if (story.mergedInto().isEmpty()) {
                return story;
            }
            id = story.mergedInto().get();
        }
        throw new NotThere("story", storyId);
    }

    private Optional<StoryChanged> read(String storyId) {
        return elastic
                .call(
                        "Read story " + storyId,
                        client -> client.search(
                                s -> s.index(Index.STORIES.alias())
                                        .query(q -> q.ids(i -> i.values(storyId)))
                                        .source(f -> f.filter(x -> x.includes("record")))
                                        .size(1),
                                ObjectNode.class))
                .hits()
                .hits()
                .stream()
                .findFirst()
                .map(StorySearch::record);
    }

    private static StoryChanged record(Hit<ObjectNode> hit) {
        return Stored.record(hit.source().path("record"), StoryChanged.class);
    }
}
