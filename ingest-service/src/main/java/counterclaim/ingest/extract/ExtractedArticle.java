package counterclaim.ingest.extract;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An article as its page tells it.
 *
 * @param title         headline without the name of the site
 * @param bylines       names of authors, without "by", in reading order
 * @param publishedAt   as the page claims; a time without zone is taken as UTC, a date without time as its first instant
 * @param modifiedAt    as the page claims, likewise
 * @param section       desk or topic under which the outlet files it
 * @param language      BCP 47 tag that the page declares for itself; not checked against the text
 * @param leadImage     absolute http(s) address
 * @param canonicalUrls absolute http(s) addresses that the page gives as its own, best first: rel=canonical, og:url, JSON-LD
 * @param paywalled     true where the page says that the text is not (all) free to read
 * @param siteName      name of the outlet
 * @param text          paragraphs parted by an empty line, no markup, no headline; never blank
 * @param cut           true where the text was longer than {@link ArticleExtractor#LONGEST_TEXT} chars and was cut
 */
public record ExtractedArticle(
        Optional<String> title,
        List<String> bylines,
        Optional<Instant> publishedAt,
        Optional<Instant> modifiedAt,
        Optional<String> section,
        Optional<String> language,
        Optional<URI> leadImage,
        List<URI> canonicalUrls,
        boolean paywalled,
        Optional<String> siteName,
        String text,
        boolean cut) {
    public ExtractedArticle {
        requireNonNull(title, "title");
        bylines = List.copyOf(bylines);
        requireNonNull(publishedAt, "publishedAt");
        requireNonNull(modifiedAt, "modifiedAt");
        requireNonNull(section, "section");
        requireNonNull(language, "language");
        requireNonNull(leadImage, "leadImage");
        canonicalUrls = List.copyOf(canonicalUrls);
        requireNonNull(siteName, "siteName");
        if (text.isBlank()) {
            throw new IllegalArgumentException("article without text: " + title.orElse("(no title)"));
        }
    }
}
