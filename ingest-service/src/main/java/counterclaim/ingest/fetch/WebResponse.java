package counterclaim.ingest.fetch;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a server sent for one request.
 *
 * @param headers by lower-case name, in order of arrival
 * @param body    unpacked
 */
record WebResponse(int status, Map<String, List<String>> headers, byte[] body) {
    WebResponse {
        headers = Map.copyOf(headers);
        requireNonNull(body, "body");
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
                .map(values -> values.stream().collect(Collectors.joining(", ")));
    }

    /** A header that must not be there twice: the first. */
    Optional<String> first(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(List::getFirst);
    }
}
