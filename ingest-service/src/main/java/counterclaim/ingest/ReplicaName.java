package counterclaim.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The name of this replica, kept in its state folder: after a restart Kafka knows it again and gives it its partitions at once. */
final class ReplicaName {
    private ReplicaName() {}

    static String of(Path stateDir) {
        var file = stateDir.resolve("replica-name");
        try {
            Files.createDirectories(stateDir);
            if (Files.exists(file)) {
                var kept = Files.readString(file).strip();
                if (kept.matches("[0-9a-f]{16}")) {
                    return kept;
                }
            }
            var name = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
            Files.writeString(file, name + "\n");
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot use the state folder " + stateDir
                            + ": make it writable, or set COUNTERCLAIM_STATE_DIR to one that is",
                    e);
        }
    }
}
