package counterclaim.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The newest state of an article, whole. Topic {@code articles.fetched}, key articleId, compacted.
 *
 * @param sequence grows by one with every record of the article, from 1; a reader drops what is below the last seen
 * @param version counts changes of title or text, from 1
 * @param change why this record was written
 * @param contentHash over title and text
 * @param url canonical
 * @param publishedAt as claimed
 * @param modifiedAt as claimed
 * @param firstSeenAt set once; decides the index month
 * @param fetchedAt of this version
 * @param language as declared
 * @param feedIds the feeds that carried it, at most 50
 * @param withdrawn taken down by its outlet: not shown, not counted
 * @param withdrawal why it counts as withdrawn
 * @param movedTo articleId under which it goes on
 * @param diff what changed since the version before, for people, at most 2,000 units
 */
public record ArticleFetched(
        String articleId,
        long sequence,
        int version,
        Change change,
        String contentHash,
        String url,
        String outletId,
        String title,
        List<String> bylines,
        Optional<Instant> publishedAt,
        Optional<Instant> modifiedAt,
        Instant firstSeenAt,
        Instant fetchedAt,
        Optional<String> language,
        Optional<String> section,
        List<String> categories,
        Optional<String> leadImage,
        boolean paywalled,
        String text,
        boolean textCut,
        ExtractedArticle.Completeness completeness,
        FeedRegistered.StoreText storeText,
        List<String> feedIds,
        boolean withdrawn,
        Optional<String> withdrawal,
        Optional<String> movedTo,
        Optional<String> diff) {
    public enum Change {
        NEW,
        /** Title or text changed. */
        EDITED,
        METADATA,
        WITHDRAWN,
        RESTORED,
        MOVED
    }

    public ArticleFetched {
        Checks.text(articleId, "articleId");
        Checks.atLeast(sequence, 0, "sequence");
        Checks.atLeast(version, 0, "version");
        Checks.present(change, "change");
        Checks.text(contentHash, "contentHash");
        Checks.text(url, "url");
        Checks.text(outletId, "outletId");
        Checks.text(title, "title");
        bylines = Checks.list(bylines);
        publishedAt = Checks.maybe(publishedAt);
        modifiedAt = Checks.maybe(modifiedAt);
        Checks.present(firstSeenAt, "firstSeenAt");
        Checks.present(fetchedAt, "fetchedAt");
        language = Checks.maybe(language);
        section = Checks.maybe(section);
        categories = Checks.list(categories);
        leadImage = Checks.maybe(leadImage);
        Checks.text(text, "text");
        Checks.present(completeness, "completeness");
        Checks.present(storeText, "storeText");
        feedIds = Checks.list(feedIds);
        withdrawal = Checks.maybe(withdrawal);
        movedTo = Checks.maybe(movedTo);
        diff = Checks.maybe(diff);
        Checks.atLeast(sequence, 1, "sequence");
        Checks.atLeast(version, 1, "version");
    }

    /** The time to sort by: when it was first seen, or published when that is earlier. */
    public Instant sortedAt() {
        return publishedAt.filter(firstSeenAt::isAfter).orElse(firstSeenAt);
    }
}
