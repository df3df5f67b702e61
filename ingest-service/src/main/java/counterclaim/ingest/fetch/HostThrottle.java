package counterclaim.ingest.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Turns at hosts: at most so many requests to one host at once, their starts so far apart, across everything that this replica asks of
 * it. A host that asked for peace gets it. Thread-safe.
 */
final class HostThrottle {
    private static final int MOST_IDLE_HOSTS = 20_000;

    private final Clock clock;
    private final int perHost;
    private final Map<String, Host> hosts = new HashMap<>();

    HostThrottle(Clock clock, int perHost) {
        this.clock = clock;
        this.perHost = perHost;
    }

    /** What came of asking for a turn. */
    sealed interface Turn {
        /** To be closed when the answer is there. */
        record Yours(Permit permit) implements Turn {}

        record NotBefore(Instant at) implements Turn {}
    }

    @FunctionalInterface
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Host {
        private final Semaphore running;
        private Instant next = Instant.MIN;
        private Instant peaceUntil = Instant.MIN;
        private int users;

        Host(int perHost) {
            running = new Semaphore(perHost, true);
        }
    }

    /**
     * Waits for a turn.
     *
     * @param spacing between the start of this request and that of the next
     * @param patience when it takes longer than this, the answer is when to come again
     */
    Turn take(String host, Duration spacing, Duration patience) throws InterruptedException {
        var state = enter(host);
        var taken = false;
        try {
            var end = clock.instant().plus(patience);
            if (!state.running.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Turn.NotBefore(end);
            }
            try {
                var wait = reserve(state, spacing, end);
                if (wait.isNegative()) {
                    return new Turn.NotBefore(end.minus(wait));
                }
                if (!wait.isZero()) {
                    Thread.sleep(wait);
                }
                taken = true;
                return new Turn.Yours(() -> {
                    state.running.release();
                    leave(state);
                });
            } finally {
                if (!taken) {
                    state.running.release();
                }
            }
        } finally {
            if (!taken) {
                leave(state);
            }
        }
    }

    /** How long to wait for the start that was reserved; negative, by how much it would be too late, when none was. */
    private synchronized Duration reserve(Host state, Duration spacing, Instant end) {
        var now = clock.instant();
        var start = latest(now, latest(state.next, state.peaceUntil));
        if (start.isAfter(end)) {
            return Duration.between(start, end);
        }
        state.next = start.plus(spacing);
        return Duration.between(now, start);
    }

    /** Nothing is to be asked of the host until then. */
    void leaveInPeace(String host, Instant until) {
        var state = enter(host);
        synchronized (this) {
            state.peaceUntil = latest(state.peaceUntil, until);
        }
        leave(state);
    }

    private synchronized Host enter(String host) {
        if (hosts.size() > MOST_IDLE_HOSTS) {
            var now = clock.instant();
            hosts.values()
                    .removeIf(idle -> idle.users == 0
                            && !latest(idle.next, idle.peaceUntil).isAfter(now));
        }
        var state = hosts.computeIfAbsent(host, _ -> new Host(perHost));
        state.users++;
        return state;
    }

    private synchronized void leave(Host state) {
        state.users--;
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
