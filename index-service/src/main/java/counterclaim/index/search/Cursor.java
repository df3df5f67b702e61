package counterclaim.index.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import com.fasterxml.jackson.databind.JsonNode;
import counterclaim.contracts.Ids;
import counterclaim.contracts.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Where the next page starts. Opaque to callers, bound to its query.
 *
 * @param query hash of what was asked for
 * @param after sort values of the last item
 * @param snapshot point in time of the index; when it has run out, paging goes on in the index as it is now
 * @param total of the first page
 */
record Cursor(String query, List<FieldValue> after, Optional<String> snapshot, long total) {
    private static final int MOST_VALUES = 4;

    static String hash(Object query) {
        return Ids.hash(List.of(query.toString()));
    }

    String encode() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("q", query);
        fields.put("a", after.stream().map(Cursor::plain).toList());
        snapshot.ifPresent(id -> fields.put("s", id));
        fields.put("t", total);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.write(fields));
    }

    /**
     * @throws InvalidParameter when it was not made by {@link #encode()}, or for another query
     */
    static Cursor decode(String text, String query) {
        try {
            var fields = Json.mapper().readTree(Base64.getUrlDecoder().decode(text));
            if (fields == null
                    || !fields.path("q").isTextual()
                    || !fields.path("a").isArray()) {
                throw unreadable();
            }
            if (!fields.path("q").textValue().equals(query)) {
                throw new InvalidParameter(
                        "cursor", "The cursor belongs to another query: leave the other parameters as they were.");
            }
            var after = new ArrayList<FieldValue>();
            for (var value : fields.path("a")) {
                after.add(value(value));
            }
            if (after.isEmpty() || after.size() > MOST_VALUES) {
                throw unreadable();
            }
            var snapshot =
                    Optional.ofNullable(fields.path("s").textValue()).filter(id -> id.matches("[A-Za-z0-9+/=_-]+"));
            return new Cursor(
                    query, List.copyOf(after), snapshot, fields.path("t").asLong());
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static InvalidParameter unreadable() {
        return new InvalidParameter("cursor", "The cursor cannot be read: use \"next\" of the page before as it is.");
    }

    private static Object plain(FieldValue value) {
        return value.isNull() ? null : value._get();
    }

    private static FieldValue value(JsonNode value) {
        if (value.isIntegralNumber()) {
            return FieldValue.of(value.longValue());
        }
        if (value.isNumber()) {
            return FieldValue.of(value.doubleValue());
        }
        if (value.isTextual()) {
            return FieldValue.of(value.textValue());
        }
        throw unreadable();
    }
}
