package counterclaim.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ParseFeedCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int run(String... args) {
        return new CommandLine(new ParseFeedCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(args);
    }

    private List<JsonNode> lines() throws IOException {
        return FileCommand.JSON
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(out.toString())
                .readAll();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void fileThatCannotBeReadGivesAnErrorAndTheRestGoesOn() throws IOException {
        var page = file("page.xml", "<html><body>No feed</body></html>");
        var feed = file("feed.xml", "<rss version='2.0'><channel><title>Harbour</title></channel></rss>");
        var missing = folder.resolve("missing.xml").toString();
        assertThat(run(missing, page, feed)).isEqualTo(1);
        assertThat(lines()).extracting(line -> line.path("file").asText()).containsExactly(missing, page, feed);
        assertThat(lines().get(0).path("error").asText()).contains("no such file");
        assertThat(lines().get(1).path("error").asText()).contains("an HTML page, not a feed");
        assertThat(lines().get(2).has("error")).isFalse();
        assertThat(lines().get(2).path("feed").path("title").asText()).isEqualTo("Harbour");
    }

    @Test
    void wrongUsageIsTwo() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--nonsense", "x")).isEqualTo(2);
    }

    @Test
    void addressAndHeadersOfSingleFilesComeFromTheRequests() throws IOException {
        var feed = file("feed.xml", "<rss><channel><link>x</link><item><link>y</link></item></channel></rss>");
        var requests = file(
                "requests.jsonl",
                FileCommand.JSON
                        .createObjectNode()
                        .put("file", feed)
                        .put("url", "https://a.example/b")
                        .set("headers", FileCommand.JSON.createObjectNode().put("content-location", "/c/d"))
                        .toString());
        assertThat(run("--requests", requests, feed)).isZero();
        assertThat(lines().getFirst().path("feed").path("link").asText()).isEqualTo("https://a.example/c/x");
        assertThat(lines().getFirst().path("entries").path(0).path("link").asText())
                .isEqualTo("https://a.example/c/y");
    }
}
