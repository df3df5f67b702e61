package counterclaim.ingest.feed;

import counterclaim.contracts.FeedPolled;
import counterclaim.contracts.FeedRegistered;
import counterclaim.contracts.PollOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A feed as the API shows it. */
public record FeedView(
        String feedId,
        String url,
        Optional<String> title,
        Optional<String> outlet,
        List<String> tags,
        Optional<Duration> pollAtMost,
        FeedRegistered.State state,
        FeedRegistered.StoreText storeText,
        Instant registeredAt,
        Instant changedAt,
        Health health) {
    /**
     * @param outcome       of the latest poll; PENDING before the first, PAUSED while paused
     * @param detail        what exactly was wrong, for people
     * @param entriesPerDay as far as its rhythm is known
     * @param silent        without a new entry for longer than its rhythm
     */
    public record Health(
            PollOutcome outcome,
            Optional<String> detail,
            Optional<Integer> status,
            Optional<Instant> lastPollAt,
            Optional<Instant> lastSuccessAt,
            Optional<Instant> lastNewEntryAt,
            Optional<Instant> nextDueAt,
            int failures,
            double entriesPerDay,
            boolean silent,
            boolean retired,
            Optional<String> movedTo) {}

    static FeedView of(FeedRegistered feed, Optional<FeedPolled> polled, Instant now) {
        return new FeedView(
                feed.feedId(),
                feed.url(),
                feed.title().or(() -> polled.flatMap(FeedPolled::title)),
                feed.outlet(),
                feed.tags(),
                feed.pollAtMost(),
                feed.state(),
                feed.storeText(),
                feed.registeredAt(),
                feed.changedAt(),
                health(feed, polled, now));
    }

    private static Health health(FeedRegistered feed, Optional<FeedPolled> polled, Instant now) {
        var paused = feed.state() == FeedRegistered.State.PAUSED;
        var outcome =
                paused ? PollOutcome.PAUSED : polled.map(FeedPolled::outcome).orElse(PollOutcome.PENDING);
        var silentFrom = polled.flatMap(known -> Rhythm.silentFrom(known.entriesPerDay(), known.lastNewEntryAt()));
        var retired = polled.map(FeedPolled::retired).orElse(false);
        return new Health(
                outcome,
                polled.flatMap(FeedPolled::detail),
                polled.flatMap(FeedPolled::status),
                polled.map(FeedPolled::polledAt),
                polled.flatMap(FeedPolled::lastSuccessAt),
                polled.flatMap(FeedPolled::lastNewEntryAt),
                paused || retired ? Optional.empty() : polled.map(FeedPolled::nextDueAt),
                polled.map(FeedPolled::failures).orElse(0),
                polled.map(FeedPolled::entriesPerDay).orElse(0.0),
                silentFrom.filter(now::isAfter).isPresent(),
                retired,
                polled.flatMap(FeedPolled::movedTo));
    }
}
