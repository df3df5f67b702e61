package counterclaim.enrich.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CliTest {
    private static final String REPORT =
            "The harbour authority said on Monday that the Lenz bridge is safe. The builders’ union rejected the claim.\n";

    @TempDir
    private Path folder;

    private record Run(int code, List<JsonNode> lines, String errors) {}

    private static Run run(String input, String... arguments) throws IOException {
        var out = System.out;
        var err = System.err;
        var in = System.in;
        var written = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        int code;
        try {
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            code = new CommandLine(new Cli()).execute(arguments);
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
        }
        var lines = new ArrayList<JsonNode>();
        for (var line : written.toString(StandardCharsets.UTF_8).lines().toList()) {
            if (line.startsWith("{")) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        return new Run(code, lines, errors.toString(StandardCharsets.UTF_8));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void fileThatCannotBeReadGivesALineAndTheRestGoesOn() throws IOException {
        // When
        var run = run(
                "",
                "enrich",
                "--as",
                "contested",
                folder.resolve("missing.txt").toString(),
                file("bridge.txt", REPORT));
        // Then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().getFirst().get("error").asText())
                .contains("missing.txt")
                .contains("no such file");
        assertThat(run.lines().getLast().get("id").asText()).isEqualTo("bridge");
        assertThat(run.lines().getLast().get("contested")).isNotEmpty();
    }

    @Test
    void wrongFormIsWrongUsage() throws IOException {
        var run = run("", "enrich", "--as", "xml", "a.txt");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains("json, contested, attribution, ner");
    }

    @Test
    void nothingToReadIsWrongUsage() throws IOException {
        assertThat(run("", "enrich").code()).isEqualTo(2);
    }

    @Test
    void linesOfJsonAreReadAndABadOneIsNamed() throws IOException {
        // When
        var run = run(
                "{\"id\":\"a\",\"text\":\"Ana Petkova said that Sofia is calm.\"}\nnonsense\n",
                "enrich",
                "--as",
                "ner",
                "-");
        // Then
        assertThat(run.code()).isEqualTo(1);
        var names = run.lines().getFirst();
        assertThat(names.get("id").asText()).isEqualTo("a");
        assertThat(names.get("entities").findValuesAsText("type")).contains("PER");
        assertThat(run.lines().getLast().get("error").asText()).contains("line 2");
    }

    @Test
    void attributionOffsetsPointIntoTheTextAsGiven() throws IOException {
        var run = run("", "enrich", "--as", "attribution", file("bridge.txt", REPORT));
        var first = run.lines().getFirst().get("attributions").get(0);
        var source = first.get("source").get(0);
        assertThat(REPORT.substring(source.get(0).asInt(), source.get(1).asInt()))
                .isEqualToIgnoringCase("the harbour authority");
    }

    @Test
    void explainGivesTheReason() throws IOException {
        var run = run("", "enrich", "--as", "contested", "--explain", file("bridge.txt", REPORT));
        var contest =
                run.lines().getFirst().get("contested").get(0).get("contests").get(0);
        assertThat(contest.get("reason").asText()).contains("rejected");
        assertThat(contest.get("confidence").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void pageIsReadByItsParagraphs() throws IOException {
        var page = "<!doctype html><html><body><nav><p>Menu</p></nav><p>" + REPORT.strip() + "</p></body></html>";
        var run = run("", "enrich", file("page.html", page));
        assertThat(run.code()).isZero();
        assertThat(run.lines().getFirst().get("article").get("text").asText()).isEqualTo(REPORT.strip());
        assertThat(run.lines().getFirst().get("tagged").asBoolean()).isTrue();
    }
}
