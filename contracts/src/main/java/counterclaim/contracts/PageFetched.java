package counterclaim.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * How one fetch ended. Topic {@code pages.fetched}, key articleId.
 *
 * @param articleId {@link Ids#articleId(String)} of the canonical URL
 * @param finalUrl after redirects
 * @param detail for people
 * @param article with outcome FETCHED only
 * @param recheckOf the articleId that was to be checked again; another one than articleId when the article moved
 * @param retry what is to be fetched once more, and not before when; absent when this outcome is final
 */
public record PageFetched(
        String articleId,
        String canonicalUrl,
        String requestedUrl,
        String finalUrl,
        FetchOutcome outcome,
        Optional<Integer> status,
        Optional<String> detail,
        Optional<ExtractedArticle> article,
        Validators validators,
        String outletId,
        FeedRegistered.StoreText storeText,
        Optional<FeedItem> item,
        EntryToFetch.Reason reason,
        Optional<String> recheckOf,
        Instant seenAt,
        Instant fetchedAt,
        Optional<Retry> retry) {
    /** An entry that goes back to {@code entries} at a time. */
    public record Retry(Instant at, EntryToFetch entry) {
        public Retry {
            Checks.present(at, "at");
            Checks.present(entry, "entry");
        }
    }

    public PageFetched {
        Checks.text(articleId, "articleId");
        Checks.text(canonicalUrl, "canonicalUrl");
        Checks.text(requestedUrl, "requestedUrl");
        Checks.text(finalUrl, "finalUrl");
        Checks.present(outcome, "outcome");
        status = Checks.maybe(status);
        detail = Checks.maybe(detail);
        article = Checks.maybe(article);
        Checks.present(validators, "validators");
        Checks.text(outletId, "outletId");
        Checks.present(storeText, "storeText");
        item = Checks.maybe(item);
        Checks.present(reason, "reason");
        recheckOf = Checks.maybe(recheckOf);
        Checks.present(seenAt, "seenAt");
        Checks.present(fetchedAt, "fetchedAt");
        retry = Checks.maybe(retry);
        if (article.isPresent() != (outcome == FetchOutcome.FETCHED)) {
            throw new IllegalArgumentException(
                    "outcome " + outcome + (article.isPresent() ? " with" : " without") + " an article");
        }
    }
}
