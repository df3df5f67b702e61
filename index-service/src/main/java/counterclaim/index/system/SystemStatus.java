package counterclaim.index.system;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterclaim.index.Roles;
import counterclaim.index.elastic.Elastic;
import counterclaim.index.elastic.ElasticUnavailable;
import counterclaim.index.indexing.IndexerState;
import counterclaim.index.schema.Index;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Counts for people, the launcher and tests. */
@Singleton
public class SystemStatus {
    /**
     * @param counts absent while Elasticsearch is away
     * @param elasticsearch "up", or why not
     * @param deadLetters records on each dead-letter topic that has some; absent while Kafka is away
     */
    public record Status(
            Instant at,
            Set<Roles.Role> roles,
            String elasticsearch,
            Optional<Counts> counts,
            Indexer indexer,
            Optional<Map<String, Long>> deadLetters) {}

    /**
     * @param articles on show
     * @param contested of {@code articles}, those with a contested claim
     * @param claims of the ledger, by state
     * @param feeds by the outcome of the latest poll
     */
    public record Counts(
            long articles,
            long contested,
            long withdrawn,
            long versions,
            Map<String, Long> claims,
            long stories,
            long entities,
            long feeds,
            Map<String, Long> feedOutcomes) {}

    /**
     * The indexer of the process that answers.
     *
     * @param waiting what keeps it from writing
     * @param records since its start, by topic and outcome
     */
    public record Indexer(
            Optional<IndexerState.Waiting> waiting,
            long retries,
            Map<String, Map<IndexerState.Outcome, Long>> records) {}

    private final Elastic elastic;
    private final IndexerState indexer;
    private final DeadLetterCounts deadLetters;
    private final Roles roles;
    private final Clock clock;

    SystemStatus(Elastic elastic, IndexerState indexer, DeadLetterCounts deadLetters, Roles roles, Clock clock) {
        this.elastic = elastic;
        this.indexer = indexer;
        this.deadLetters = deadLetters;
        this.roles = roles;
        this.clock = clock;
    }

    public Status status() {
        var state = new Indexer(indexer.waiting(), indexer.retries(), indexer.counts());
        Optional<Counts> counts;
        String elasticsearch;
        try {
            counts = Optional.of(counts());
            elasticsearch = "up";
        } catch (ElasticUnavailable e) {
            counts = Optional.empty();
            elasticsearch = e.getMessage();
        }
        return new Status(clock.instant(), roles.roles(), elasticsearch, counts, state, deadLetters.counts());
    }

    private Counts counts() {
        var articles = elastic.call(
                "Count articles",
                client -> client.search(
                        s -> s.index(Index.ARTICLES.alias())
                                .size(0)
                                .aggregations(
                                        "shown",
                                        a -> a.filter(term("withdrawn", "false"))
                                                .aggregations("contested", c -> c.filter(term("isContested", "true"))))
                                .aggregations("withdrawn", a -> a.filter(term("withdrawn", "true"))),
                        ObjectNode.class));
        var shown = articles.aggregations().get("shown").filter();
        return new Counts(
                shown.docCount(),
                shown.aggregations().get("contested").filter().docCount(),
                articles.aggregations().get("withdrawn").filter().docCount(),
                count(Index.ARTICLE_VERSIONS),
                by(Index.CLAIMS, "state", Optional.of(term("merged", "false"))),
                count(Index.STORIES),
                count(Index.ENTITIES),
                count(Index.FEEDS),
                by(Index.FEEDS_POLLED, "outcome", Optional.empty()));
    }

    private long count(Index index) {
        return elastic.call("Count " + index.alias(), client -> client.count(c -> c.index(index.alias())))
                .count();
    }

    private Map<String, Long> by(Index index, String field, Optional<Query> query) {
        var answer = elastic.call(
                "Count " + index.alias() + " by " + field,
                client -> client.search(
                        s -> {
                            query.ifPresent(s::query);
                            return s.index(index.alias())
                                    .size(0)
                                    .aggregations(
                                            "by",
                                            a -> a.terms(t -> t.field(field).size(50)));
                        },
                        ObjectNode.class));
        var counts = new TreeMap<String, Long>();
        answer.aggregations()
                .get("by")
                .sterms()
                .buckets()
                .array()
                .forEach(bucket -> counts.put(bucket.key().stringValue(), bucket.docCount()));
        return counts;
    }

    private static Query term(String field, String value) {
        return Query.of(q -> q.term(t -> t.field(field).value(value)));
    }
}
