package counterclaim.enrich;

import counterclaim.enrich.text.Sentence;
import counterclaim.enrich.text.TextPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A signature by which texts that share many runs of five words are found: {@link #SIZE} values, equal in the share of runs that two texts have in common. */
final class MinHash {
    static final int SIZE = 64;
    private static final int RUN = 5;

    private MinHash() {}

    /** Empty for a text of fewer than five words. */
    static List<Long> of(TextPart part) {
        var words = new ArrayList<Long>();
        for (Sentence sentence : part.sentences()) {
            for (var word : sentence.words()) {
                if (word.isWord()) {
                    words.add(hash(word.form().toLowerCase(Locale.ROOT)));
                }
            }
        }
        if (words.size() < RUN) {
            return List.of();
        }
        var least = new long[SIZE];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int i = 0; i + RUN <= words.size(); i++) {
            long run = 1;
            for (int k = 0; k < RUN; k++) {
                run = mix(run * 31 + words.get(i + k));
            }
            for (int k = 0; k < SIZE; k++) {
                // 53 bits, so that a reader in JavaScript sees the same numbers
                least[k] = Math.min(least[k], mix(run + k * 0x9E3779B97F4A7C15L) >>> 11);
            }
        }
        return Arrays.stream(least).boxed().toList();
    }

    private static long hash(String word) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < word.length(); i++) {
            h = (h ^ word.charAt(i)) * 0x100000001b3L;
        }
        return h;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
