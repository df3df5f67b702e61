package counterclaim.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import counterclaim.contracts.ArticleFetched;
import counterclaim.contracts.Json;
import counterclaim.contracts.Topics;
import counterclaim.ingest.fetch.TestSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it is shipped, in processes of its own that are killed. */
class IngestServiceIT {
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private final TestSite site = TestSite.open();
    private final List<Replica> replicas = new ArrayList<>();
    private KafkaProbe kafka;
    private String bootstrapServers;

    @BeforeEach
    void start() {
        assumeTrue(Files.exists(JAR), "skipped: " + JAR + " is not built; run mvn verify");
        bootstrapServers = KafkaProbe.emptyStack().bootstrapServers();
        kafka = new KafkaProbe(bootstrapServers);
    }

    @AfterEach
    void stop() {
        replicas.forEach(Replica::kill);
        site.close();
    }

    /** One process and its state folder. */
    private final class Replica {
        private final Path state;
        private final int port = freePort();
        private Process process;

        Replica(String name) {
            state = folder.resolve(name);
            replicas.add(this);
        }

        Replica run(String... environment) {
            var builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-jar",
                            JAR.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve(state.getFileName() + ".log").toFile()));
            builder.environment()
                    .putAll(Map.of(
                            "KAFKA_BOOTSTRAP_SERVERS",
                            bootstrapServers,
                            "QUARKUS_HTTP_HOST",
                            "127.0.0.1",
                            "QUARKUS_HTTP_PORT",
                            Integer.toString(port),
                            "COUNTERCLAIM_STATE_DIR",
                            state.toString(),
                            "COUNTERCLAIM_ALLOW",
                            "127.0.0.1",
                            "COUNTERCLAIM_POLL_MAX",
                            "1s"));
            for (var i = 0; i < environment.length; i += 2) {
                builder.environment().put(environment[i], environment[i + 1]);
            }
            try {
                process = builder.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        Replica awaitReady() {
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .untilAsserted(() ->
                            assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));
            return this;
        }

        /** SIGKILL. */
        void kill() {
            if (process != null) {
                process.destroyForcibly().onExit().join();
            }
        }

        HttpResponse<String> get(String path) {
            return send(HttpRequest.newBuilder(uri(path)));
        }

        HttpResponse<String> post(String path, String type, String body) {
            return send(HttpRequest.newBuilder(uri(path))
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        HttpResponse<String> send(String method, String path, String body) {
            return send(HttpRequest.newBuilder(uri(path))
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body)));
        }

        private URI uri(String path) {
            return URI.create("http://127.0.0.1:" + port + path);
        }

        private static HttpResponse<String> send(HttpRequest.Builder request) {
            try (var client = HttpClient.newHttpClient()) {
                return client.send(
                        request.timeout(Duration.ofSeconds(15)).build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void feedsApiRegistersShowsChangesImportsExportsAndDeletes() throws IOException {
        var replica = new Replica("api").run().awaitReady();
        site.feed("/rss", rss(1)).page("/story/0", article(0));

        var refused = replica.post("/api/v1/feeds", "application/json", "{\"url\":\"ftp://x.example/rss\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(replica.post("/api/v1/feeds", "application/json", "{\"url\":")
                        .statusCode())
                .isEqualTo(400);
        assertThat(replica.get("/api/v1/feeds/none").statusCode()).isEqualTo(404);

        var feed = "{\"url\":\"" + site.url("/rss") + "\",\"outlet\":\"Harbour Courier\",\"tags\":[\"local\"]}";
        var created = replica.post("/api/v1/feeds", "application/json", feed);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(replica.post("/api/v1/feeds", "application/json", feed).statusCode())
                .isEqualTo(200);
        var feedId = Json.mapper().readTree(created.body()).path("feedId").asText();
        await().atMost(PATIENCE).untilAsserted(() -> {
            var health = Json.mapper()
                    .readTree(replica.get("/api/v1/feeds").body())
                    .path("items")
                    .path(0)
                    .path("health");
            assertThat(health.path("outcome").asText()).isIn("OK", "NOT_MODIFIED", "UNCHANGED");
            assertThat(health.path("nextDueAt").asText()).isNotEmpty();
            assertThat(health.path("lastSuccessAt").asText()).isNotEmpty();
        });

        assertThat(replica.send("PATCH", "/api/v1/feeds/" + feedId, "{\"state\":\"PAUSED\",\"tags\":[\"a\",\"b\"]}")
                        .body())
                .contains("\"outcome\":\"PAUSED\"", "[\"a\",\"b\"]");
        var opml = "<opml version='2.0'><body><outline text='x'><outline type='rss' text='Two' xmlUrl='"
                + site.url("/two") + "'/></outline><outline xmlUrl='not an address'/></body>"; // ill-formed on purpose
        assertThat(replica.post("/api/v1/feeds/import", "text/x-opml", opml).body())
                .contains("\"registered\":1");
        assertThat(replica.post("/api/v1/feeds/import", "text/x-opml", "no list")
                        .statusCode())
                .isEqualTo(400);
        assertThat(replica.get("/api/v1/feeds/export").body()).contains(site.url("/rss"), site.url("/two"));
        assertThat(replica.send("DELETE", "/api/v1/feeds/" + feedId, "").statusCode())
                .isEqualTo(204);
        assertThat(replica.get("/api/v1/feeds/" + feedId).statusCode()).isEqualTo(404);
        assertThat(replica.get("/q/metrics").body()).contains("counterclaim_ingest_polls_total");
    }

    @Test
    void killedServiceGoesOnAndPublishesNoArticleTwice() {
        var replica = new Replica("one").run().awaitReady();
        site.feed("/rss", rss(10));
        IntStream.range(0, 10).forEach(i -> site.page("/story/" + i, article(i)));
        replica.post("/api/v1/feeds", "application/json", "{\"url\":\"" + site.url("/rss") + "\"}");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(articles()).isNotEmpty());

        replica.kill();
        site.feed("/rss", rss(20));
        IntStream.range(10, 20).forEach(i -> site.page("/story/" + i, article(i)));
        replica.run().awaitReady();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(articles())
                        .extracting(ArticleFetched::url)
                        .doesNotHaveDuplicates()
                        .hasSize(20));
        assertThat(articles()).extracting(ArticleFetched::sequence).containsOnly(1L);
    }

    @Test
    void replicaOfThreeThatIsKilledLosesNoEntryAndDuplicatesNoArticle() {
        var three = IntStream.range(0, 3)
                .mapToObj(i -> new Replica("replica-" + i).run())
                .toList();
        three.forEach(Replica::awaitReady);
        var others = IntStream.range(0, 4).mapToObj(_ -> TestSite.open()).toList();
        try {
            for (var other : others) {
                other.feed("/rss", rss(other, 25));
                IntStream.range(0, 25).forEach(i -> other.page("/story/" + i, article(i)));
                three.getFirst().post("/api/v1/feeds", "application/json", "{\"url\":\"" + other.url("/rss") + "\"}");
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(articles()).hasSizeGreaterThan(5));
            three.get(1).kill();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(articles())
                            .extracting(ArticleFetched::url)
                            .doesNotHaveDuplicates()
                            .hasSize(100));
            assertThat(articles()).extracting(ArticleFetched::sequence).containsOnly(1L);
        } finally {
            others.forEach(TestSite::close);
        }
    }

    @Test
    void missingTopicsAreNamedAndEndTheService() {
        kafka.delete(Topics.ARTICLES_FETCHED);
        var replica = new Replica("no-topics").run();
        await().atMost(PATIENCE).until(() -> !replica.process.isAlive());
        assertThat(replica.process.exitValue()).isEqualTo(1);
        assertThat(folder.resolve("no-topics.log")).content().contains("lacks the topics articles.fetched");
    }

    @Test
    void serviceWithoutKafkaIsAliveButNotReadyAndSaysWhy() {
        var replica = new Replica("no-kafka").run("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + freePort());
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(
                        () -> assertThat(replica.get("/q/health/ready").body()).contains("does not answer"));
        assertThat(replica.get("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(replica.get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(replica.get("/api/v1/feeds").statusCode()).isEqualTo(503);
    }

    private List<ArticleFetched> articles() {
        return kafka.values(Topics.ARTICLES_FETCHED, ArticleFetched.class);
    }

    private String rss(int stories) {
        return rss(site, stories);
    }

    private static String rss(TestSite of, int stories) {
        return IntStream.range(0, stories)
                .mapToObj(i -> "<item><title>Story " + i + "</title><link>" + of.url("/story/" + i) + "</link></item>")
                .collect(Collectors.joining(
                        "", "<rss version='2.0'><channel><title>Harbour</title>", "</channel></rss>"));
    }

    private static String article(int number) {
        var filler =
                "<p>The harbour master said on Tuesday that the port had been told about it in the spring, and that nothing was hidden.</p>";
        return "<!DOCTYPE html><html><head><title>Story " + number + "</title></head><body><article><h1>Story " + number
                + "</h1><p>This is story number " + number + " of the harbour.</p>" + filler.repeat(6)
                + "</article></body></html>";
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
