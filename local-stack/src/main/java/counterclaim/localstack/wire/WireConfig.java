package counterclaim.localstack.wire;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * How a wire is played.
 *
 * @param bind     address to listen on
 * @param portBase the control port; the outlets take the ports after it. 0 = free ports
 * @param speed    wire seconds per second
 * @param state    file that remembers the clock and the ports; empty = nothing is remembered
 * @param start    when the play began, unless the state file says so; empty = now
 * @param real     what the wire takes for real time
 */
public record WireConfig(
        WireFolder folder,
        String bind,
        int portBase,
        double speed,
        boolean isPaused,
        Optional<Path> state,
        Optional<Instant> start,
        Clock real) {
    /** The sample's six hours in about 72 seconds. */
    public static final double DEFAULT_SPEED = 300;

    public WireConfig {
        requireNonNull(folder, "folder");
        requireNonNull(bind, "bind");
        requireNonNull(state, "state");
        requireNonNull(start, "start");
        requireNonNull(real, "real");
        if (portBase < 0 || portBase + folder.outlets().size() > 65_535) {
            throw new IllegalArgumentException("no room for the outlets from port " + portBase + " on");
        }
        if (!(speed > 0) || speed > 1e9) {
            throw new IllegalArgumentException("speed is a number of wire seconds per second, not " + speed);
        }
    }

    /** 127.0.0.1, free ports, the default speed, nothing remembered. */
    public static WireConfig of(WireFolder folder) {
        return new WireConfig(
                folder, "127.0.0.1", 0, DEFAULT_SPEED, false, Optional.empty(), Optional.empty(), Clock.systemUTC());
    }

    public WireConfig withBind(String address) {
        return new WireConfig(folder, address, portBase, speed, isPaused, state, start, real);
    }

    public WireConfig withPortBase(int port) {
        return new WireConfig(folder, bind, port, speed, isPaused, state, start, real);
    }

    public WireConfig withSpeed(double factor) {
        return new WireConfig(folder, bind, portBase, factor, isPaused, state, start, real);
    }

    /** The clock stands until it is resumed or advanced. */
    public WireConfig paused() {
        return new WireConfig(folder, bind, portBase, speed, true, state, start, real);
    }

    public WireConfig withState(Path file) {
        return new WireConfig(folder, bind, portBase, speed, isPaused, Optional.of(file), start, real);
    }

    public WireConfig withStart(Instant instant) {
        return new WireConfig(folder, bind, portBase, speed, isPaused, state, Optional.of(instant), real);
    }

    public WireConfig withClock(Clock clock) {
        return new WireConfig(folder, bind, portBase, speed, isPaused, state, start, clock);
    }
}
