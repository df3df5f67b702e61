package counterclaim.index.search;

import counterclaim.contracts.ContestedClaim;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An article in a list.
 *
 * @param publishedAt as its outlet claims
 * @param originId the article that it reprints
 * @param contested what somebody in the article disputes, as in ArticleEnriched
 */
public record ArticleHit(
        String articleId,
        String url,
        String title,
        String outletId,
        Optional<String> language,
        Optional<Instant> publishedAt,
        Instant firstSeenAt,
        int version,
        boolean withdrawn,
        Optional<String> storyId,
        Optional<String> originId,
        List<ContestedClaim> contested,
        Highlights highlights) {}
