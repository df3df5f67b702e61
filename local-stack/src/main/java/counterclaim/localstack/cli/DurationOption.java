package counterclaim.localstack.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** 30s, 5m, 1h, 2d, 1h30m, or ISO 8601 (PT5M). */
final class DurationOption implements ITypeConverter<Duration> {
    private static final Pattern SHORT = Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

    @Override
    public Duration convert(String text) {
        var duration = parse(text.strip());
        if (duration.isZero() || duration.isNegative()) {
            throw new TypeConversionException("'" + text + "' is not longer than nothing");
        }
        return duration;
    }

    private static Duration parse(String text) {
        var match = SHORT.matcher(text.toLowerCase(Locale.ROOT));
        try {
            if (!text.isEmpty() && match.matches()) {
                return Duration.ofDays(number(match.group(1)))
                        .plusHours(number(match.group(2)))
                        .plusMinutes(number(match.group(3)))
                        .plusSeconds(number(match.group(4)));
            }
            return Duration.parse(text);
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no duration; write 30s, 5m, 1h or PT5M");
        }
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
