package counterclaim.localstack;

import counterclaim.localstack.process.Controls;
import counterclaim.localstack.process.Ports;
import counterclaim.localstack.process.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Both programs supervised by this JVM. */
final class ProcessStack implements LocalStack {
    static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    record Settings(
            Path folder,
            Checkout checkout,
            Path lib,
            String kafkaHeap,
            String elasticsearchHeap,
            Consumer<String> events) {
        Path run() {
            return folder.resolve("run");
        }
    }

    private final String bootstrapServers;
    private final URI elasticsearchUrl;
    private final Map<Component, Supervisor> supervisors = new EnumMap<>(Component.class);

    private ProcessStack(String bootstrapServers, URI elasticsearchUrl) {
        this.bootstrapServers = bootstrapServers;
        this.elasticsearchUrl = elasticsearchUrl;
    }

    static ProcessStack start(Settings settings) {
        try {
            Files.createDirectories(settings.run());
            var ports = new Ports(settings.folder().resolve("ports.properties"));
            boolean kafkaRuns = new Controls(settings.run(), Component.KAFKA.label())
                    .process()
                    .isPresent();
            boolean elasticsearchRuns = new Controls(settings.run(), Component.ELASTICSEARCH.label())
                    .process()
                    .isPresent();
            var node = new ElasticsearchNode(
                    settings.folder().resolve("elasticsearch"),
                    new Distribution(
                            settings.checkout().elasticsearchArchive(),
                            settings.checkout().elasticsearchPlugin(),
                            settings.checkout().state().resolve("dist")),
                    settings.elasticsearchHeap(),
                    ports.of("elasticsearch", 0, elasticsearchRuns),
                    ports.of("elasticsearch.transport", 0, elasticsearchRuns));
            var broker = new KafkaBroker(
                    settings.folder().resolve("kafka"),
                    settings.lib(),
                    settings.kafkaHeap(),
                    ports.of("kafka", 0, kafkaRuns),
                    ports.of("kafka.controller", 0, kafkaRuns));
            var stack = new ProcessStack(broker.bootstrapServers(), node.url());
            try {
                stack.supervisors.put(
                        Component.ELASTICSEARCH,
                        new Supervisor(node.prepare(), settings.run(), settings.events()).start());
                stack.supervisors.put(
                        Component.KAFKA, new Supervisor(broker.prepare(), settings.run(), settings.events()).start());
            } catch (IOException | RuntimeException e) {
                stack.close();
                throw e;
            }
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot start the local stack in " + settings.folder() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public URI elasticsearchUrl() {
        return elasticsearchUrl;
    }

    @Override
    public void kill(Component component) {
        supervisors.get(component).controls().kill();
    }

    @Override
    public void pause(Component component) {
        supervisors.get(component).controls().pause();
    }

    @Override
    public void resume(Component component) {
        supervisors.get(component).controls().resume();
    }

    @Override
    public void stop(Component component) {
        supervisors.get(component).controls().hold(STOP_WITHIN);
    }

    @Override
    public void start(Component component) {
        supervisors.get(component).controls().release();
        awaitReady(component);
    }

    @Override
    public void awaitReady(Component component) {
        supervisors.get(component).awaitReady();
    }

    /** Both at once: each takes its seconds. */
    @Override
    public void close() {
        var closing = supervisors.values().stream()
                .map(supervisor -> Thread.ofPlatform().start(supervisor::close))
                .toList();
        try {
            for (var thread : closing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
