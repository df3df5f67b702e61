package counterclaim.index.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A time for people; the script turns it into the reader's zone.
 *
 * @param iso for machines
 * @param text in UTC
 * @param ago before the page was made
 */
public record Moment(String iso, String text, String ago) {
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    static Moment of(Instant at, Instant now) {
        return new Moment(at.toString(), TEXT.format(at), ago(at, now));
    }

    private static String ago(Instant at, Instant now) {
        var gone = Duration.between(at, now);
        if (gone.isNegative()) {
            return TEXT.format(at);
        }
        if (gone.toMinutes() < 1) {
            return "just now";
        }
        if (gone.toHours() < 1) {
            return gone.toMinutes() + " min ago";
        }
        if (gone.toDays() < 1) {
            return gone.toHours() + " h ago";
        }
        return gone.toDays() < 7 ? gone.toDays() + (gone.toDays() == 1 ? " day ago" : " days ago") : DAY.format(at);
    }
}
