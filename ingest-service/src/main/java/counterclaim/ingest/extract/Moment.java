package counterclaim.ingest.extract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A point in time as a page writes it.
 *
 * @param time empty where only a day is named
 * @param zone empty where none is named
 */
record Moment(LocalDate date, Optional<LocalTime> time, Optional<ZoneId> zone) {
    Moment {
        requireNonNull(date, "date");
        requireNonNull(time, "time");
        requireNonNull(zone, "zone");
    }

    Instant instant() {
        return date.atTime(time.orElse(LocalTime.MIDNIGHT))
                .atZone(zone.orElse(ZoneOffset.UTC))
                .toInstant();
    }

    /** Whether the other one says the same and more: the time of the day, or the zone of the same time. */
    boolean isRefinedBy(Moment other) {
        if (time.isEmpty()) {
            return other.time.isPresent() && Math.abs(other.date.toEpochDay() - date.toEpochDay()) <= 1;
        }
        return zone.isEmpty()
                && other.zone.isPresent()
                && other.time.isPresent()
                && other.date.equals(date)
                && other.time
                        .get()
                        .withSecond(0)
                        .withNano(0)
                        .equals(time.get().withSecond(0).withNano(0));
    }
}
