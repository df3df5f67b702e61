package counterclaim.ingest.extract;

import java.net.URI;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** Finds the article in a page. Pages are hostile input: nothing in them is executed or fetched. Thread-safe. */
public final class ArticleExtractor {
    /** Largest page looked at, in bytes or, of a page that comes as text, in chars. */
    public static final int LARGEST_PAGE = 16 * 1024 * 1024;

    /** Longest article text given out, in chars; more is cut and says so. */
    public static final int LONGEST_TEXT = 1_000_000;

    /** Where a page has a paywall, a text shorter than this, in chars, is taken for what stands before it. */
    private static final int TEASER = 1_200;

    /** Elements nested deeper are put side by side. */
    private static final int DEEPEST = 400;

    /**
     * @param html        the body of the response as it came, unpacked
     * @param contentType the header of the response; of use for its charset
     * @param pageUrl     where the page came from; relative addresses are resolved against it
     */
    public ExtractionOutcome extract(byte[] html, Optional<String> contentType, URI pageUrl) {
        if (html.length > LARGEST_PAGE) {
            return new ExtractionOutcome.TooLarge(html.length, LARGEST_PAGE);
        }
        return FileKind.otherThanHtml(html, contentType)
                .<ExtractionOutcome>map(ExtractionOutcome.NotHtml::new)
                .orElseGet(() -> extract(PageEncoding.decode(html, contentType), pageUrl));
    }

    /** The same for a page that has been decoded, for example the content of a feed entry. */
    public ExtractionOutcome extract(String html, URI pageUrl) {
        if (html.length() > LARGEST_PAGE) {
            return new ExtractionOutcome.TooLarge(html.length(), LARGEST_PAGE);
        }
        var parser = Parser.htmlParser().setMaxDepth(DEEPEST);
        var document = Jsoup.parse(html, pageUrl.toString(), parser);
        var metadata = Metadata.of(document, pageUrl);
        var body = BodyText.of(document, metadata);
        if (body.text().isBlank()) {
            return new ExtractionOutcome.NoText();
        }
        return new ExtractionOutcome.Extracted(article(metadata, body));
    }

    private static ExtractedArticle article(Metadata metadata, BodyText.Found body) {
        var text = body.text();
        return new ExtractedArticle(
                metadata.title(),
                metadata.bylines(),
                metadata.published().or(body::shown).map(Moment::instant),
                metadata.modified().map(Moment::instant),
                metadata.section(),
                metadata.language(),
                metadata.leadImage(),
                metadata.canonicalUrls(),
                metadata.notFree() || metadata.namesPaywall() && text.length() < TEASER,
                metadata.siteName(),
                cut(text),
                text.length() > LONGEST_TEXT);
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end);
    }
}
