package counterclaim.enrich.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The folder of corpora, and what may not be trained on. */
final class Corpus {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path root;

    Corpus(Path root) {
        this.root = root;
    }

    Path path(String name) {
        return root.resolve(name);
    }

    List<JsonNode> lines(String name) throws IOException {
        var rows = new ArrayList<JsonNode>();
        try (var lines = Files.lines(root.resolve(name))) {
            for (var line : (Iterable<String>) lines::iterator) {
                if (!line.isBlank()) {
                    rows.add(MAPPER.readTree(line));
                }
            }
        }
        return rows;
    }

    /** All articles of contested: nothing else is trained on them, so that they stay out of sample there. */
    Set<String> contestedIds() throws IOException {
        var ids = new HashSet<String>();
        for (var part : List.of("contested/dev.jsonl", "contested/train.jsonl")) {
            for (var row : lines(part)) {
                ids.add(row.get("id").asText());
            }
        }
        return ids;
    }

    /** A third of contested/train.jsonl: never trained on, tuned on or looked at. */
    static boolean locked(String id) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest).mod(BigInteger.valueOf(3)).signum() == 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The outlet of an article of worldwide-ner: its id without the number at the end. */
    static String outlet(String id) {
        int dash = id.lastIndexOf('_');
        return dash > 0 ? id.substring(0, dash) : id;
    }
}
