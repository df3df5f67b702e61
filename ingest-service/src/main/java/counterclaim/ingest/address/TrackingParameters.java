package counterclaim.ingest.address;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Parameters that say how a reader came to a page, not which page it is; names and prefixes in tracking-parameters.txt. */
final class TrackingParameters {
    private static final Set<String> NAMES = new HashSet<>();
    private static final Set<String> PREFIXES = new HashSet<>();

    static {
        try (var lines = TrackingParameters.class.getResourceAsStream("tracking-parameters.txt")) {
            for (var line : new String(lines.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                var name = line.strip();
                if (name.endsWith("*")) {
                    PREFIXES.add(name.substring(0, name.length() - 1));
                } else if (!name.isEmpty() && !name.startsWith("#")) {
                    NAMES.add(name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read tracking-parameters.txt", e);
        }
    }

    private TrackingParameters() {}

    static boolean contains(String parameter) {
        var name = parameter.toLowerCase(Locale.ROOT);
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
