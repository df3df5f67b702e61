package counterclaim.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a feed after its latest poll. Topic {@code feeds.polled}, key feedId, compacted. Validators are those of the latest body
 * whose every entry was acknowledged by Kafka.
 *
 * @param url the address that was asked
 * @param movedTo where 301 or 308 sent us; asked from then on
 * @param retired answered 410: not asked any more
 * @param bodyHash hash of the latest body, to know an unchanged one
 * @param detail for people: what exactly was wrong
 * @param status HTTP status, when there was an answer
 * @param failures failures in a row
 * @param entriesPerDay smoothed
 * @param title as the feed calls itself
 * @param seen hashes of entries that were passed on, newest last, at most 1,000
 */
public record FeedPolled(
        String feedId,
        String url,
        Optional<String> movedTo,
        boolean retired,
        Validators validators,
        Optional<String> bodyHash,
        PollOutcome outcome,
        Optional<String> detail,
        Optional<Integer> status,
        Instant polledAt,
        Instant nextDueAt,
        Optional<Instant> lastSuccessAt,
        Optional<Instant> lastNewEntryAt,
        int failures,
        double entriesPerDay,
        Optional<String> title,
        List<String> seen,
        Optional<WebSubLease> webSub) {
    /** The most entry hashes that {@link #seen()} holds. */
    public static final int MOST_SEEN = 1_000;

    public FeedPolled {
        Checks.text(feedId, "feedId");
        Checks.text(url, "url");
        movedTo = Checks.maybe(movedTo);
        Checks.present(validators, "validators");
        bodyHash = Checks.maybe(bodyHash);
        Checks.present(outcome, "outcome");
        detail = Checks.maybe(detail);
        status = Checks.maybe(status);
        Checks.present(polledAt, "polledAt");
        Checks.present(nextDueAt, "nextDueAt");
        lastSuccessAt = Checks.maybe(lastSuccessAt);
        lastNewEntryAt = Checks.maybe(lastNewEntryAt);
        Checks.atLeast(failures, 0, "failures");
        title = Checks.maybe(title);
        seen = Checks.list(seen);
        webSub = Checks.maybe(webSub);
        Checks.atLeast(MOST_SEEN - seen.size(), 0, "room in seen");
    }
}
