package counterclaim.enrich.perceptron;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Brown clusters: words that stand in like contexts share the beginning of a bit string. Made from news of 1996 by J.
 * Turian and others; from the Apache-2.0 artifact edu.emory.clir:clearnlp-global-lexica 3.1.
 */
public final class WordClasses {
    private static final int[] DEPTHS = {4, 6, 10, 20};
    private static final String RESOURCE = "/models/perceptron/word-classes.gz";

    /** Hashes of the beginnings of a bit string; the last is the whole. */
    private static final long[] NONE = new long[0];

    private final Map<String, long[]> classes;

    private WordClasses(Map<String, long[]> classes) {
        this.classes = classes;
    }

    public static WordClasses load() {
        var resource = WordClasses.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException("no resource " + RESOURCE);
        }
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(resource, 1 << 16), StandardCharsets.UTF_8), 1 << 16)) {
            var classes = new HashMap<String, long[]>(400_000);
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                int space = line.indexOf(' ');
                var bits = line.substring(0, space);
                var hashes = new ArrayList<Long>();
                for (int depth : DEPTHS) {
                    if (depth < bits.length()) {
                        hashes.add(Features.hash(bits, 0, depth));
                    }
                }
                hashes.add(Features.hash(bits));
                var row = hashes.stream().mapToLong(Long::longValue).toArray();
                int from = space + 1;
                while (from < line.length()) {
                    int to = line.indexOf(' ', from);
                    to = to < 0 ? line.length() : to;
                    classes.put(line.substring(from, to), row);
                    from = to + 1;
                }
            }
            return new WordClasses(classes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the word classes", e);
        }
    }

    /** Hashes from the coarsest class to the finest; empty for an unknown word. */
    long[] of(String form, String lower) {
        var found = classes.get(form);
        if (found == null) {
            found = classes.get(lower);
        }
        return found == null ? NONE : found;
    }
}
