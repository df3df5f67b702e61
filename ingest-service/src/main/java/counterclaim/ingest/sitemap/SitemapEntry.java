package counterclaim.ingest.sitemap;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A page, or another sitemap.
 *
 * @param address      absolute where it could be resolved; whoever fetches it checks it again, also whether the sitemap may speak for it
 * @param lastModified as claimed
 */
public record SitemapEntry(String address, Optional<Instant> lastModified, Optional<NewsItem> news) {
    public SitemapEntry {
        requireNonNull(address, "address");
        requireNonNull(lastModified, "lastModified");
        requireNonNull(news, "news");
    }
}
