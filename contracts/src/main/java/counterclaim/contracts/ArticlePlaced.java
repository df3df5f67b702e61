package counterclaim.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * Where an article belongs. Topic {@code articles.placed}, key articleId, compacted.
 *
 * @param sequence of the ArticleFetched that was placed
 * @param originId the article that this one reprints
 * @param similarity share of this text that stands in the origin, 0 when it is no reprint
 */
public record ArticlePlaced(
        String articleId,
        long sequence,
        String storyId,
        Optional<String> originId,
        double similarity,
        Instant placedAt) {
    public ArticlePlaced {
        Checks.text(articleId, "articleId");
        Checks.atLeast(sequence, 0, "sequence");
        Checks.text(storyId, "storyId");
        originId = Checks.maybe(originId);
        Checks.share(similarity, "similarity");
        Checks.present(placedAt, "placedAt");
    }
}
