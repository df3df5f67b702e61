package counterclaim.index.search;

import static counterclaim.index.search.Filters.anyOf;
import static counterclaim.index.search.Filters.between;
import static counterclaim.index.search.Filters.party;
import static counterclaim.index.search.Filters.term;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterclaim.contracts.ClaimArticle;
import counterclaim.contracts.ClaimChanged;
import counterclaim.contracts.ClaimState;
import counterclaim.contracts.ClaimTransition;
import counterclaim.contracts.ContestKind;
import counterclaim.index.elastic.Elastic;
import counterclaim.index.schema.Index;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Finds claims of the ledger. */
@Singleton
public class ClaimSearch {
    private static final int FACET_VALUES = 12;
    private static final int MOST_HISTORY = 1_000;
    /** Claims that were found to be one are chained at most so far. */
    private static final int MOST_MERGES = 20;

    private final Elastic elastic;
    private final Pager pager;

    ClaimSearch(Elastic elastic, Pager pager) {
        this.elastic = elastic;
        this.pager = pager;
    }

    public ClaimPage search(ClaimQuery query, PageRequest page) {
        var built = query(query);
        var slice = pager.page("Search claims", Index.CLAIMS, query, page, (request, first) -> {
            request.query(built).source(s -> s.filter(f -> f.includes("record")));
            sort(request, query.sort());
            if (first) {
                request.aggregations("state", a -> a.terms(t -> t.field("state").size(FACET_VALUES)));
                request.aggregations("kind", a -> a.terms(t -> t.field("kinds").size(FACET_VALUES)));
                request.aggregations(
                        "claimant", a -> a.terms(t -> t.field("claimants.raw").size(FACET_VALUES)));
                request.aggregations(
                        "challenger",
                        a -> a.terms(t -> t.field("challengers.raw").size(FACET_VALUES)));
                request.aggregations(
                        "outlet", a -> a.terms(t -> t.field("outletIds").size(FACET_VALUES)));
            }
        });
        var found = slice.aggregations();
        return new ClaimPage(
                slice.total(),
                slice.hits().stream().map(hit -> ClaimHit.of(record(hit))).toList(),
                page.cursor().isPresent() || found.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ClaimPage.ClaimFacets(
                                ArticleSearch.terms(found.get("state")),
                                ArticleSearch.terms(found.get("claimant")),
                                ArticleSearch.terms(found.get("challenger")),
                                ArticleSearch.terms(found.get("kind")),
                                ArticleSearch.terms(found.get("outlet")))),
                slice.next());
    }

    /**
     * The claim; one that was merged into another is that other.
     *
     * @throws NotThere
     */
    public ClaimView claim(String claimId) {
        var claim = surviving(claimId);
        return new ClaimView(claim, history(claim.claimId()), sentences(claim));
    }

    private ClaimChanged surviving(String claimId) {
        var id = claimId;
        for (int i = 0; i <= MOST_MERGES; i++) {
            var claim = read(id).orElseThrow(() -> new NotThere("claim", claimId));
            if (claim.mergedInto().isEmpty()) {
                return claim;
            }
            id = claim.mergedInto().get();
        }
        throw new NotThere("claim", claimId);
    }

    private Optional<ClaimChanged> read(String claimId) {
        return elastic
                .call(
                        "Read claim " + claimId,
                        client -> client.search(
                                s -> s.index(Index.CLAIMS.alias())
                                        .query(q -> q.ids(i -> i.values(claimId)))
                                        .source(f -> f.filter(x -> x.includes("record")))
                                        .size(1),
                                ObjectNode.class))
                .hits()
                .hits()
                .stream()
                .findFirst()
                .map(ClaimSearch::record);
    }

    private List<ClaimTransition> history(String claimId) {
        return elastic
                .call(
                        "Read the history of claim " + claimId,
                        client -> client.search(
                                s -> s.index(Index.CLAIMS_HISTORY.alias())
                                        .query(term("claimId", claimId))
                                        .source(f -> f.filter(x -> x.includes("record")))
                                        .sort(o -> o.field(f -> f.field("at").order(SortOrder.Desc)))
                                        .sort(o ->
                                                o.field(f -> f.field("revision").order(SortOrder.Desc)))
                                        .size(MOST_HISTORY),
                                ObjectNode.class))
                .hits()
                .hits()
                .stream()
                .map(hit -> Stored.record(hit.source().path("record"), ClaimTransition.class))
                .toList()
                .reversed();
    }

    private static List<ClaimView.Sentence> sentences(ClaimChanged claim) {
        var sentences = new ArrayList<ClaimView.Sentence>();
        var contested = new HashSet<String>();
        for (var contest : claim.contests()) {
            contested.add(contest.articleId() + contest.evidence());
            sentences.add(new ClaimView.Sentence(
                    ClaimArticle.Role.CONTESTS,
                    contest.evidence().exact(),
                    contest.challenger(),
                    Optional.of(contest.kind()),
                    contest.articleId(),
                    contest.outletId(),
                    claim.articles().stream()
                            .filter(article -> article.articleId().equals(contest.articleId()))
                            .map(ClaimArticle::title)
                            .findFirst(),
                    contest.at(),
                    contest.withdrawn()));
        }
        for (var article : claim.articles()) {
            if (article.role() == ClaimArticle.Role.CONTESTS
                    && contested.contains(article.articleId() + article.words())) {
                continue;
            }
            sentences.add(new ClaimView.Sentence(
                    article.role(),
                    article.words().exact(),
                    article.party(),
                    Optional.empty(),
                    article.articleId(),
                    article.outletId(),
                    Optional.of(article.title()),
                    article.at(),
                    article.withdrawn()));
        }
        sentences.sort(Comparator.comparing(ClaimView.Sentence::at).reversed());
        return List.copyOf(sentences);
    }

    private static Query query(ClaimQuery query) {
        var filters = new ArrayList<Query>();
        filters.add(term("merged", false));
        if (!query.states().isEmpty()) {
            filters.add(
                    anyOf("state", query.states().stream().map(ClaimState::name).toList()));
        }
        query.claimant().ifPresent(who -> filters.add(party("claimants", "claimantIds", who)));
        query.challenger().ifPresent(who -> filters.add(party("challengers", "challengerIds", who)));
        if (!query.kinds().isEmpty()) {
            filters.add(
                    anyOf("kinds", query.kinds().stream().map(ContestKind::name).toList()));
        }
        if (!query.outlets().isEmpty()) {
            filters.add(anyOf("outletIds", query.outlets()));
        }
        query.entities()
                .forEach(entity -> filters.add(Query.of(q -> q.bool(b -> b.should(
                        party("subjectNames", "subjectIds", entity),
                        party("claimants", "claimantIds", entity),
                        party("challengers", "challengerIds", entity))))));
        query.story().ifPresent(story -> filters.add(term("storyIds", story)));
        query.article().ifPresent(article -> filters.add(term("articleIds", article)));
        query.minOrigins()
                .ifPresent(least -> filters.add(Query.of(q ->
                        q.range(r -> r.number(n -> n.field("origins").gte((double) least))))));
        if (query.from().isPresent()) {
            filters.add(between("lastSeenAt", query.from(), Optional.empty()));
        }
        if (query.to().isPresent()) {
            filters.add(between("firstSeenAt", Optional.empty(), query.to()));
        }
        return Query.of(q -> q.bool(b -> {
            b.filter(filters);
            query.q().map(text -> QueryText.parse("q", text)).ifPresent(text -> b.must(TextQueries.CLAIMS.of(text)));
            return b;
        }));
    }

    private static void sort(SearchRequest.Builder request, ClaimQuery.Sort sort) {
        switch (sort) {
            case RELEVANCE -> request.sort(s -> s.score(score -> score.order(SortOrder.Desc)));
            case CHANGED -> request.sort(s -> s.field(f -> f.field("changedAt").order(SortOrder.Desc)));
            case NEWEST -> request.sort(s -> s.field(f -> f.field("firstSeenAt").order(SortOrder.Desc)));
            case ORIGINS -> {
                request.sort(s -> s.field(f -> f.field("origins").order(SortOrder.Desc)));
                request.sort(s -> s.field(f -> f.field("contests").order(SortOrder.Desc)));
            }
        }
        request.sort(s -> s.field(f -> f.field("claimId").order(SortOrder.Asc)));
    }

    private static ClaimChanged record(Hit<ObjectNode> hit) {
        return Stored.record(hit.source().path("record"), ClaimChanged.class);
    }
}
