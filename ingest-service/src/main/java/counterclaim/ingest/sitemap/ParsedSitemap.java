package counterclaim.ingest.sitemap;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What came of reading a document as a sitemap. */
public sealed interface ParsedSitemap {
    /** @param truncated whether there was more than is read */
    record Pages(List<SitemapEntry> pages, boolean truncated) implements ParsedSitemap {
        public Pages {
            pages = List.copyOf(pages);
        }
    }

    /**
     * Other sitemaps to read.
     *
     * @param truncated whether there was more than is read
     */
    record Index(List<SitemapEntry> sitemaps, boolean truncated) implements ParsedSitemap {
        public Index {
            sitemaps = List.copyOf(sitemaps);
        }
    }

    /** @param detail one plain sentence for people */
    record NotASitemap(String detail) implements ParsedSitemap {
        public NotASitemap {
            requireNonNull(detail, "detail");
        }
    }
}
