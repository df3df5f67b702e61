package counterclaim.index.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/** Conditions that several searches share. */
final class Filters {
    /** Entity ids as they are made by the enricher. */
    private static final Pattern ENTITY_ID = Pattern.compile("(wikidata|geonames|local):\\S+");

    /** Words of a name may stand in another order, with little words between: "Defence Ministry", "Ministry of Defence". */
    private static final int NAME_SLOP = 4;

    private Filters() {}

    static Query term(String field, String value) {
        return Query.of(q -> q.term(t -> t.field(field).value(value)));
    }

    static Query term(String field, boolean value) {
        return Query.of(q -> q.term(t -> t.field(field).value(value)));
    }

    static Query anyOf(String field, Collection<String> values) {
        return Query.of(q -> q.terms(t -> t.field(field)
                .terms(v -> v.value(values.stream().map(FieldValue::of).toList()))));
    }

    static Query name(String field, String name) {
        return Query.of(q -> q.matchPhrase(m -> m.field(field).query(name).slop(NAME_SLOP)));
    }

    /** Somebody, by entity id or by name. */
    static Query party(String nameField, String idField, String value) {
        return ENTITY_ID.matcher(value).matches() ? term(idField, value) : name(nameField, value);
    }

    static Query between(String field, Optional<Instant> from, Optional<Instant> to) {
        return Query.of(q -> q.range(r -> r.date(d -> {
            d.field(field);
            from.ifPresent(v -> d.gte(v.toString()));
            to.ifPresent(v -> d.lte(v.toString()));
            return d;
        })));
    }
}
