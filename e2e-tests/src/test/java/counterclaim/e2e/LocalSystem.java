package counterclaim.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The product as its users run it: the launcher's commands, with a folder of state of their own, and its addresses. */
final class LocalSystem implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of(System.getProperty("counterclaim.root", ".."))
            .toAbsolutePath()
            .normalize();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path state;

    LocalSystem(Path state) {
        this.state = state;
    }

    /** What a command printed, and its exit code. */
    record Output(int exit, String out, String err) {}

    static Path root() {
        return ROOT;
    }

    Output run(String... arguments) {
        var command = new ArrayList<>(List.of(ROOT.resolve("counterclaim").toString()));
        command.addAll(List.of(arguments));
        try {
            var out = Files.createTempFile("counterclaim", ".out");
            var err = Files.createTempFile("counterclaim", ".err");
            var process =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            process.environment().put("COUNTERCLAIM_STATE", state.toString());
            // The modules before this one are packaged already.
            process.environment().put("COUNTERCLAIM_BUILD", "no");
            var running = process.start();
            running.getOutputStream().close();
            if (!running.waitFor(8, TimeUnit.MINUTES)) {
                running.destroyForcibly();
                throw new IllegalStateException("Not done in 8 minutes: " + command + "\n" + Files.readString(err));
            }
            var output = new Output(running.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command, e);
        }
    }

    /** As {@link #run}, and the command must succeed. */
    String succeed(String... arguments) {
        var output = run(arguments);
        assertThat(output.exit())
                .as("exit code of %s%n%s%n%s", List.of(arguments), output.out(), output.err())
                .isZero();
        return output.out();
    }

    JsonNode status() {
        return read(run("status", "--json").out());
    }

    URI address(String program) {
        return URI.create(
                status().path("processes").path(program).path("address").asText());
    }

    /** SIGKILL. */
    void kill(String program) {
        var pid = status().path("processes").path(program).path("pid").asLong();
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly))
                .as("kill %s, process %d", program, pid)
                .contains(true);
    }

    JsonNode get(URI url) {
        return read(text(url));
    }

    String text(URI url) {
        var response =
                send(HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20)).build());
        assertThat(response.statusCode()).as("%s: %s", url, response.body()).isEqualTo(200);
        return response.body();
    }

    int post(URI url, String body) {
        return send(HttpRequest.newBuilder(url)
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .build())
                .statusCode();
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Not JSON: " + json, e);
        }
    }

    /** Stops everything; the state stays for whoever looks for the reason of a failure. */
    @Override
    public void close() {
        run("down");
    }
}
