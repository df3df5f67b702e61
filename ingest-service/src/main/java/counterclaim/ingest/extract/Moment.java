package counterclaim.ingest.extract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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

    /**
     * Whether the other one says the same and more: the time of the day, or the zone of the same time. Midnight to the second counts
     * as no time, since that is what systems make of a day.
     */
    boolean isRefinedBy(Moment other) {
        if (!hasTime()) {
            return other.hasTime() && Math.abs(other.date.toEpochDay() - date.toEpochDay()) <= 1;
        }
        return zone.isEmpty()
                && other.zone.isPresent()
                && other.time.isPresent()
                && other.date.equals(date)
                && toMinute(other).equals(toMinute(this));
    }

    private boolean hasTime() {
        return time.isPresent() && !time.get().equals(LocalTime.MIDNIGHT);
    }

    private static LocalTime toMinute(Moment moment) {
        return moment.time.orElse(LocalTime.MIDNIGHT).truncatedTo(ChronoUnit.MINUTES);
    }
}
