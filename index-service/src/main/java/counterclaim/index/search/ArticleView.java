package counterclaim.index.search;

import counterclaim.contracts.Attribution;
import counterclaim.contracts.ContestedClaim;
import counterclaim.contracts.Entity;
import counterclaim.contracts.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An article with its tags. Spans point into {@code title} and {@code text}; where the outlet allows only an excerpt, some point behind
 * its end.
 *
 * @param text as much of it as may be kept; empty when withdrawn
 * @param textCut the text goes on, elsewhere
 * @param storeText how much of the text the outlet lets us keep: FULL, EXCERPT or NONE
 * @param tagged false where the language is not one that tags are made for
 * @param claims those of the ledger that it asserts or disputes
 */
public record ArticleView(
        String articleId,
        String url,
        String title,
        String outletId,
        List<String> bylines,
        Optional<String> language,
        Optional<Instant> publishedAt,
        Optional<Instant> modifiedAt,
        Instant firstSeenAt,
        Instant fetchedAt,
        long sequence,
        int version,
        String change,
        boolean withdrawn,
        Optional<String> withdrawal,
        Optional<String> movedTo,
        boolean paywalled,
        String completeness,
        String storeText,
        String text,
        boolean textCut,
        Optional<String> diff,
        boolean tagged,
        List<Topic> topics,
        List<Entity> entities,
        List<Attribution> attributions,
        List<ContestedClaim> contested,
        Optional<String> storyId,
        Optional<String> originId,
        List<ClaimHit> claims) {}
