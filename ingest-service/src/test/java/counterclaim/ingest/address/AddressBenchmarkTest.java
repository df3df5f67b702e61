package counterclaim.ingest.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import counterclaim.ingest.Benchmarks;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What others expect of addresses: the web platform tests and the crawler-commons. */
class AddressBenchmarkTest {
    private static List<JsonNode> cases(Predicate<JsonNode> which) throws IOException {
        var json = new ObjectMapper();
        var cases = new ArrayList<JsonNode>();
        for (var line :
                Files.readAllLines(Benchmarks.folder("url-normalisation").resolve("cases.jsonl"))) {
            var one = json.readTree(line);
            if (which.test(one)) {
                cases.add(one);
            }
        }
        return cases;
    }

    private static Optional<String> expected(JsonNode one) {
        return Optional.of(one.path("expect")).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    @Test
    void linksResolveAsInBrowsers() throws IOException {
        var cases = cases(one -> one.path("task").asText().equals("resolve"));
        assertThat(cases).isNotEmpty().allSatisfy(one -> {
            var base = one.path("base").asText("").replace("\"\"", "");
            var input = one.path("input").asText();
            var found =
                    base.isEmpty() ? WebUrl.parse(input) : WebUrl.parse(base).flatMap(url -> url.resolve(input));
            assertThat(found.map(WebUrl::href)).isEqualTo(expected(one));
        });
    }

    /** All but addresses that are not http. */
    @Test
    void canonicalFormsAgreeWithTheCrawlerCommons() throws IOException {
        var cases = cases(one -> one.path("task").asText().equals("normalise")
                && expected(one).filter(url -> !url.matches("https?://.+")).isEmpty());
        assertThat(cases)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(
                                CanonicalUrl.parse(one.path("input").asText()).map(CanonicalUrl::value))
                        .isEqualTo(expected(one)));
    }
}
