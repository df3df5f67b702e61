package counterclaim.index.search;

import counterclaim.contracts.ClaimState;
import counterclaim.contracts.ContestKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A search for claims of the ledger.
 *
 * @param article asserts or disputes it
 * @param minOrigins the least number of outlets with a text of their own
 * @param from the claim was seen at or after this
 * @param to the claim was seen at or before this
 */
public record ClaimQuery(
        Optional<String> q,
        List<ClaimState> states,
        Optional<String> claimant,
        Optional<String> challenger,
        List<ContestKind> kinds,
        List<String> outlets,
        List<String> entities,
        Optional<String> story,
        Optional<String> article,
        OptionalInt minOrigins,
        Optional<Instant> from,
        Optional<Instant> to,
        Sort sort) {
    /** The order of claims. */
    public enum Sort {
        RELEVANCE,
        /** Changed last comes first. */
        CHANGED,
        /** Seen first most recently. */
        NEWEST,
        /** Most independent origins and contests. */
        ORIGINS
    }

    /** Every parameter of {@code GET /api/v1/claims}. */
    public static final Set<String> PARAMETERS = Set.of(
            "q",
            "state",
            "claimant",
            "challenger",
            "kind",
            "outlet",
            "entity",
            "story",
            "article",
            "minOrigins",
            "from",
            "to",
            "sort",
            "size",
            "cursor");

    public static ClaimQuery of(Map<String, List<String>> values) {
        return of(Parameters.of(values, PARAMETERS));
    }

    static ClaimQuery of(Parameters parameters) {
        var q = parameters.one("q");
        q.ifPresent(text -> QueryText.parse("q", text));
        var from = parameters.from("from");
        var to = parameters.to("to");
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new InvalidParameter("from", "It is later than \"to\".");
        }
        return new ClaimQuery(
                q,
                parameters.choices("state", ClaimState.class),
                parameters.one("claimant"),
                parameters.one("challenger"),
                parameters.choices("kind", ContestKind.class),
                parameters.all("outlet"),
                parameters.all("entity"),
                parameters.one("story"),
                parameters.one("article"),
                parameters.number("minOrigins", 0, 1_000_000),
                from,
                to,
                parameters.choice("sort", Sort.class).orElse(q.isPresent() ? Sort.RELEVANCE : Sort.CHANGED));
    }

    /** The claims that take part in an article. */
    static ClaimQuery ofArticle(String articleId) {
        return of(Map.of("article", List.of(articleId)));
    }
}
