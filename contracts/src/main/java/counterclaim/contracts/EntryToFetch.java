package counterclaim.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page to fetch, and why. Topic {@code entries}, key host:port of the URL, so that one fetcher owns each host.
 *
 * @param url absolute http or https
 * @param item absent for a re-check
 * @param articleId of the article to check again; absent while it is not known
 * @param outlet the hint of the feed
 * @param validators of the text that is known, for a conditional request
 * @param redirects the addresses that led here, oldest first
 * @param seenAt when the entry was first seen in a feed, or the re-check fell due
 * @param attempt 0 the first time
 */
public record EntryToFetch(
        String url,
        Reason reason,
        Optional<FeedItem> item,
        Optional<String> articleId,
        Optional<String> outlet,
        FeedRegistered.StoreText storeText,
        Validators validators,
        List<String> redirects,
        Instant seenAt,
        int attempt) {
    public enum Reason {
        NEW,
        UPDATED,
        RECHECK,
        REDIRECT
    }

    public EntryToFetch {
        Checks.text(url, "url");
        Checks.present(reason, "reason");
        item = Checks.maybe(item);
        articleId = Checks.maybe(articleId);
        outlet = Checks.maybe(outlet);
        Checks.present(storeText, "storeText");
        Checks.present(validators, "validators");
        redirects = Checks.list(redirects);
        Checks.present(seenAt, "seenAt");
        Checks.atLeast(attempt, 0, "attempt");
    }
}
