package counterclaim.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import counterclaim.ingest.feed.parse.PollingHints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Rhythm RHYTHM = new Rhythm(PollSettings.USUAL, () -> 0.5);

    @Test
    void nothingThatAFeedSaysLeavesTheBounds() {
        var never = hints(Duration.ofDays(900));
        assertThat(RHYTHM.next(
                        0,
                        Optional.of(NOON.minus(Duration.ofDays(300))),
                        never,
                        Optional.of(Duration.ofDays(9)),
                        Optional.empty(),
                        NOON))
                .isEqualTo(Duration.ofHours(6));
        assertThat(RHYTHM.next(
                        1_000_000, Optional.of(NOON), hints(Duration.ZERO), Optional.empty(), Optional.empty(), NOON))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void longestIntervalOfTheOperatorWinsOverEverything() {
        var hasty = new Rhythm(PollSettings.USUAL.withMax(Duration.ofSeconds(2)), () -> 1);
        assertThat(hasty.next(
                        0.1,
                        Optional.empty(),
                        hints(Duration.ofHours(9)),
                        Optional.of(Duration.ofHours(9)),
                        Optional.empty(),
                        NOON))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void busyFeedIsAskedMoreOftenThanAQuietOne() {
        assertThat(interval(288, Duration.ZERO))
                .isEqualTo(Duration.ofMinutes(100).dividedBy(60));
        assertThat(interval(24, Duration.ZERO)).isEqualTo(Duration.ofMinutes(20));
        assertThat(interval(2, Duration.ZERO)).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void feedThatFallsSilentIsAskedLessAndLess() {
        assertThat(interval(24, Duration.ofHours(8))).isEqualTo(Duration.ofHours(1));
        assertThat(interval(24, Duration.ofDays(3))).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void serverThatSaysHowLongItsAnswerIsFreshIsNotAskedBefore() {
        assertThat(RHYTHM.next(
                        288,
                        Optional.of(NOON),
                        PollingHints.NONE,
                        Optional.of(Duration.ofMinutes(30)),
                        Optional.empty(),
                        NOON))
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void hintOfTheRegistrarShortensTheWait() {
        assertThat(RHYTHM.next(
                        1,
                        Optional.of(NOON),
                        PollingHints.NONE,
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(5)),
                        NOON))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void rateIsThatOfTheSpanTheFeedShows() {
        var halfHourly = IntStream.range(0, 20)
                .mapToObj(i -> NOON.minus(Duration.ofMinutes(30L * i)))
                .toList();
        assertThat(Rhythm.entriesPerDay(halfHourly, 0, NOON)).isCloseTo(50, within(3.0));
        assertThat(Rhythm.entriesPerDay(List.of(), 7, NOON)).isEqualTo(7);
    }

    @Test
    void datesInTheFutureDoNotCount() {
        assertThat(Rhythm.entriesPerDay(List.of(NOON.plusSeconds(60)), 0, NOON)).isZero();
    }

    @Test
    void feedIsSilentAfterTenMissedEntriesButNotWithinADay() {
        assertThat(Rhythm.silentFrom(2, Optional.of(NOON))).contains(NOON.plus(Duration.ofDays(5)));
        assertThat(Rhythm.silentFrom(500, Optional.of(NOON))).contains(NOON.plus(Duration.ofDays(1)));
        assertThat(Rhythm.silentFrom(0, Optional.of(NOON))).isEmpty();
    }

    private static Duration interval(double entriesPerDay, Duration silence) {
        return RHYTHM.next(
                entriesPerDay,
                Optional.of(NOON.minus(silence)),
                PollingHints.NONE,
                Optional.empty(),
                Optional.empty(),
                NOON);
    }

    private static PollingHints hints(Duration ttl) {
        return new PollingHints(Optional.of(ttl), Optional.of(ttl), Optional.empty(), Set.of(), Set.of());
    }
}
