package counterclaim.enrich.encoder;

import java.util.List;

/**
 * An attribution that the encoder found; passages as [start, end) in UTF-16 units.
 *
 * @param sentence index of the sentence of the cue
 * @param confidence of the cue
 */
public record EncodedSaying(int sentence, int[] cue, List<int[]> source, List<int[]> content, double confidence) {
    public EncodedSaying {
        source = List.copyOf(source);
        content = List.copyOf(content);
    }
}
