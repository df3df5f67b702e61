package counterclaim.localstack.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The HTTP interface of one service. */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private final URI base;

    Api(URI base) {
        this.base = base;
    }

    record Answer(int status, String body) {
        boolean isOk() {
            return status / 100 == 2;
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new Problem("The answer is no JSON: " + head(body), e);
            }
        }

        /** The reason of an error, as RFC 9457 has it where the service says it that way. */
        String reason() {
            try {
                var problem = JSON.readTree(body);
                var detail = problem.path("detail").asText(problem.path("title").asText(""));
                return detail.isEmpty() ? status + " " + head(body) : detail;
            } catch (JsonProcessingException e) {
                return status + " " + head(body);
            }
        }

        private static String head(String text) {
            return text.length() > 300 ? text.substring(0, 300) + "…" : text;
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** @throws Problem when the answer is an error */
    JsonNode get(String path) {
        var answer = send(HttpRequest.newBuilder(base.resolve(path)).GET());
        if (!answer.isOk()) {
            throw new Problem("Cannot read " + base.resolve(path) + ": " + answer.reason());
        }
        return answer.json();
    }

    Answer post(String path, String contentType, byte[] body) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static Answer send(HttpRequest.Builder builder) {
        var request = builder.timeout(Duration.ofSeconds(60)).build();
        try {
            var response = CLIENT.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new Problem("No answer from " + request.uri() + " (" + e + "). See ./counterclaim status.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted while waiting for " + request.uri(), e);
        }
    }
}
