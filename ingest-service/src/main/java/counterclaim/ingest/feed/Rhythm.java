package counterclaim.ingest.feed;

import counterclaim.ingest.feed.parse.PollingHints;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;

/** How often a feed publishes, and when to ask it next because of that. */
final class Rhythm {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final Duration UNKNOWN = Duration.ofMinutes(15);
    private static final Duration LONGEST_HINT = Duration.ofHours(1);
    private static final Duration LEAST_SPAN = Duration.ofHours(1);
    /** A feed is asked so many times for each entry that it is expected to have. */
    private static final double POLLS_PER_ENTRY = 3;
    /** A feed that has been silent is asked again after this part of its silence. */
    private static final int PART_OF_SILENCE = 8;

    private static final double WEIGHT_OF_NEWS = 0.5;
    private static final double JITTER = 0.05;
    /** Silent for longer than so many entries would take, and a day: people should know. */
    private static final double MISSED_ENTRIES = 10;

    private final PollConfig config;
    private final DoubleSupplier random;

    Rhythm(PollConfig config, DoubleSupplier random) {
        this.config = config;
        this.random = random;
    }

    /**
     * @param published times of the entries in the body, in any order
     * @param before    what it was, 0 when unknown
     */
    static double entriesPerDay(Collection<Instant> published, double before, Instant now) {
        var recent = published.stream()
                .filter(at -> !at.isAfter(now) && at.isAfter(now.minus(WINDOW)))
                .sorted(Comparator.reverseOrder())
                .toList();
        if (recent.isEmpty()) {
            return published.isEmpty() ? before : before * (1 - WEIGHT_OF_NEWS);
        }
        var span = Duration.between(recent.getLast(), now);
        var counted = span.compareTo(LEAST_SPAN) < 0 ? LEAST_SPAN : span;
        // All entries of the week are in the body when it also holds older ones: then the week is the span.
        var whole = recent.size() < published.size() ? WINDOW : counted;
        var seen = recent.size() * (double) DAY.toMillis() / whole.toMillis();
        return before == 0 ? seen : before * (1 - WEIGHT_OF_NEWS) + seen * WEIGHT_OF_NEWS;
    }

    /**
     * @param age how long the answer is fresh, as its server says
     */
    Duration next(
            double entriesPerDay,
            Optional<Instant> lastNewEntryAt,
            PollingHints hints,
            Optional<Duration> age,
            Optional<Duration> pollAtMost,
            Instant now) {
        var wanted = entriesPerDay <= 0
                ? UNKNOWN
                : Duration.ofMillis((long) (DAY.toMillis() / entriesPerDay / POLLS_PER_ENTRY));
        wanted = lastNewEntryAt
                .map(at -> Duration.between(at, now).dividedBy(PART_OF_SILENCE))
                .map(longest(wanted))
                .orElse(wanted);
        wanted = hints.ttl()
                .map(hint -> shorter(hint, LONGEST_HINT))
                .map(longest(wanted))
                .orElse(wanted);
        wanted = hints.updateInterval()
                .map(hint -> shorter(hint, LONGEST_HINT))
                .map(longest(wanted))
                .orElse(wanted);
        wanted = age.map(longest(wanted)).orElse(wanted);
        var upper = pollAtMost.map(hint -> shorter(hint, config.upper())).orElse(config.upper());
        var jittered = Duration.ofMillis((long) (wanted.toMillis() * (1 - JITTER + 2 * JITTER * random.getAsDouble())));
        var bounded = shorter(jittered, upper);
        return bounded.compareTo(config.lower()) < 0 ? config.lower() : bounded;
    }

    /** When a feed counts as silent; empty while its rhythm is unknown. */
    static Optional<Instant> silentFrom(double entriesPerDay, Optional<Instant> lastNewEntryAt) {
        if (entriesPerDay <= 0) {
            return Optional.empty();
        }
        var usual = Duration.ofMillis((long) (DAY.toMillis() / entriesPerDay * MISSED_ENTRIES));
        return lastNewEntryAt.map(at -> at.plus(usual.compareTo(DAY) > 0 ? usual : DAY));
    }

    private static UnaryOperator<Duration> longest(Duration other) {
        return one -> one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
