package counterclaim.enrich.encoder;

import java.util.List;

/** A text as the encoder sees it. */
final class Encoded {
    /**
     * A window with its numbers, one row a piece.
     *
     * @param states the last states; empty where nobody asked for them
     */
    record Numbers(Window window, float[] ner, float[] cue, float[] query, float[] key, float[] states) {}

    private final List<Numbers> windows;

    Encoded(List<Numbers> windows) {
        this.windows = List.copyOf(windows);
    }

    List<Numbers> windows() {
        return windows;
    }
}
