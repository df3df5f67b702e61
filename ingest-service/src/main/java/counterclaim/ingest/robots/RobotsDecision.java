package counterclaim.ingest.robots;

import static java.util.Objects.requireNonNull;

/** Whether a page may be fetched. */
public sealed interface RobotsDecision {
    /** Nothing forbids it. */
    record Allowed() implements RobotsDecision {}

    /**
     * A rule forbids it.
     *
     * @param rule the rule as written, for people
     */
    record Disallowed(String rule) implements RobotsDecision {
        public Disallowed {
            requireNonNull(rule, "rule");
        }
    }
}
