package counterclaim.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Where the benchmark sets lie: system property or environment variable, else beside the repository. */
public final class Benchmarks {
    private Benchmarks() {}

    /** The folder of a set; skips the calling test, with the reason, where there is none. */
    public static Path folder(String name) {
        var root = Optional.ofNullable(System.getProperty("counterclaim.benchmarks"))
                .or(() -> Optional.ofNullable(System.getenv("COUNTERCLAIM_BENCHMARKS")))
                .map(Path::of)
                .orElseGet(() ->
                        Path.of(System.getProperty("counterclaim.root", "..")).resolve("../shared/benchmarks"));
        var folder = root.resolve(name);
        Assumptions.assumeTrue(
                Files.isDirectory(folder),
                () -> "skipped: no benchmark files in "
                        + folder.toAbsolutePath().normalize()
                        + "; set COUNTERCLAIM_BENCHMARKS to the folder that has them");
        return folder;
    }
}
