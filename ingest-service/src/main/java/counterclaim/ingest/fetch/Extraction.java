package counterclaim.ingest.fetch;

import counterclaim.contracts.ExtractedArticle;
import counterclaim.contracts.ExtractedArticle.Completeness;
import counterclaim.contracts.FeedItem;
import counterclaim.contracts.FetchOutcome;
import counterclaim.ingest.address.CanonicalUrl;
import counterclaim.ingest.address.WebUrl;
import counterclaim.ingest.extract.ArticleExtractor;
import counterclaim.ingest.extract.ExtractionOutcome;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** From a page, and what the feed says of it, to the article on the page. */
final class Extraction {
    /** A feed entry with less is taken for a summary, whatever it says. */
    private static final int SHORTEST_WHOLE = 600;

    private static final int LONGEST_TITLE = 120;

    private static final Pattern CUT_OFF = Pattern.compile(
            "(?:…|\\.\\.\\.|\\[\\s*…\\s*]|\\[\\.\\.\\.]|»)\\s*$"
                    + "|(?:read (?:more|the full|on)|continue reading|full story|weiterlesen|mehr lesen|leer más|seguir leyendo|lire la suite)[^.\\n]{0,60}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What may be a page; servers that name no type, or a wrong one, are judged by the first character. */
    private static final Pattern READABLE =
            Pattern.compile("html|xml|text/|unknown|octet-stream", Pattern.CASE_INSENSITIVE);

    private final ArticleExtractor extractor;

    Extraction(ArticleExtractor extractor) {
        this.extractor = extractor;
    }

    /** What became of a page. */
    sealed interface Reading {
        record Found(ExtractedArticle article, CanonicalUrl canonical) implements Reading {}

        record None(FetchOutcome outcome, String detail) implements Reading {}
    }

    Reading read(byte[] body, Optional<String> contentType, WebUrl url, Optional<FeedItem> item) {
        var own = CanonicalUrl.of(url).orElseThrow();
        if (contentType.filter(type -> !READABLE.matcher(type).find()).isPresent() && !startsAsMarkup(body)) {
            return new Reading.None(FetchOutcome.NOT_HTML, "the page is no HTML but " + contentType.get());
        }
        var fromFeed = item.flatMap(entry -> whole(entry, url));
        return switch (extractor.extract(body, contentType, own.toUri())) {
            case ExtractionOutcome.Extracted(counterclaim.ingest.extract.ExtractedArticle page) -> {
                var canonical = canonical(page.canonicalUrls(), own);
                var shown = ofPage(page, item);
                // Behind a paywall a page shows a few lines; an outlet that puts the rest into its feed gives it to
                // everybody.
                yield new Reading.Found(
                        fromFeed.filter(feed -> shown.paywalled()
                                        && feed.text().length() > shown.text().length())
                                .map(feed -> withTextOf(feed, shown))
                                .orElse(shown),
                        canonical);
            }
            case ExtractionOutcome.NoText _ ->
                fromFeed.<Reading>map(article -> new Reading.Found(article, own))
                        .orElse(new Reading.None(FetchOutcome.NO_TEXT, "there is no article on the page"));
            case ExtractionOutcome.TooLarge(long size, long limit) ->
                new Reading.None(FetchOutcome.TOO_LARGE, "the page has " + size + " bytes, more than " + limit);
            case ExtractionOutcome.NotHtml(String found) ->
                new Reading.None(FetchOutcome.NOT_HTML, "the page is no HTML but " + found);
        };
    }

    private static boolean startsAsMarkup(byte[] body) {
        for (var b : body) {
            if (b > ' ') {
                return b == '<';
            }
        }
        return false;
    }

    /** The article that a feed entry carries, when it is all there. */
    Optional<ExtractedArticle> whole(FeedItem item, WebUrl url) {
        if (item.contentHtml().isEmpty() || item.title().isEmpty()) {
            return Optional.empty();
        }
        var base = CanonicalUrl.of(url).map(CanonicalUrl::toUri).orElse(URI.create("about:blank"));
        var html = "<html><body><article>" + item.contentHtml().get() + "</article></body></html>";
        if (!(extractor.extract(html, base)
                instanceof ExtractionOutcome.Extracted(counterclaim.ingest.extract.ExtractedArticle found))) {
            return Optional.empty();
        }
        var text = found.text();
        if (text.length() < SHORTEST_WHOLE || CUT_OFF.matcher(text).find()) {
            return Optional.empty();
        }
        return Optional.of(new ExtractedArticle(
                item.title().get(),
                item.authors(),
                item.publishedAt(),
                item.updatedAt(),
                item.categories().stream().findFirst(),
                item.language(),
                found.leadImage().map(URI::toString),
                false,
                text,
                found.cut(),
                Completeness.FEED));
    }

    private static ExtractedArticle ofPage(counterclaim.ingest.extract.ExtractedArticle page, Optional<FeedItem> item) {
        return new ExtractedArticle(
                page.title()
                        .or(() -> item.flatMap(FeedItem::title))
                        .filter(title -> !title.isBlank())
                        .orElseGet(() -> firstWords(page.text())),
                page.bylines().isEmpty() ? item.map(FeedItem::authors).orElse(List.of()) : page.bylines(),
                page.publishedAt().or(() -> item.flatMap(FeedItem::publishedAt)),
                page.modifiedAt().or(() -> item.flatMap(FeedItem::updatedAt)),
                page.section()
                        .or(() -> item.flatMap(
                                entry -> entry.categories().stream().findFirst())),
                page.language().or(() -> item.flatMap(FeedItem::language)),
                page.leadImage().map(URI::toString),
                page.paywalled(),
                page.text(),
                page.cut(),
                page.paywalled() ? Completeness.PARTIAL : Completeness.PAGE);
    }

    private static ExtractedArticle withTextOf(ExtractedArticle feed, ExtractedArticle page) {
        return new ExtractedArticle(
                page.title(),
                page.bylines(),
                page.publishedAt(),
                page.modifiedAt(),
                page.section(),
                page.language(),
                page.leadImage(),
                page.paywalled(),
                feed.text(),
                feed.textCut(),
                Completeness.FEED);
    }

    /**
     * The first address that the page gives as its own and that it may speak for. Not the front page: many sites name it on every page.
     */
    private static CanonicalUrl canonical(List<URI> named, CanonicalUrl own) {
        return named.stream()
                .flatMap(address -> CanonicalUrl.parse(address.toString()).stream())
                .filter(address -> address.sameSite(own))
                .filter(address -> !isFrontPage(address) || isFrontPage(own))
                .findFirst()
                .orElse(own);
    }

    static boolean isFrontPage(CanonicalUrl address) {
        var uri = address.toUri();
        return uri.getRawQuery() == null
                && (uri.getRawPath() == null
                        || uri.getRawPath().isEmpty()
                        || uri.getRawPath().equals("/"));
    }

    private static String firstWords(String text) {
        var line = text.lines().findFirst().orElse(text).strip();
        return line.length() <= LONGEST_TITLE
                ? line
                : line.substring(
                                0,
                                line.lastIndexOf(' ', LONGEST_TITLE) > 0
                                        ? line.lastIndexOf(' ', LONGEST_TITLE)
                                        : LONGEST_TITLE)
                        + "…";
    }
}
