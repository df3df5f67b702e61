package counterclaim.index.search;

import java.time.Instant;
import java.util.Optional;

/**
 * What an article said at a time.
 *
 * @param text as much as may be kept; empty when the article was withdrawn since
 * @param diff from the version before, for people
 */
public record ArticleVersion(
        String articleId,
        int version,
        String change,
        Instant fetchedAt,
        boolean withdrawn,
        String title,
        String text,
        boolean textCut,
        Optional<String> diff) {}
