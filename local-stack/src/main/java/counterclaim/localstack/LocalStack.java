package counterclaim.localstack;

import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * A running Kafka broker and Elasticsearch, both on 127.0.0.1.
 *
 * <p>Tests take the one that all tests of a build share, and give their topics and indices names of their own:
 *
 * <pre>{@code
 * private static final LocalStack STACK = LocalStack.shared();
 * private static final String TOPIC = LocalStack.unique("entries");
 *
 * STACK.createTopic(TOPIC, 4);
 * STACK.bootstrapServers();  // "127.0.0.1:41234"
 * STACK.elasticsearchUrl();  // http://127.0.0.1:41235
 * }</pre>
 *
 * <p>Elasticsearch is the reduced distribution for integration tests: {@code GET /} answers 405 there, so ask
 * {@code /_cluster/health}; scripts, {@code _reindex}, {@code _delete_by_query}, ingest pipelines, ILM and the rrf and
 * linear retrievers are missing.
 *
 * <p>Needs no Kafka or Elasticsearch client on the class path, except that {@link #createTopic} and
 * {@link #createProductTopics} need some kafka-clients.
 */
public interface LocalStack extends AutoCloseable {
    /** The two programs, for tests of what happens when one is away. */
    enum Component {
        KAFKA("kafka"),
        ELASTICSEARCH("elasticsearch");

        private final String label;

        Component(String label) {
            this.label = label;
        }

        /** Its name in logs and files. */
        public String label() {
            return label;
        }
    }

    /** For {@code bootstrap.servers}: host:port. */
    String bootstrapServers();

    /** Without a slash at the end. */
    URI elasticsearchUrl();

    /** SIGKILL. It starts again by itself, on the same port and with its data; {@link #awaitReady()} waits for that. */
    void kill(Component component);

    /** SIGSTOP: connections stay open and nothing answers. */
    void pause(Component component);

    /** Ends a {@link #pause}. */
    void resume(Component component);

    /** Stops it in good order and leaves it down. */
    void stop(Component component);

    /** Starts it again after {@link #stop} and waits until it is ready. */
    void start(Component component);

    /** {@link #stop}, then {@link #start}. */
    default void restart(Component component) {
        stop(component);
        start(component);
    }

    /**
     * Waits until both answer.
     *
     * @throws IllegalStateException when one does not in time; says which and what its log says
     */
    default void awaitReady() {
        for (var component : Component.values()) {
            awaitReady(component);
        }
    }

    /** As {@link #awaitReady()}, for one of them. */
    void awaitReady(Component component);

    /** Creates a topic, with {@code cleanup.policy=delete}; does nothing when it is there. */
    default void createTopic(String name, int partitions) {
        LocalTopics.create(bootstrapServers(), name, partitions);
    }

    /** Creates every topic of the product as {@code counterclaim.contracts.Topics} says; does nothing for those there. */
    default void createProductTopics() {
        LocalTopics.createAll(bootstrapServers());
    }

    /** Empties the product's topics by deleting and creating them again. */
    default void recreateProductTopics() {
        LocalTopics.recreateAll(bootstrapServers());
    }

    /** Stops both (an own stack) or gives up this user's share (the shared one). The data stays where it is. */
    @Override
    void close();

    /**
     * The stack that all tests of a build share: the first caller starts it, in processes that outlive this JVM; it stops
     * ten minutes after its last user ended. It starts empty. With {@code -Dstack=containers} it is one in containers
     * instead, where an engine answers and the images are there; otherwise the calling test is skipped.
     */
    static LocalStack shared() {
        return isInContainers() ? ContainerStack.shared() : SharedStack.join();
    }

    /** Whether {@code -Dstack=containers} was given. */
    static boolean isInContainers() {
        return "containers".equals(System.getProperty("stack", ""));
    }

    /** A stack of one's own, with its state in {@code folder}: started there before, it goes on with the data. */
    static Builder in(Path folder) {
        return new Builder(folder);
    }

    /** A name that no other test has: {@code base-1f09a3c2}. */
    static String unique(String base) {
        return base + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }

    /** The heap sizes, and which programs; see {@link LocalStack#in}. */
    final class Builder {
        private final Path folder;
        private Optional<Checkout> checkout = Optional.empty();
        private Optional<Path> lib = Optional.empty();
        private String kafkaHeap = "512m";
        private String elasticsearchHeap = "512m";
        private Consumer<String> events = event -> {};

        private Builder(Path folder) {
            this.folder = folder.toAbsolutePath().normalize();
        }

        public Builder checkout(Checkout checkout) {
            this.checkout = Optional.of(checkout);
            return this;
        }

        /** The folder of the broker's jars, where it is not the one in the checkout. */
        public Builder lib(Path lib) {
            this.lib = Optional.of(lib);
            return this;
        }

        /** As {@code -Xmx} takes it. */
        public Builder kafkaHeap(String heap) {
            this.kafkaHeap = heap;
            return this;
        }

        /** As {@code -Xmx} takes it. */
        public Builder elasticsearchHeap(String heap) {
            this.elasticsearchHeap = heap;
            return this;
        }

        /** Told of starts and ends of the programs, one line each. */
        public Builder events(Consumer<String> events) {
            this.events = events;
            return this;
        }

        /**
         * Starts both and waits until they are ready. Processes left behind in the folder by a killed JVM are taken over.
         *
         * @throws IllegalStateException when one does not become ready; says which and what its log says
         */
        public LocalStack start() {
            var stack = startWithoutWaiting();
            try {
                stack.awaitReady();
            } catch (RuntimeException e) {
                stack.close();
                throw e;
            }
            return stack;
        }

        /** As {@link #start()}, but returns at once. */
        public LocalStack startWithoutWaiting() {
            var checkout = this.checkout.orElseGet(Checkout::find);
            return ProcessStack.start(new ProcessStack.Settings(
                    folder, checkout, lib.orElseGet(checkout::lib), kafkaHeap, elasticsearchHeap, events));
        }
    }
}
