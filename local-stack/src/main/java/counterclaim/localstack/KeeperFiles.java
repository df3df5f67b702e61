package counterclaim.localstack;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/** What the keeper of the shared stack and its users tell each other, in files. */
record KeeperFiles(Path folder) {
    static KeeperFiles in(Checkout checkout) {
        return new KeeperFiles(checkout.state().resolve("test"));
    }

    Path lock() {
        return folder.resolve("lock");
    }

    Path state() {
        return folder.resolve("stack.properties");
    }

    Path failure() {
        return folder.resolve("failure");
    }

    Path log() {
        return folder.resolve("keeper.log");
    }

    Path run() {
        return stack().resolve("run");
    }

    Path stack() {
        return folder.resolve("stack");
    }

    private Path keeperPid() {
        return folder.resolve("keeper.pid");
    }

    private Path leases() {
        return folder.resolve("leases");
    }

    Optional<ProcessHandle> keeper() throws IOException {
        return running(keeperPid());
    }

    void writeKeeper(ProcessHandle keeper) throws IOException {
        Files.writeString(keeperPid(), name(keeper));
    }

    Optional<Properties> readState() throws IOException {
        try {
            var state = new Properties();
            state.load(new StringReader(Files.readString(state())));
            return Optional.of(state);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void writeState(LocalStack stack) throws IOException {
        var next = folder.resolve("stack.properties.new");
        Files.writeString(
                next,
                "bootstrap.servers=" + stack.bootstrapServers() + "\nelasticsearch.url=" + stack.elasticsearchUrl()
                        + "\n");
        Files.move(next, state(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** This JVM uses the stack, as long as it runs. */
    void lease() throws IOException {
        Files.createDirectories(leases());
        var me = ProcessHandle.current();
        Files.writeString(leases().resolve(Long.toString(me.pid())), name(me));
    }

    /** Whether any user still runs; forgets those that do not. */
    boolean isUsed() throws IOException {
        if (!Files.exists(leases())) {
            return false;
        }
        boolean used = false;
        try (var all = Files.list(leases())) {
            for (var lease : all.toList()) {
                if (running(lease).isPresent()) {
                    used = true;
                } else {
                    Files.deleteIfExists(lease);
                }
            }
        }
        return used;
    }

    private static Optional<ProcessHandle> running(Path file) throws IOException {
        try {
            var name = Files.readString(file).strip();
            if (name.isEmpty()) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(name.substring(0, name.indexOf(' '))))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> name(process).equals(name));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Pid and start time: the pid alone may be somebody else's by now. */
    private static String name(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
