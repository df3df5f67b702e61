package counterclaim.index.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import java.util.List;

/**
 * Turns what was typed into a query.
 *
 * @param words fields that know the forms of words, and exact ones (with a boost as {@code name^3})
 * @param exact fields that hold words as they stand
 * @param titleWords as {@code words}, of the title alone
 * @param titleExact as {@code exact}, of the title alone
 */
record TextQueries(List<String> words, List<String> exact, List<String> titleWords, List<String> titleExact) {
    static final TextQueries ARTICLES = new TextQueries(
            List.of("title^3", "title.exact^3", "text", "text.exact", "inLanguage.*"),
            List.of("title.exact^3", "text.exact"),
            List.of("title", "title.exact", "inLanguage.*.title"),
            List.of("title.exact"));

    static final TextQueries CLAIMS = new TextQueries(
            List.of(
                    "wording^3",
                    "wording.exact^3",
                    "sentences",
                    "sentences.exact",
                    "claimants",
                    "challengers",
                    "subjectNames"),
            List.of("wording.exact^3", "sentences.exact", "claimants", "challengers", "subjectNames"),
            List.of("wording", "wording.exact"),
            List.of("wording.exact"));

    static final TextQueries STORIES = new TextQueries(
            List.of("title", "title.exact", "entityNames"),
            List.of("title.exact", "entityNames"),
            List.of("title", "title.exact"),
            List.of("title.exact"));

    Query of(QueryText text) {
        return of(text, false);
    }

    private Query of(QueryText text, boolean title) {
        return switch (text) {
            case QueryText.Word(var word) ->
                Query.of(q -> q.multiMatch(m -> m.query(word)
                        .fields(title ? titleWords : words)
                        .type(TextQueryType.BestFields)
                        .tieBreaker(0.1)
                        .operator(Operator.And)));
            case QueryText.Phrase(var phrase) ->
                Query.of(q -> q.multiMatch(
                        m -> m.query(phrase).fields(title ? titleExact : exact).type(TextQueryType.Phrase)));
            case QueryText.Beginning(var beginning) ->
                Query.of(q -> q.multiMatch(m -> m.query(beginning)
                        .fields(title ? titleExact : exact)
                        .type(TextQueryType.PhrasePrefix)
                        .maxExpansions(100)));
            case QueryText.All(var parts) ->
                Query.of(q -> q.bool(b -> {
                    for (var part : parts) {
                        if (part instanceof QueryText.Not(var unwanted)) {
                            b.mustNot(of(unwanted, title));
                        } else {
                            b.must(of(part, title));
                        }
                    }
                    return b;
                }));
            case QueryText.Any(var parts) ->
                Query.of(q -> q.bool(b -> b.should(
                                parts.stream().map(part -> of(part, title)).toList())
                        .minimumShouldMatch("1")));
            case QueryText.Not(var part) -> Query.of(q -> q.bool(b -> b.mustNot(of(part, title))));
            case QueryText.InTitle(var part) -> of(part, true);
        };
    }
}
