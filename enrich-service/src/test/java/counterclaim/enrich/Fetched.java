package counterclaim.enrich;

import counterclaim.contracts.ArticleFetched;
import counterclaim.contracts.ExtractedArticle;
import counterclaim.contracts.FeedRegistered;
import counterclaim.contracts.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Articles for tests. */
final class Fetched {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Fetched() {}

    static ArticleFetched article(String url, long sequence, String title, String text, boolean withdrawn) {
        return new ArticleFetched(
                Ids.articleId(url),
                sequence,
                1,
                ArticleFetched.Change.NEW,
                Ids.contentHash(title, text),
                url,
                "courier.example",
                title,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                NOON,
                NOON,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                text,
                false,
                ExtractedArticle.Completeness.values()[0],
                FeedRegistered.StoreText.FULL,
                List.of(),
                withdrawn,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
