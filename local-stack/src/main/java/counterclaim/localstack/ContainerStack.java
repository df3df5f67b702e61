package counterclaim.localstack;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import counterclaim.localstack.process.Ports;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The same in containers of the makers' own images; nothing is pulled. One for each JVM that runs tests. */
final class ContainerStack implements LocalStack {
    private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.3.1");
    private static final DockerImageName ELASTICSEARCH =
            DockerImageName.parse("docker.elastic.co/elasticsearch/elasticsearch:9.5.3");

    private static Optional<ContainerStack> shared = Optional.empty();

    private final KafkaContainer kafka;
    private final ElasticsearchContainer elasticsearch;

    private ContainerStack(KafkaContainer kafka, ElasticsearchContainer elasticsearch) {
        this.kafka = kafka;
        this.elasticsearch = elasticsearch;
    }

    /** @throws TestAbortedException where no engine answers or an image is missing: the test is skipped, and says why */
    static synchronized LocalStack shared() {
        if (shared.isEmpty()) {
            missing().ifPresent(reason -> {
                throw new TestAbortedException("-Dstack=containers: " + reason);
            });
            var stack = new ContainerStack(
                    new KafkaContainer(KAFKA)
                            .withImagePullPolicy(image -> false)
                            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                            .withEnv("KAFKA_MESSAGE_MAX_BYTES", "9437184"),
                    new ElasticsearchContainer(ELASTICSEARCH)
                            .withImagePullPolicy(image -> false)
                            .withEnv("xpack.security.enabled", "false")
                            .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m"));
            // An engine hands out new ports at each start, unless they are given.
            stack.kafka.setPortBindings(List.of("127.0.0.1:" + Ports.free() + ":9092"));
            stack.elasticsearch.setPortBindings(List.of("127.0.0.1:" + Ports.free() + ":9200"));
            stack.kafka.start();
            stack.elasticsearch.start();
            Runtime.getRuntime().addShutdownHook(new Thread(stack::stopContainers));
            shared = Optional.of(stack);
        }
        return shared.get();
    }

    /** Why there can be no such stack here; empty when there can. */
    static Optional<String> missing() {
        var factory = DockerClientFactory.instance();
        if (!factory.isDockerAvailable()) {
            return Optional.of("no container engine answers");
        }
        for (var image : List.of(KAFKA, ELASTICSEARCH)) {
            try {
                factory.client().inspectImageCmd(image.asCanonicalNameString()).exec();
            } catch (NotFoundException e) {
                return Optional.of("image " + image.asCanonicalNameString() + " is not there");
            }
        }
        return Optional.empty();
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public URI elasticsearchUrl() {
        return URI.create("http://" + elasticsearch.getHttpHostAddress());
    }

    /** Testcontainers has no restart of its own, so the engine is asked: the container keeps its ports and its files. */
    @Override
    public void kill(Component component) {
        client().killContainerCmd(id(component)).exec();
        client().startContainerCmd(id(component)).exec();
    }

    @Override
    public void pause(Component component) {
        client().pauseContainerCmd(id(component)).exec();
    }

    @Override
    public void resume(Component component) {
        client().unpauseContainerCmd(id(component)).exec();
    }

    @Override
    public void stop(Component component) {
        client().stopContainerCmd(id(component)).exec();
    }

    @Override
    public void start(Component component) {
        client().startContainerCmd(id(component)).exec();
        awaitReady(component);
    }

    @Override
    public void awaitReady(Component component) {
        SharedStack.await(component, bootstrapServers(), elasticsearchUrl(), unready -> "see the container's log");
    }

    /** Other test classes of this JVM may still want it: the containers end with the JVM. */
    @Override
    public void close() {}

    private void stopContainers() {
        kafka.stop();
        elasticsearch.stop();
    }

    private String id(Component component) {
        return switch (component) {
            case KAFKA -> kafka.getContainerId();
            case ELASTICSEARCH -> elasticsearch.getContainerId();
        };
    }

    private static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
