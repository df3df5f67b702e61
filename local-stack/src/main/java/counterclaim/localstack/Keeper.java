package counterclaim.localstack;

import counterclaim.localstack.process.Controls;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Holds the stack that all tests of a build share. Ends when told (SIGTERM) or when nobody has used the stack for a
 * while; killed, it leaves the programs running, and the next keeper takes them over.
 */
public final class Keeper {
    private static final Duration POLL = Duration.ofSeconds(1);

    private Keeper() {}

    /**
     * @param arguments {@code stop} ends the keeper that runs; none becomes the keeper. All settings are system properties:
     *     {@code counterclaim.root}, {@code counterclaim.stack.idle}
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var checkout = Checkout.find();
        if (arguments.length > 0) {
            stop(checkout);
            return;
        }
        var files = KeeperFiles.in(checkout);
        var idle = Duration.parse(System.getProperty("counterclaim.stack.idle", "PT10M"));
        try {
            emptyUnlessRunning(files);
            var stack = LocalStack.in(files.stack())
                    .checkout(checkout)
                    .kafkaHeap("384m")
                    .events(event -> System.err.println(Instant.now() + " " + event))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(files, stack)));
            files.writeState(stack);
            awaitIdle(files, idle);
        } catch (IOException | RuntimeException e) {
            Files.writeString(files.failure(), e.getMessage());
            throw e;
        }
    }

    /** Ends the keeper of a checkout, and with it the stack; does nothing when there is none. */
    private static void stop(Checkout checkout) throws IOException {
        KeeperFiles.in(checkout).keeper().ifPresent(keeper -> {
            keeper.destroy();
            keeper.onExit()
                    .orTimeout(60, TimeUnit.SECONDS)
                    .exceptionally(late -> keeper)
                    .join();
        });
    }

    /** Classes of this module only: the keeper needs nothing else, whatever the test that starts it has. */
    static String classPath() {
        try {
            return Path.of(Keeper.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot tell where the classes of local-stack are", e);
        }
    }

    private static void emptyUnlessRunning(KeeperFiles files) throws IOException {
        boolean runs = Arrays.stream(LocalStack.Component.values())
                .anyMatch(component ->
                        new Controls(files.run(), component.label()).process().isPresent());
        if (!runs) {
            Distribution.deleteAll(files.stack());
        }
    }

    private static void awaitIdle(KeeperFiles files, Duration idle) throws IOException, InterruptedException {
        var lastUse = Instant.now();
        while (true) {
            if (files.isUsed()) {
                lastUse = Instant.now();
            } else if (Duration.between(lastUse, Instant.now()).compareTo(idle) > 0 && isStillUnused(files)) {
                System.err.println(Instant.now() + " nobody has used the stack for " + idle + ": stopping it");
                return;
            }
            Thread.sleep(POLL);
        }
    }

    /** Under the lock, so that nobody joins a stack that is about to stop. */
    private static boolean isStillUnused(KeeperFiles files) throws IOException {
        try (var channel = FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !files.isUsed()) {
                Files.deleteIfExists(files.state());
                return true;
            }
            return false;
        }
    }

    private static void end(KeeperFiles files, LocalStack stack) {
        try {
            Files.deleteIfExists(files.state());
        } catch (IOException e) {
            System.err.println("Cannot delete " + files.state() + ": " + e.getMessage());
        }
        stack.close();
    }
}
