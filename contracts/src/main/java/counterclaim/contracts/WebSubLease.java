package counterclaim.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * A subscription at a WebSub hub (W3C Recommendation of 2018).
 */
public record WebSubLease(String hub, String topic, State state, Optional<Instant> expiresAt) {
    public enum State {
        REQUESTED,
        VERIFIED,
        DENIED
    }

    public WebSubLease {
        Checks.text(hub, "hub");
        Checks.text(topic, "topic");
        Checks.present(state, "state");
        expiresAt = Checks.maybe(expiresAt);
    }
}
