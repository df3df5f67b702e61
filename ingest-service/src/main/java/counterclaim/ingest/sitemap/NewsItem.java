package counterclaim.ingest.sitemap;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the news extension says about a page.
 *
 * @param publication name of the outlet
 * @param published   as claimed; a date without a time is the start of its day in UTC
 */
public record NewsItem(
        Optional<String> publication,
        Optional<String> language,
        Optional<Instant> published,
        Optional<String> title,
        List<String> keywords,
        List<String> stockTickers) {
    public NewsItem {
        requireNonNull(publication, "publication");
        requireNonNull(language, "language");
        requireNonNull(published, "published");
        requireNonNull(title, "title");
        keywords = List.copyOf(keywords);
        stockTickers = List.copyOf(stockTickers);
    }
}
