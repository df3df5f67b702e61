package counterclaim.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.index.Api;
import counterclaim.index.Stack;
import counterclaim.index.search.ArticleQuery;
import counterclaim.index.search.ClaimQuery;
import counterclaim.index.search.EntitySearch;
import counterclaim.index.search.FeedSearch;
import counterclaim.index.search.StorySearch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Stack.class)
class ErrorsIT {
    @TestHTTPResource("/")
    URI base;

    private Api api;

    @BeforeEach
    void ready() {
        api = new Api(base);
        api.awaitJson("/api/v1/articles?size=1", page -> true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/articles?nothing=1",
                "/api/v1/articles?q=%22open",
                "/api/v1/articles?size=1000",
                "/api/v1/articles?cursor=x",
                "/api/v1/articles?from=soon",
                "/api/v1/articles?contested=perhaps",
                "/api/v1/articles?near=1",
                "/api/v1/claims?state=true",
                "/api/v1/claims?minOrigins=-1",
                "/api/v1/claims?cursor=e30",
                "/api/v1/stories?x=1",
                "/api/v1/entities?type=animal",
                "/api/v1/feeds?size=0",
                "/api/v1/status?x",
                "/api/v1/claims/x?y=z",
                "/api/v1/stream?y=z"
            })
    void aWrongParameterIsAProblemThatNamesIt(String path) {
        var answer = api.get(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        var problem = Api.read(answer.body());
        assertThat(problem.path("type").asText()).isEqualTo("urn:counterclaim:problem:invalid-parameter");
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(path).contains(problem.path("parameter").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/articles/none",
                "/api/v1/articles/none/versions",
                "/api/v1/articles/none/similar",
                "/api/v1/claims/none",
                "/api/v1/stories/none",
                "/api/v1/entities/none",
                "/api/v1/nothing"
            })
    void whatIsNotThereIsAProblem(String path) {
        var answer = api.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Api.read(answer.body()).path("title").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles/none", "/claims/none", "/stories/none", "/entities/none", "/nothing"})
    void forPeopleItIsAPage(String path) {
        var answer = api.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.body()).contains("<h1>");
    }

    @Test
    void aTamperedCursorIsRefusedNotBelieved() {
        for (int i = 0; i < 3; i++) {
            // At least one more page than asked for, whatever other tests have written.
            var page = api.json("/api/v1/entities?size=1");
            if (page.has("next")) {
                var cursor = page.path("next").asText();
                var other = api.get("/api/v1/entities?size=1&type=place&cursor=" + cursor);
                assertThat(other.statusCode()).isEqualTo(400);
                assertThat(other.body()).contains("another query");
            }
        }
        assertThat(api.get("/api/v1/articles?cursor=" + "A".repeat(19_000)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aMegabyteOfQueryIsRefusedAtTheDoor() throws IOException {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            var out = socket.getOutputStream();
            out.write("GET /api/v1/articles?q=".getBytes(StandardCharsets.US_ASCII));
            try {
                out.write("a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII));
                out.write(" HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The service need not read to the end to refuse.
            }
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.").endsWith(" 414");
        }
        assertThat(api.get("/api/v1/status").statusCode()).isEqualTo(200);
    }

    @Test
    void longQueriesThatFitTheLineAreAProblem() {
        assertThat(api.get("/api/v1/articles?q=" + "a".repeat(2_001)).statusCode())
                .isEqualTo(400);
        assertThat(api.get("/search?q=" + "a".repeat(2_001)).statusCode()).isEqualTo(400);
        assertThat(api.get("/api/v1/articles?q=" + "(".repeat(1_500)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (var path : Set.of("/", "/search", "/api/v1/articles", "/assets/style.css", "/nothing")) {
            var headers = api.get(path).headers();
            assertThat(headers.firstValue("content-security-policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'")
                    .contains("script-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("x-content-type-options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("referrer-policy")).as(path).contains("no-referrer");
        }
    }

    @Test
    void theOpenApiDocumentNamesEveryPathAndParameterThatIsServed() {
        var document = api.json("/q/openapi?format=json");
        var paths = new HashSet<String>();
        document.path("paths").fieldNames().forEachRemaining(paths::add);
        assertThat(paths)
                .containsExactlyInAnyOrder(
                        "/api/v1/articles",
                        "/api/v1/articles/{id}",
                        "/api/v1/articles/{id}/versions",
                        "/api/v1/articles/{id}/similar",
                        "/api/v1/claims",
                        "/api/v1/claims/{id}",
                        "/api/v1/stories",
                        "/api/v1/stories/{id}",
                        "/api/v1/entities",
                        "/api/v1/entities/{id}",
                        "/api/v1/feeds",
                        "/api/v1/stream",
                        "/api/v1/status");
        var expected = new HashMap<String, Set<String>>(Map.of(
                "/api/v1/articles", ArticleQuery.PARAMETERS,
                "/api/v1/claims", ClaimQuery.PARAMETERS,
                "/api/v1/stories", StorySearch.PARAMETERS,
                "/api/v1/entities", EntitySearch.PARAMETERS,
                "/api/v1/feeds", FeedSearch.PARAMETERS));
        expected.forEach((path, names) -> assertThat(
                        Api.values(document.path("paths").path(path).path("get").path("parameters"), "name"))
                .as(path)
                .containsExactlyInAnyOrderElementsOf(names));
    }
}
