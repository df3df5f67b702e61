package counterclaim.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CasesCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int run(String... args) {
        return new CommandLine(new CasesCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(args);
    }

    @Test
    void setWithoutANameIsWrongUsage() {
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void eachRobotsQuestionIsAnswered() throws IOException {
        var cases = Files.writeString(folder.resolve("cases.jsonl"), """
                {"id": "a", "robots_txt": "user-agent: *\\ndisallow: /x", "user_agent": "me", "url": "https://a.example/x"}
                {"id": "b", "robots_txt_base64": "/w==", "user_agent": "me", "url": "https://a.example/x"}
                """);
        assertThat(run("robots", cases.toString())).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("{\"a\":false,\"b\":true}");
    }

    @Test
    void eachSitemapIsRead() throws IOException {
        var sitemap =
                Files.writeString(folder.resolve("s.xml"), "<urlset><url><loc>https://a.example/</loc></url></urlset>");
        assertThat(run("sitemaps", sitemap.toString())).isZero();
        assertThat(out.toString()).contains("{\"kind\":\"urlset\",\"urls\":[{\"loc\":\"https://a.example/\"}]}");
    }

    @Test
    void eachUrlIsAnswered() throws IOException {
        var cases = Files.writeString(folder.resolve("cases.jsonl"), """
                {"id": "a", "task": "normalise", "input": "HTTP://A.example:80/x#y"}
                {"id": "b", "task": "resolve", "input": "z", "base": "https://a.example/x/y"}
                {"id": "c", "task": "resolve", "input": "z", "base": ""}
                """);
        assertThat(run("urls", cases.toString())).isZero();
        assertThat(out.toString())
                .isEqualToIgnoringNewLines("{\"a\":\"http://a.example/x\",\"b\":\"https://a.example/x/z\",\"c\":null}");
    }
}
