package counterclaim.localstack.process;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to run, and how to tell that it is ready.
 *
 * @param name also the name of its files: {@code name.pid}, {@code name.log}
 * @param environment added to that of the parent
 * @param readyWithin after this long without readiness the start counts as failed
 * @param stopWithin between SIGTERM and SIGKILL
 */
public record Program(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Readiness readiness,
        Duration readyWithin,
        Duration stopWithin) {
    public Program {
        requireNonNull(name, "name");
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        requireNonNull(folder, "folder");
        requireNonNull(readiness, "readiness");
        if (command.isEmpty()) {
            throw new IllegalArgumentException("no command for " + name);
        }
    }

    /** Changes whenever the command or its environment does: a process found running may be an older one. */
    String fingerprint() {
        var text = String.join("\0", command) + "\0" + new TreeMap<>(environment);
        return HexFormat.of().toHexDigits(text.hashCode());
    }
}
