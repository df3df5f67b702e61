package counterclaim.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import counterclaim.localstack.LocalStack.Component;
import counterclaim.localstack.process.Controls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a stack of its own, held by another JVM that can be killed. */
class LocalStackIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static Process holder;
    private static LocalStack stack;

    @BeforeAll
    static void start() throws Exception {
        holder = hold(folder.resolve("stack"), List.of());
        stack = new ControlledStack(folder.resolve("stack"));
        stack.awaitReady();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        holder.destroy();
        assertThat(holder.waitFor(60, TimeUnit.SECONDS)).isTrue();
        for (var component : Component.values()) {
            assertThat(controls(component).process()).isEmpty();
        }
    }

    @Test
    void killedKafkaComesBackOnTheSamePortWithItsRecords() throws Exception {
        var topic = LocalStack.unique("kept");
        stack.createTopic(topic, 1);
        send(topic, 200);
        var before = controls(Component.KAFKA).process().orElseThrow();
        // When
        stack.kill(Component.KAFKA);
        // Then
        stack.awaitReady(Component.KAFKA);
        assertThat(controls(Component.KAFKA).process().orElseThrow().pid()).isNotEqualTo(before.pid());
        assertThat(read(topic)).hasSize(200);
    }

    @Test
    void killedElasticsearchComesBackOnTheSamePortWithItsDocuments() throws Exception {
        var index = LocalStack.unique("kept");
        assertThat(http("PUT", index + "/_doc/1?refresh=true", "{\"title\":\"The dam holds\"}"))
                .isEqualTo(201);
        // When the node itself dies, not the program that started it
        controls(Component.ELASTICSEARCH).process().orElseThrow().descendants().forEach(ProcessHandle::destroyForcibly);
        // Then
        await().atMost(PATIENCE).ignoreExceptions().until(() -> http("GET", index + "/_doc/1", null) == 200);
    }

    @Test
    void elasticsearchWhoseStarterDiesComesBackToo() throws Exception {
        var index = LocalStack.unique("kept");
        http("PUT", index + "/_doc/1?refresh=true", "{\"title\":\"The dam holds\"}");
        var starter = controls(Component.ELASTICSEARCH).process().orElseThrow();
        starter.destroyForcibly();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> controls(Component.ELASTICSEARCH)
                                .process()
                                .filter(now -> now.pid() != starter.pid())
                                .isPresent()
                        && http("GET", index + "/_doc/1", null) == 200);
    }

    @Test
    void programsOutliveTheirKilledHolderAndAreTakenOverByTheNext() throws Exception {
        var kafka = controls(Component.KAFKA).process().orElseThrow();
        var elasticsearch = controls(Component.ELASTICSEARCH).process().orElseThrow();
        // When
        holder.destroyForcibly().waitFor();
        // Then
        stack.awaitReady();
        holder = hold(folder.resolve("stack"), List.of());
        assertThat(controls(Component.KAFKA).process()).contains(kafka);
        assertThat(controls(Component.ELASTICSEARCH).process()).contains(elasticsearch);
        stack.kill(Component.KAFKA);
        stack.awaitReady(Component.KAFKA);
    }

    @Test
    void stoppedComponentStaysAwayUntilStarted() {
        stack.stop(Component.KAFKA);
        assertThat(controls(Component.KAFKA).process()).isEmpty();
        stack.start(Component.KAFKA);
        assertThat(controls(Component.KAFKA).process()).isPresent();
    }

    @Test
    void pausedElasticsearchDoesNotAnswerUntilResumed() throws Exception {
        stack.pause(Component.ELASTICSEARCH);
        try {
            assertThatThrownBy(() -> http("GET", "_cluster/health", null)).isInstanceOf(HttpTimeoutException.class);
        } finally {
            stack.resume(Component.ELASTICSEARCH);
        }
        await().atMost(PATIENCE).ignoreExceptions().until(() -> http("GET", "_cluster/health", null) == 200);
    }

    @Test
    void everyPortIsBoundToOneLoopbackAddressOnly() throws IOException {
        var ports = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve("stack/ports.properties"))) {
            ports.load(in);
        }
        assertThat(ports.stringPropertyNames())
                .contains("kafka", "kafka.controller", "elasticsearch", "elasticsearch.transport");
        for (var name : ports.stringPropertyNames()) {
            int port = Integer.parseInt(ports.getProperty(name));
            try (var here = new Socket()) {
                here.connect(new InetSocketAddress("127.0.0.1", port), 2_000);
                assertThat(here.isConnected()).as(name).isTrue();
            }
            // Another address of the same interface: it answers only where a program listens on all addresses.
            assertThatThrownBy(() -> {
                        try (var elsewhere = new Socket()) {
                            elsewhere.connect(new InetSocketAddress("127.0.0.2", port), 2_000);
                        }
                    })
                    .as(name)
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void startedByRootElasticsearchRunsAsAnotherUser() {
        Assumptions.assumeTrue(OtherUser.isRoot(), "not root: Elasticsearch runs as oneself");
        var process = controls(Component.ELASTICSEARCH).process().orElseThrow();
        assertThat(process.info().user()).contains("nobody");
        assertThat(process.descendants())
                .isNotEmpty()
                .allSatisfy(node -> assertThat(node.info().user()).contains("nobody"));
    }

    @Test
    void ordinaryUserCanHoldAStackToo(@TempDir Path own) throws Exception {
        Assumptions.assumeTrue(OtherUser.isRoot(), "not root: every other test here shows it");
        var prefix = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all");
        var readable = new ArrayList<>(prefix);
        readable.addAll(
                List.of("test", "-r", Checkout.find().elasticsearchArchive().toString()));
        Assumptions.assumeTrue(
                new ProcessBuilder(readable).start().waitFor() == 0,
                "the checkout is in a folder that only root may enter");
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        // When
        var holding = hold(own.resolve("stack"), prefix);
        // Then
        try {
            var process = new Controls(own.resolve("stack/run"), "elasticsearch").process();
            assertThat(process.orElseThrow().info().user()).contains("nobody");
        } finally {
            holding.destroy();
            assertThat(holding.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Controls controls(Component component) {
        return new Controls(folder.resolve("stack/run"), component.label());
    }

    /** Another JVM that starts the stack and says so; returns when it has. */
    private static Process hold(Path state, List<String> prefix) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-Dcounterclaim.root=" + Checkout.find().root(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                state.toString()));
        var log = Files.createTempFile(folder, "holder", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await().atMost(PATIENCE)
                .until(() -> !process.isAlive() || Files.readString(log).contains("HOLDING"));
        assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        return process;
    }

    /** The other JVM. */
    static final class Holder {
        public static void main(String... folder) throws InterruptedException {
            var held = LocalStack.in(Path.of(folder[0]))
                    .events(System.out::println)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(held::close));
            System.out.println("HOLDING");
            Thread.currentThread().join();
        }
    }

    private static void send(String topic, int records) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(topic, "key", "value " + i)).get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static List<String> read(String topic) {
        var values = new ArrayList<String>();
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private static int http(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(stack.elasticsearchUrl() + "/" + path))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body, UTF_8))
                .build();
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }
}
