package counterclaim.localstack.wire;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What happens to an article at one moment of the play.
 *
 * @param at    wire time since the start of the play; negative = before it
 * @param title as it stands from now on
 * @param text  as it stands from now on: paragraphs separated by one blank line; a heading starts with {@code ## }
 * @param to    the new slug when the article moves, otherwise empty
 */
public record Revision(Kind kind, Duration at, String title, String text, String to) {

    /** What a revision does. */
    public enum Kind {
        PUBLISH,
        EDIT,
        /** An edit with a correction note as its last paragraph. */
        CORRECTION,
        /** The page is gone (410) and the entry leaves the feeds. */
        WITHDRAW,
        /** A withdrawn article is back. */
        RESTORE,
        /** The page redirects (301) to a new address. */
        MOVE
    }

    public Revision {
        requireNonNull(kind, "kind");
        requireNonNull(at, "at");
        requireNonNull(title, "title");
        requireNonNull(text, "text");
        if ((kind == Kind.MOVE) == to.isEmpty()) {
            throw new IllegalArgumentException("a move, and nothing else, has a new slug");
        }
    }

    /** The text without mark-up: what an extractor should find. */
    public String plainText() {
        return text.replaceAll("(?m)^## ", "");
    }
}
