package counterclaim.ingest.feed.parse;

/**
 * How much of a feed is read.
 *
 * @param bytes   largest document
 * @param entries entries that are kept; those after are left out
 * @param depth   nesting; deeper elements are dropped, their text is kept
 * @param nodes   elements in one document
 */
public record FeedLimits(int bytes, int entries, int depth, int nodes) {
    /** What news feeds stay well inside of. */
    public static final FeedLimits DEFAULT = new FeedLimits(16 << 20, 10_000, 200, 300_000);

    public FeedLimits {
        if (bytes < 1 || entries < 1 || depth < 8 || nodes < 8) {
            throw new IllegalArgumentException(
                    "limits too small: " + bytes + ", " + entries + ", " + depth + ", " + nodes);
        }
    }
}
