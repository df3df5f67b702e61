package counterclaim.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import counterclaim.ingest.Benchmarks;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Holds what has been reached on pages that others annotated; bench/quality/extraction.sh prints the figures. */
class ExtractionBenchmarkTest {
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int SHINGLE = 4;

    private final ArticleExtractor extractor = new ArticleExtractor();

    private String text(Path page) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(page))) {
            var outcome = extractor.extract(in.readAllBytes(), Optional.empty(), URI.create("about:blank"));
            return outcome instanceof ExtractionOutcome.Extracted(var article) ? article.text() : "";
        }
    }

    private static Map<List<String>, Integer> shingles(String text) {
        var words = WORD.matcher(text).results().map(word -> word.group()).toList();
        var shingles = new HashMap<List<String>, Integer>();
        for (var i = 0; i + SHINGLE <= words.size(); i++) {
            shingles.merge(words.subList(i, i + SHINGLE), 1, Integer::sum);
        }
        return shingles;
    }

    private static double size(Map<List<String>, Integer> shingles) {
        return shingles.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void wordsOfNewsPagesAreThoseThatPeopleCopiedOut() throws IOException {
        var folder = Benchmarks.folder("article-extraction");
        var truth =
                new ObjectMapper().readTree(folder.resolve("ground-truth.json").toFile());
        var precision = 0.0;
        var recall = 0.0;
        var pages = 0;
        for (var page : truth.properties()) {
            var wanted = shingles(page.getValue().path("articleBody").asText());
            var found = shingles(text(folder.resolve("html").resolve(page.getKey() + ".html.gz")));
            var shared = 0.0;
            for (var shingle : found.entrySet()) {
                shared += Math.min(shingle.getValue(), wanted.getOrDefault(shingle.getKey(), 0));
            }
            precision += found.isEmpty() ? 0 : shared / size(found);
            recall += shared / size(wanted);
            pages++;
        }
        precision /= pages;
        recall /= pages;
        assertThat(2 * precision * recall / (precision + recall)).isGreaterThan(0.97);
    }

    @Test
    void segmentsThatBelongAreInAndOthersOut() throws IOException {
        var folder = Benchmarks.folder("trafilatura-eval");
        var truth = new ObjectMapper().readTree(folder.resolve("evaldata.json").toFile());
        var hits = 0;
        var misses = 0;
        var wrong = 0;
        for (var page : truth.properties()) {
            var text = squashed(text(folder.resolve("html").resolve(page.getKey() + ".html.gz")));
            for (var segment : page.getValue().path("with")) {
                if (has(text, segment)) {
                    hits++;
                } else {
                    misses++;
                }
            }
            for (var segment : page.getValue().path("without")) {
                wrong += has(text, segment) ? 1 : 0;
            }
        }
        assertThat(2.0 * hits / (2 * hits + misses + wrong)).isGreaterThan(0.935);
    }

    private static boolean has(String text, JsonNode segment) {
        return text.contains(squashed(segment.asText()));
    }

    private static String squashed(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ").strip();
    }
}
