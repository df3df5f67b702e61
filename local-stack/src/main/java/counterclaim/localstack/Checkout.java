package counterclaim.localstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where things are in the repository. */
public final class Checkout {
    private static final String LAUNCHER = "counterclaim";

    private final Path root;

    private Checkout(Path root) {
        this.root = root;
    }

    /**
     * The repository by system property {@code counterclaim.root}, otherwise the nearest folder upwards that holds the
     * launcher.
     */
    public static Checkout find() {
        return Optional.ofNullable(System.getProperty("counterclaim.root"))
                .filter(given -> !given.isBlank())
                .map(Path::of)
                .or(() -> upwards(Path.of("").toAbsolutePath()))
                .map(Checkout::at)
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot find the repository: start inside it or set -Dcounterclaim.root=FOLDER"));
    }

    public static Checkout at(Path root) {
        return new Checkout(root.toAbsolutePath().normalize());
    }

    private static Optional<Path> upwards(Path from) {
        for (var folder = from; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(LAUNCHER)) && Files.isRegularFile(folder.resolve("pom.xml"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    public Path root() {
        return root;
    }

    /** State that is no part of the repository. */
    public Path state() {
        return root.resolve(".counterclaim");
    }

    /** The jars of broker and command line. */
    public Path lib() {
        return built(root.resolve("local-stack/target/lib"));
    }

    Path elasticsearchArchive() {
        return built(root.resolve("local-stack/target/elasticsearch/elasticsearch.zip"));
    }

    Path elasticsearchPlugin() {
        return built(root.resolve("local-stack/target/elasticsearch/elasticsearch-analysis.jar"));
    }

    private static Path built(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalStateException(path
                    + " is missing: build it with `mvn -pl contracts,local-stack/elasticsearch-analysis,local-stack"
                    + " package -DskipTests` in the repository");
        }
        return path;
    }
}
