package counterclaim.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExtractCommandTest {
    private static final String PAGE =
            "<html lang=de><title>Steg gesperrt</title><meta name=author content='Ada Meyer'>"
                    + "<meta property=article:published_time content=2026-03-01T12:30:00+01:00><article><p>Der alte Steg am Hafen ist seit Dienstag gesperrt, "
                    + "weil Taucher Risse in den Pfählen gefunden haben.</p></article></html>";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int run(String... args) {
        return new CommandLine(new ExtractCommand())
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

    private String file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void fileThatCannotBeReadGivesAnErrorAndTheRestGoesOn() throws IOException {
        var empty = file("empty.html", new byte[0]);
        var broken = file("broken.html.gz", "no gzip".getBytes(StandardCharsets.UTF_8));
        var pdf = file("paper.html", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        var good = file("good.html", PAGE.getBytes(StandardCharsets.UTF_8));
        var missing = folder.resolve("missing.html").toString();
        assertThat(run(missing, folder.toString(), empty, broken, pdf, good)).isEqualTo(1);
        assertThat(lines())
                .extracting(line -> line.path("file").asText())
                .containsExactly(missing, folder.toString(), empty, broken, pdf, good);
        assertThat(lines().subList(0, 5))
                .allSatisfy(line -> assertThat(line.path("error").asText()).startsWith("Cannot read "));
        assertThat(lines().get(4).path("error").asText()).contains("a PDF");
        assertThat(lines().get(5).has("error")).isFalse();
    }

    @Test
    void wrongUsageIsTwo() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--nonsense", "x")).isEqualTo(2);
        assertThat(run("--url", "not a url", "x")).isEqualTo(2);
    }

    @Test
    void lineHasTheFieldsOfTheArticle() throws IOException {
        assertThat(run(file("a.html.gz", packed(PAGE)))).isZero();
        var line = lines().getFirst();
        assertThat(line.fieldNames())
                .toIterable()
                .containsExactly("file", "title", "byline", "publishedAt", "language", "text");
        assertThat(line.path("title").asText()).isEqualTo("Steg gesperrt");
        assertThat(line.path("byline").asText()).isEqualTo("Ada Meyer");
        assertThat(line.path("publishedAt").asText()).isEqualTo("2026-03-01T11:30:00Z");
        assertThat(line.path("language").asText()).isEqualTo("de");
        assertThat(line.path("text").asText()).startsWith("Der alte Steg");
    }

    @Test
    void allPrintsTheRest() throws IOException {
        var page = PAGE.replace("<article>", "<link rel=canonical href=/steg><article>");
        assertThat(run(
                        "--all",
                        "--url",
                        "https://news.example/x",
                        file("a.html", page.getBytes(StandardCharsets.UTF_8))))
                .isZero();
        var line = lines().getFirst();
        assertThat(line.path("canonicalUrls").get(0).asText()).isEqualTo("https://news.example/steg");
        assertThat(line.path("paywalled").isBoolean()).isTrue();
    }
}
