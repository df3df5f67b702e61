package counterclaim.localstack.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of the play. It begins as long before the real time as the play is long, runs faster than real time until it has caught
 * up, and is real time from then on, so that nothing on the wire is dated in the future.
 */
public final class WireClock {

    /**
     * What must be remembered to go on after a restart.
     *
     * @param origin     wire time at the start of the play: offset 0 of the articles
     * @param anchorReal real time at which wire time was {@code anchorWire}
     */
    record State(Instant origin, Instant anchorReal, Instant anchorWire, double speed, boolean paused) {}

    private final Clock real;
    private final Runnable changed;
    private State state;

    WireClock(Clock real, State state, Runnable changed) {
        this.real = real;
        this.state = state;
        this.changed = changed;
    }

    static State started(Instant start, Duration length, double speed, boolean paused) {
        Instant origin =
                start.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).minus(length);
        return new State(origin, start, origin, speed, paused);
    }

    /** The wire time now, never later than the real time. */
    public synchronized Instant now() {
        if (state.paused()) {
            return state.anchorWire();
        }
        Instant realNow = real.instant();
        Duration passed = Duration.between(state.anchorReal(), realNow);
        double seconds = passed.toMillis() / 1000.0 * state.speed();
        Duration left = Duration.between(state.anchorWire(), realNow);
        if (seconds >= left.toMillis() / 1000.0) {
            return realNow;
        }
        return state.anchorWire().plusMillis((long) (seconds * 1000));
    }

    /** Wire time since the start of the play. */
    public Duration elapsed() {
        return Duration.between(origin(), now());
    }

    public synchronized Instant origin() {
        return state.origin();
    }

    public synchronized boolean isPaused() {
        return state.paused();
    }

    public synchronized double speed() {
        return state.speed();
    }

    /** Everything that is on the wire has happened. */
    public void all() {
        set(real.instant(), speed(), isPaused());
    }

    public void pause() {
        set(now(), speed(), true);
    }

    public void resume() {
        set(now(), speed(), false);
    }

    /** Moves the wire time on, at most to the real time. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the wire clock does not go back: " + by);
        }
        Instant realNow = real.instant();
        Instant then = now().plus(by);
        set(then.isAfter(realNow) ? realNow : then, speed(), isPaused());
    }

    /** Wire seconds per second from now on. */
    public void setSpeed(double speed) {
        if (!(speed > 0) || speed > 1e9) {
            throw new IllegalArgumentException("speed is a number of wire seconds per second, not " + speed);
        }
        set(now(), speed, isPaused());
    }

    synchronized State state() {
        return state;
    }

    private void set(Instant wire, double speed, boolean paused) {
        synchronized (this) {
            state = new State(state.origin(), real.instant(), wire, speed, paused);
        }
        changed.run();
    }
}
