package counterclaim.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.contracts.FeedPolled;
import counterclaim.ingest.feed.SeenEntries.Mark;
import counterclaim.ingest.feed.SeenEntries.Verdict;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeenEntriesTest {
    @Test
    void whatIsNoHashIsLeftOut() {
        assertThat(SeenEntries.of(List.of("", "!!", "AAAA")).size()).isZero();
    }

    @Test
    void neverMoreThanTheContractAllowsAreKeptAndTheNewestStay() {
        var seen = SeenEntries.NONE.with(marks(0, 900)).with(marks(900, 1_900));
        assertThat(seen.size()).isEqualTo(FeedPolled.MOST_SEEN);
        assertThat(SeenEntries.verdict(seen.index(), new Mark(1_899, 0))).isEqualTo(Verdict.KNOWN);
        assertThat(SeenEntries.verdict(seen.index(), new Mark(1, 0))).isEqualTo(Verdict.NEW);
    }

    @Test
    void entriesThatLeftASmallFeedAreRememberedForAWhile() {
        var seen = SeenEntries.NONE.with(marks(0, 10)).with(marks(10, 20));
        assertThat(SeenEntries.verdict(seen.index(), new Mark(3, 0))).isEqualTo(Verdict.KNOWN);
        for (var i = 2; i < 30; i++) {
            seen = seen.with(marks(i * 10, i * 10 + 10));
        }
        assertThat(seen.size()).isEqualTo(100);
        assertThat(SeenEntries.verdict(seen.index(), new Mark(3, 0))).isEqualTo(Verdict.NEW);
    }

    @Test
    void entryWithOtherWordsIsChanged() {
        var seen = SeenEntries.NONE.with(List.of(new Mark(7, 1)));
        assertThat(SeenEntries.verdict(seen.index(), new Mark(7, 2))).isEqualTo(Verdict.CHANGED);
        assertThat(SeenEntries.verdict(seen.with(List.of(new Mark(7, 2))).index(), new Mark(7, 2)))
                .isEqualTo(Verdict.KNOWN);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var seen = SeenEntries.NONE.with(List.of(new Mark(Long.MIN_VALUE, -1), new Mark(Long.MAX_VALUE, 17)));
        var read = SeenEntries.of(seen.texts());
        assertThat(read.texts()).isEqualTo(seen.texts());
        assertThat(SeenEntries.verdict(read.index(), new Mark(Long.MIN_VALUE, -1)))
                .isEqualTo(Verdict.KNOWN);
        assertThat(SeenEntries.verdict(read.index(), new Mark(Long.MAX_VALUE, 17)))
                .isEqualTo(Verdict.KNOWN);
    }

    private static List<Mark> marks(long from, long to) {
        return LongStream.range(from, to).mapToObj(link -> new Mark(link, 0)).toList();
    }
}
