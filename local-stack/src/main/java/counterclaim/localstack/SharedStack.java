package counterclaim.localstack;

import counterclaim.localstack.process.BoundedLog;
import counterclaim.localstack.process.Controls;
import counterclaim.localstack.process.Detached;
import counterclaim.localstack.process.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/** A user's view of the stack that a {@link Keeper} holds for all tests of a build. */
final class SharedStack implements LocalStack {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static Optional<SharedStack> joined = Optional.empty();

    private final KeeperFiles files;
    private final String bootstrapServers;
    private final URI elasticsearchUrl;

    private SharedStack(KeeperFiles files, Properties state) {
        this.files = files;
        this.bootstrapServers = state.getProperty("bootstrap.servers");
        this.elasticsearchUrl = URI.create(state.getProperty("elasticsearch.url"));
    }

    /** The same for every caller in this JVM. Where the keeper was killed meanwhile, a new one takes the programs over. */
    static synchronized LocalStack join() {
        var checkout = Checkout.find();
        var files = KeeperFiles.in(checkout);
        try {
            if (joined.isEmpty() || files.keeper().isEmpty()) {
                joined = Optional.of(join(checkout, files));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start or find the shared stack in " + files.folder(), e);
        }
        joined.get().awaitReady();
        return joined.get();
    }

    private static SharedStack join(Checkout checkout, KeeperFiles files) throws IOException {
        Files.createDirectories(files.folder());
        try (var channel = FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid()) {
                files.lease();
                if (files.keeper().isEmpty()) {
                    startKeeper(checkout, files);
                }
            }
        }
        return new SharedStack(files, awaitState(files));
    }

    private static void startKeeper(Checkout checkout, KeeperFiles files) throws IOException {
        Files.deleteIfExists(files.state());
        Files.deleteIfExists(files.failure());
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Dcounterclaim.root=" + checkout.root(),
                "-Dcounterclaim.stack.idle=" + System.getProperty("counterclaim.stack.idle", "PT10M"),
                "-cp",
                Keeper.classPath(),
                Keeper.class.getName());
        var keeper = Detached.start(command, Map.of(), checkout.root(), files.log());
        files.writeKeeper(keeper);
    }

    private static Properties awaitState(KeeperFiles files) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            var state = files.readState();
            if (state.isPresent()) {
                return state.get();
            }
            if (Files.exists(files.failure())) {
                throw new IllegalStateException("The shared stack did not start: " + Files.readString(files.failure()));
            }
            if (files.keeper().isEmpty()) {
                throw new IllegalStateException("The keeper of the shared stack ended. Its log, " + files.log()
                        + ":\n  " + String.join("\n  ", BoundedLog.tail(files.log(), 20)));
            }
            sleep();
        }
        throw new IllegalStateException("The shared stack was not ready within " + PATIENCE.toSeconds() + " s; see "
                + files.log() + " and the logs in " + files.run());
    }

    private static void sleep() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the shared stack", e);
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
        controls(component).kill();
    }

    @Override
    public void pause(Component component) {
        controls(component).pause();
    }

    @Override
    public void resume(Component component) {
        controls(component).resume();
    }

    @Override
    public void stop(Component component) {
        controls(component).hold(ProcessStack.STOP_WITHIN);
    }

    @Override
    public void start(Component component) {
        controls(component).release();
        awaitReady(component);
    }

    @Override
    public void awaitReady(Component component) {
        await(component, bootstrapServers, elasticsearchUrl, unready -> {
            var log = files.run().resolve(unready.label() + ".log");
            return "The end of its log, " + log + ":\n  " + String.join("\n  ", BoundedLog.tail(log, 20));
        });
    }

    static void await(
            Component component, String bootstrapServers, URI elasticsearchUrl, Function<Component, String> help) {
        switch (component) {
            case KAFKA -> {
                var colon = bootstrapServers.lastIndexOf(':');
                var host = bootstrapServers.substring(bootstrapServers.lastIndexOf('/', colon) + 1, colon);
                var port = Integer.parseInt(bootstrapServers.substring(colon + 1));
                await(component, Readiness.kafka(host, port), help);
            }
            case ELASTICSEARCH ->
                await(component, Readiness.http(URI.create(elasticsearchUrl + "/_cluster/health")), help);
        }
    }

    private static void await(Component component, Readiness readiness, Function<Component, String> help) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!readiness.isReady()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        component.label() + " of the shared stack does not answer. " + help.apply(component));
            }
            sleep();
        }
    }

    private Controls controls(Component component) {
        return new Controls(files.run(), component.label());
    }

    /** The lease ends with this JVM: other test classes in it may still want the stack. */
    @Override
    public void close() {}
}
