package counterclaim.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The article of one page or feed entry. {@code text} has its paragraphs separated by one blank line.
 *
 * @param publishedAt as claimed
 * @param modifiedAt as claimed
 * @param language as declared, a BCP 47 tag
 * @param leadImage absolute URL
 * @param text at most 1,000,000 UTF-16 units
 * @param textCut the text was longer
 */
public record ExtractedArticle(
        String title,
        List<String> bylines,
        Optional<Instant> publishedAt,
        Optional<Instant> modifiedAt,
        Optional<String> section,
        Optional<String> language,
        Optional<String> leadImage,
        boolean paywalled,
        String text,
        boolean textCut,
        Completeness completeness) {
    public enum Completeness {
        /** Extracted from the page. */
        PAGE,
        /** From a feed entry that carried the whole article. */
        FEED,
        /** Only a part could be had, behind a paywall for instance. */
        PARTIAL
    }

    /** The most UTF-16 units of text that an article keeps. */
    public static final int LONGEST_TEXT = 1_000_000;

    public ExtractedArticle {
        Checks.text(title, "title");
        bylines = Checks.list(bylines);
        publishedAt = Checks.maybe(publishedAt);
        modifiedAt = Checks.maybe(modifiedAt);
        section = Checks.maybe(section);
        language = Checks.maybe(language);
        leadImage = Checks.maybe(leadImage);
        Checks.text(text, "text");
        Checks.present(completeness, "completeness");
        Checks.atLeast(LONGEST_TEXT - text.length(), 0, "room in text");
    }
}
