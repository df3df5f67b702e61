package counterclaim.index.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import counterclaim.contracts.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what the indexer wrote. */
final class Stored {
    private static final ObjectMapper MAPPER = Json.mapper();

    private Stored() {}

    static <T> T record(JsonNode json, Class<T> type) {
        try {
            return MAPPER.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read a stored " + type.getSimpleName(), e);
        }
    }

    static <T> List<T> list(JsonNode json, TypeReference<List<T>> type) {
        if (json.isMissingNode() || json.isNull()) {
            return List.of();
        }
        try {
            return MAPPER.readValue(MAPPER.treeAsTokens(json), type);
        } catch (java.io.IOException e) {
            throw new IllegalStateException("Cannot read a stored list", e);
        }
    }

    static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue());
    }

    static Instant time(JsonNode json, String field) {
        return maybeTime(json, field).orElse(Instant.EPOCH);
    }

    static Optional<Instant> maybeTime(JsonNode json, String field) {
        try {
            return text(json, field).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
