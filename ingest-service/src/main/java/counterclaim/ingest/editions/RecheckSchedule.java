package counterclaim.ingest.editions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When articles are looked at again.
 *
 * @param steps           counted from when the article was first seen, ascending
 * @param confirmNotFound after a first 404
 */
record RecheckSchedule(List<Duration> steps, Duration confirmNotFound) {
    /** What a longest polling interval of D makes of the usual steps: 6 D, 24 D, … (design, local mode). */
    private static final List<Integer> SCALED = List.of(6, 24, 96, 672);

    RecheckSchedule {
        steps = List.copyOf(steps);
        for (var i = 1; i < steps.size(); i++) {
            if (steps.get(i).compareTo(steps.get(i - 1)) <= 0) {
                throw new IllegalArgumentException("Re-checks are not in ascending order: " + steps);
            }
        }
    }

    /** @param pollMax the longest polling interval, where an operator set one */
    static RecheckSchedule of(EditionsConfig config, Optional<Duration> pollMax) {
        if (pollMax.isEmpty()) {
            return new RecheckSchedule(config.rechecks(), config.confirmNotFound());
        }
        var d = pollMax.get();
        var steps = SCALED.stream()
                .limit(config.rechecks().size())
                .map(d::multipliedBy)
                .toList();
        return new RecheckSchedule(steps, d.compareTo(config.confirmNotFound()) < 0 ? d : config.confirmNotFound());
    }

    /** A re-check that lies ahead. */
    record Step(int number, Instant at) {}

    /** The first from that number on that is not over. */
    Optional<Step> next(int from, Instant firstSeenAt, Instant now) {
        for (var number = from; number < steps.size(); number++) {
            var at = firstSeenAt.plus(steps.get(number));
            if (at.isAfter(now)) {
                return Optional.of(new Step(number, at));
            }
        }
        return Optional.empty();
    }
}
