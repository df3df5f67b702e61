package counterclaim.index.search;

import java.util.List;
import java.util.Optional;

/**
 * A page of articles.
 *
 * @param total of all pages
 * @param facets on the first page only
 * @param next cursor of the next page
 */
public record ArticlePage(long total, List<ArticleHit> items, Optional<Facet.Facets> facets, Optional<String> next) {}
