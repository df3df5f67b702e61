package counterclaim.ingest.feed.parse;

import java.util.Optional;

/** The best of several values for one thing: the lowest rank wins, the first of equals. */
final class Best<T> {
    private int rank = Integer.MAX_VALUE;
    private T value;

    void offer(int offeredRank, T offered) {
        if (offeredRank < rank) {
            rank = offeredRank;
            value = offered;
        }
    }

    void offer(int offeredRank, Optional<T> offered) {
        offered.ifPresent(present -> offer(offeredRank, present));
    }

    /** The last of equals. */
    void offerLast(int offeredRank, T offered) {
        if (offeredRank <= rank) {
            rank = offeredRank;
            value = offered;
        }
    }

    boolean wouldTake(int offeredRank) {
        return offeredRank < rank;
    }

    Optional<T> get() {
        return Optional.ofNullable(value);
    }
}
