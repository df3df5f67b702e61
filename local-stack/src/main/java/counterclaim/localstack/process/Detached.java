package counterclaim.localstack.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts a process that the terminal's Ctrl-C and the end of this JVM do not reach. */
public final class Detached {
    private Detached() {}

    public static ProcessHandle start(List<String> command, Map<String, String> environment, Path folder, Path log)
            throws IOException {
        var all = new ArrayList<String>();
        if (onPath("setsid").isPresent()) {
            all.add("setsid");
        } else if (onPath("nohup").isPresent()) {
            all.add("nohup");
        }
        all.addAll(command);
        Files.createDirectories(log.toAbsolutePath().getParent());
        var builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start().toHandle();
    }

    /** The program of that name on PATH or in the folders of system programs. */
    public static Optional<Path> onPath(String program) {
        var folders = Optional.ofNullable(System.getenv("PATH")).orElse("") + ":/usr/sbin:/usr/bin:/sbin:/bin";
        for (var folder : folders.split(":")) {
            if (!folder.isBlank()) {
                var file = Path.of(folder, program);
                if (Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }
}
