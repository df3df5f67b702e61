package counterclaim.ingest.extract;

import static java.util.Objects.requireNonNull;

/** What became of one page. */
public sealed interface ExtractionOutcome {
    /** The page is an article. */
    record Extracted(ExtractedArticle article) implements ExtractionOutcome {
        public Extracted {
            requireNonNull(article, "article");
        }
    }

    /** The page is HTML in which no article text was found: an empty page, a start page, a form. */
    record NoText() implements ExtractionOutcome {}

    /**
     * The page was not looked at.
     *
     * @param size  bytes (or chars, of a page that came as text) that the page has
     * @param limit the most that is looked at
     */
    record TooLarge(long size, long limit) implements ExtractionOutcome {}

    /**
     * The bytes are something else.
     *
     * @param found what they look like, for people: "PDF", "an image", "binary data"
     */
    record NotHtml(String found) implements ExtractionOutcome {
        public NotHtml {
            requireNonNull(found, "found");
        }
    }
}
