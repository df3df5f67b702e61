package counterclaim.index.search;

import static counterclaim.index.search.Filters.term;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterclaim.contracts.FeedPolled;
import counterclaim.contracts.FeedRegistered;
import counterclaim.contracts.PollOutcome;
import counterclaim.index.elastic.Elastic;
import counterclaim.index.schema.Index;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Feeds and their health, as the pollers report it. */
@Singleton
public class FeedSearch {
    /** Every parameter of {@code GET /api/v1/feeds}. */
    public static final Set<String> PARAMETERS = Set.of("q", "size", "cursor");

    /**
     * @param outcome of the latest poll
     * @param detail for people: what exactly was wrong
     * @param status HTTP status of the latest answer
     * @param failures in a row
     */
    public record Health(
            PollOutcome outcome,
            Optional<String> detail,
            Optional<Integer> status,
            Optional<Instant> polledAt,
            Optional<Instant> nextDueAt,
            Optional<Instant> lastSuccessAt,
            Optional<Instant> lastNewEntryAt,
            int failures,
            double entriesPerDay,
            Optional<String> movedTo,
            boolean retired) {
        static final Health PENDING = new Health(
                PollOutcome.PENDING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                false);
    }

    /** A registered feed. */
    public record Feed(
            String feedId,
            String url,
            Optional<String> title,
            Optional<String> outlet,
            List<String> tags,
            Optional<Duration> pollAtMost,
            FeedRegistered.State state,
            FeedRegistered.StoreText storeText,
            Instant registeredAt,
            Health health) {}

    /** A page of feeds, by address. */
    public record FeedPage(long total, List<Feed> items, Optional<String> next) {}

    private final Elastic elastic;
    private final Pager pager;

    FeedSearch(Elastic elastic, Pager pager) {
        this.elastic = elastic;
        this.pager = pager;
    }

    public FeedPage search(Map<String, List<String>> values) {
        var parameters = Parameters.of(values, PARAMETERS);
        var q = parameters.one("q");
        var query = Query.of(all -> all.bool(b -> {
            b.mustNot(term("state", FeedRegistered.State.DELETED.name()));
            q.ifPresent(text -> b.must(m ->
                    m.bool(any -> any.should(s -> s.match(x -> x.field("title").query(text)))
                            .should(term("outlet", text))
                            .should(term("url", text))
                            .should(term("tags", text)))));
            return b;
        }));
        var slice = pager.page(
                "Search feeds",
                Index.FEEDS,
                List.of(q),
                PageRequest.of(parameters),
                Pager.always(request -> request.query(query)
                        .source(s -> s.filter(f -> f.includes("record")))
                        .sort(s -> s.field(f -> f.field("url").order(SortOrder.Asc)))
                        .sort(s -> s.field(f -> f.field("feedId").order(SortOrder.Asc)))));
        var feeds = slice.hits().stream()
                .map(hit -> Stored.record(hit.source().path("record"), FeedRegistered.class))
                .toList();
        var polled = polled(feeds.stream().map(FeedRegistered::feedId).toList());
        return new FeedPage(
                slice.total(),
                feeds.stream()
                        .map(feed -> feed(feed, Optional.ofNullable(polled.get(feed.feedId()))))
                        .toList(),
                slice.next());
    }

    private Map<String, FeedPolled> polled(List<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<String, FeedPolled>();
        elastic.call(
                        "Read the health of feeds",
                        client -> client.search(
                                s -> s.index(Index.FEEDS_POLLED.alias())
                                        .query(q -> q.ids(i -> i.values(ids)))
                                        .source(f -> f.filter(x -> x.includes("record")))
                                        .size(ids.size()),
                                ObjectNode.class))
                .hits()
                .hits()
                .forEach((Hit<ObjectNode> hit) ->
                        found.put(hit.id(), Stored.record(hit.source().path("record"), FeedPolled.class)));
        return found;
    }

    private static Feed feed(FeedRegistered feed, Optional<FeedPolled> polled) {
        return new Feed(
                feed.feedId(),
                feed.url(),
                feed.title().or(() -> polled.flatMap(FeedPolled::title)),
                feed.outlet(),
                feed.tags(),
                feed.pollAtMost(),
                feed.state(),
                feed.storeText(),
                feed.registeredAt(),
                polled.map(p -> new Health(
                                feed.state() == FeedRegistered.State.PAUSED ? PollOutcome.PAUSED : p.outcome(),
                                p.detail(),
                                p.status(),
                                Optional.of(p.polledAt()),
                                Optional.of(p.nextDueAt()),
                                p.lastSuccessAt(),
                                p.lastNewEntryAt(),
                                p.failures(),
                                p.entriesPerDay(),
                                p.movedTo(),
                                p.retired()))
                        .orElse(Health.PENDING));
    }
}
