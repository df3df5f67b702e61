package counterclaim.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetTrackerTest {
    private static final TopicPartition PARTITION = new TopicPartition("entries", 0);

    private final OffsetTracker tracker = new OffsetTracker();

    @Test
    void recordStillUnderWayHoldsBackThoseAfterIt() {
        var slow = tracker.begin(PARTITION, 7);
        tracker.done(tracker.begin(PARTITION, 8));
        tracker.done(tracker.begin(PARTITION, 9));
        assertThat(tracker.committable()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(7)));
        tracker.done(slow);
        assertThat(tracker.committable()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(10)));
    }

    @Test
    void nothingIsCommittedTwice() {
        tracker.done(tracker.begin(PARTITION, 7));
        assertThat(tracker.committable()).isNotEmpty();
        assertThat(tracker.committable()).isEmpty();
    }

    @Test
    void gapsThatTransactionsLeaveAreStepped() {
        tracker.done(tracker.begin(PARTITION, 3));
        tracker.done(tracker.begin(PARTITION, 6));
        assertThat(tracker.committable()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(7)));
    }

    @Test
    void ticketOfAPartitionThatWasTakenAwayIsOfNoUseWhenItComesBack() {
        var old = tracker.begin(PARTITION, 7);
        tracker.forget(List.of(PARTITION));
        var again = tracker.begin(PARTITION, 7);
        tracker.done(old);
        assertThat(tracker.isOurs(old)).isFalse();
        assertThat(tracker.isOurs(again)).isTrue();
        assertThat(tracker.committable()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(7)));
    }
}
