package counterclaim.index;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import counterclaim.contracts.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Asks the running service over HTTP, as anybody would. */
public final class Api {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI base;

    public Api(URI base) {
        this.base = base;
    }

    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    public HttpResponse<String> get(String path) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot get " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public JsonNode json(String path) {
        var answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return read(answer.body());
    }

    public static JsonNode read(String body) {
        try {
            return Json.mapper().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values of a field of all items. */
    public List<String> items(String path, String field) {
        return values(json(path).path("items"), field);
    }

    public static List<String> values(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    /** Waits until it is so; indexing takes a second. */
    public JsonNode awaitJson(String path, Predicate<JsonNode> condition) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(
                        () -> {
                            var answer = get(path);
                            return answer.statusCode() == 200 ? read(answer.body()) : null;
                        },
                        found -> found != null && condition.test(found));
    }
}
