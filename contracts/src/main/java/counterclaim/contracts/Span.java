package counterclaim.contracts;

import static java.util.Objects.requireNonNull;

/**
 * A passage of an article, as evidence for a tag.
 *
 * @param part  which text the offsets count in
 * @param start first UTF-16 unit of the passage
 * @param end   the unit after its last
 * @param exact the words of the passage, repeated so that a reader in another language needs no arithmetic
 */
public record Span(Part part, int start, int end, String exact) {
    /** The two texts of an article that spans point into. */
    public enum Part {
        TITLE,
        TEXT
    }

    public Span {
        requireNonNull(part, "part");
        requireNonNull(exact, "exact");
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("span from " + start + " to " + end);
        }
        if (exact.length() != end - start) {
            throw new IllegalArgumentException(
                    "span from " + start + " to " + end + " repeats " + exact.length() + " units");
        }
    }

    /** The passage of {@code text} from {@code start} to {@code end}. */
    public static Span of(Part part, String text, int start, int end) {
        return new Span(part, start, end, text.substring(start, end));
    }
}
