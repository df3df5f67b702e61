package counterclaim.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a feed says of an article.
 *
 * @param link absolute
 * @param title plain text
 * @param summary plain text
 * @param contentHtml sanitised; the whole article where the feed carries it
 */
public record FeedItem(
        String feedId,
        Optional<String> guid,
        String link,
        Optional<String> title,
        Optional<String> summary,
        Optional<String> contentHtml,
        List<String> authors,
        List<String> categories,
        Optional<String> language,
        Optional<Instant> publishedAt,
        Optional<Instant> updatedAt) {
    public FeedItem {
        Checks.text(feedId, "feedId");
        guid = Checks.maybe(guid);
        Checks.text(link, "link");
        title = Checks.maybe(title);
        summary = Checks.maybe(summary);
        contentHtml = Checks.maybe(contentHtml);
        authors = Checks.list(authors);
        categories = Checks.list(categories);
        language = Checks.maybe(language);
        publishedAt = Checks.maybe(publishedAt);
        updatedAt = Checks.maybe(updatedAt);
    }
}
