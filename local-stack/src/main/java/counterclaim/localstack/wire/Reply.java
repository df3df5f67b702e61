package counterclaim.localstack.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is answered before faults, compression and validators.
 *
 * @param lastChange makes the reply one with validators; empty = none
 */
record Reply(int status, String contentType, byte[] body, Optional<Instant> lastChange, Map<String, String> headers) {

    static Reply content(String contentType, byte[] body, Instant lastChange, String cacheControl) {
        return new Reply(200, contentType, body, Optional.of(lastChange), Map.of("Cache-Control", cacheControl));
    }

    static Reply text(int status, String contentType, String body) {
        return new Reply(status, contentType, body.getBytes(StandardCharsets.UTF_8), Optional.empty(), Map.of());
    }

    static Reply redirect(int status, String location) {
        return new Reply(
                status,
                "text/html; charset=utf-8",
                ("<!doctype html><title>Moved</title><a href=\"" + Markup.escape(location) + "\">here</a>")
                        .getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Map.of("Location", location));
    }

    static Reply notFound() {
        return text(404, "text/html; charset=utf-8", "<!doctype html><title>Not found</title><p>No such page.</p>");
    }
}
