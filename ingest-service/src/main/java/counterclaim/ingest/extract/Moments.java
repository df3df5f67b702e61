package counterclaim.ingest.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads points in time in the forms that pages use, for machines or for people; month names from months.txt. */
final class Moments {
    private static final int LONGEST = 200;

    private static final Pattern ISO = Pattern.compile("(?<![\\d-])(\\d{4})-?(\\d{2})-?(\\d{2})"
            + "(?:(?:[T_ ]| ?T ?|, )(\\d{1,2}):?(\\d{2})(?::?(\\d{2})(?:[.,:]\\d+)?)?)?(.*)");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<!\\d)(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)((?:19|20)\\d{2})[./](\\d{1,2})[./](\\d{1,2})(?!\\d)");
    private static final Pattern EAST_ASIAN =
            Pattern.compile("(\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日일]");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\d:.])(\\d{1,4})(?:st|nd|rd|th|er|º|ª|\\.)?(?![\\d:])");
    private static final Pattern CLOCK = Pattern.compile(
            "(?i)(?<![\\d.:])([01]?\\d|2[0-3])(?:[:.h]|\\s[hu]\\s|\\s?Uhr\\s)([0-5]\\d)(?::([0-5]\\d))?(?![\\d.]*\\d{4})\\s*([ap])?\\.?\\s?(?:m\\b)?");
    private static final Pattern HOUR = Pattern.compile("(?i)(?<![\\d.:])(1[0-2]|0?\\d)\\s*([ap])\\.?m\\b");
    private static final Pattern OFFSET =
            Pattern.compile("^\\s*(?:GMT|UTC)?\\s*([+\\-\u2212])(\\d{1,2})(?::?(\\d{2}))?(?::?\\d{2})?(?!\\d)");
    private static final Pattern NAMED_ZONE = Pattern.compile(
            "\\b(UTC|GMT|Z|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|CET|CEST|MEZ|MESZ|EET|EEST|WET|WEST|BST|IST|JST|KST|HKT|SGT|MSK|AEST|AEDT|BRT|ART)\\b");
    private static final Map<String, Integer> MONTHS = months();

    private Moments() {}

    static Optional<Moment> parse(String text) {
        var trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return digits(trimmed)
                    .or(() -> iso(trimmed))
                    .or(() -> written(trimmed))
                    .filter(Moments::isPlausible);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlausible(Moment moment) {
        return moment.date().getYear() >= 1970 && moment.date().getYear() < 2100;
    }

    /** Seconds or milliseconds since 1970, or a date without any signs. */
    private static Optional<Moment> digits(String text) {
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return switch (text.length()) {
            case 10 -> Optional.of(at(Instant.ofEpochSecond(Long.parseLong(text))));
            case 13 -> Optional.of(at(Instant.ofEpochMilli(Long.parseLong(text))));
            case 12, 14 ->
                Optional.of(new Moment(
                        date(text.substring(0, 4), text.substring(4, 6), text.substring(6, 8)),
                        Optional.of(LocalTime.of(
                                Integer.parseInt(text.substring(8, 10)), Integer.parseInt(text.substring(10, 12)))),
                        Optional.empty()));
            case 8 ->
                Optional.of(new Moment(
                        date(text.substring(0, 4), text.substring(4, 6), text.substring(6, 8)),
                        Optional.empty(),
                        Optional.empty()));
            default -> Optional.empty();
        };
    }

    private static Moment at(Instant instant) {
        var utc = instant.atZone(ZoneOffset.UTC);
        return new Moment(utc.toLocalDate(), Optional.of(utc.toLocalTime()), Optional.of(ZoneOffset.UTC));
    }

    private static Optional<Moment> iso(String text) {
        var m = ISO.matcher(text);
        if (!m.find()) {
            return Optional.empty();
        }
        var date = date(m.group(1), m.group(2), m.group(3));
        if (m.group(4) == null) {
            return Optional.of(moment(date, m.group(7)));
        }
        var rest = m.group(7);
        var hour = Integer.parseInt(m.group(4));
        var half = rest.strip().toLowerCase(Locale.ROOT);
        if (half.startsWith("pm") && hour < 12) {
            hour += 12;
        } else if (half.startsWith("am") && hour == 12) {
            hour = 0;
        }
        var nextDay = hour == 24;
        var second = m.group(6) == null ? 0 : Math.min(59, Integer.parseInt(m.group(6)));
        var time = LocalTime.of(nextDay ? 0 : hour, Integer.parseInt(m.group(5)), second);
        return Optional.of(new Moment(nextDay ? date.plusDays(1) : date, Optional.of(time), zone(rest)));
    }

    private static LocalDate date(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    /** As people write it: "Monday, 18 November 2019, 10:05 a.m. EST", "18.11.2019 | 10:05 Uhr". */
    private static Optional<Moment> written(String text) {
        return writtenDate(text).map(date -> moment(date, text));
    }

    private static Moment moment(LocalDate date, String text) {
        var clock = clock(text);
        return new Moment(date, clock.map(Clock::time), clock.flatMap(found -> zone(found.rest())));
    }

    private static Optional<LocalDate> writtenDate(String text) {
        var east = EAST_ASIAN.matcher(text);
        if (east.find()) {
            return Optional.of(date(east.group(1), east.group(2), east.group(3)));
        }
        var named = namedMonth(text);
        if (named.isPresent()) {
            return named;
        }
        var year = YEAR_FIRST.matcher(text);
        if (year.find()) {
            return Optional.of(date(year.group(1), year.group(2), year.group(3)));
        }
        var m = DAY_FIRST.matcher(text);
        return m.find() ? numeric(m) : Optional.empty();
    }

    private static Optional<LocalDate> numeric(Matcher m) {
        var first = Integer.parseInt(m.group(1));
        var second = Integer.parseInt(m.group(3));
        var year = Integer.parseInt(m.group(4));
        if (year < 100) {
            year += 2000;
        }
        // With slashes both orders are in use; only a number over 12 tells. Day first is the rule of more languages.
        var monthFirst = second > 12 && first <= 12;
        return Optional.of(LocalDate.of(year, monthFirst ? first : second, monthFirst ? second : first));
    }

    private static Optional<LocalDate> namedMonth(String text) {
        var words = WORD.matcher(text);
        while (words.find()) {
            var month = MONTHS.get(words.group().toLowerCase(Locale.ROOT));
            if (month != null) {
                return aroundMonth(text, words.start(), words.end(), month);
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> aroundMonth(String text, int start, int end, int month) {
        var day = 0;
        var year = 0;
        var numbers = NUMBER.matcher(text);
        while (numbers.find()) {
            var near = numbers.end() >= start - 8 && numbers.start() <= end + 14;
            var value = Integer.parseInt(numbers.group(1));
            if (near && value > 1900 && year == 0) {
                year = value;
            } else if (near
                    && value >= 1
                    && value <= 31
                    && day == 0
                    && numbers.group(1).length() <= 2) {
                day = value;
            }
        }
        return year > 0 && day > 0 ? Optional.of(LocalDate.of(year, month, day)) : Optional.empty();
    }

    /** @param rest what follows the time, where its zone may be */
    private record Clock(LocalTime time, String rest) {}

    private static Optional<Clock> clock(String text) {
        var m = CLOCK.matcher(text);
        if (m.find()) {
            var second = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
            var time = LocalTime.of(hour(m.group(1), m.group(4)), Integer.parseInt(m.group(2)), second);
            return Optional.of(new Clock(time, text.substring(m.end())));
        }
        var whole = HOUR.matcher(text);
        return whole.find()
                ? Optional.of(
                        new Clock(LocalTime.of(hour(whole.group(1), whole.group(2)), 0), text.substring(whole.end())))
                : Optional.empty();
    }

    private static int hour(String digits, String half) {
        var hour = Integer.parseInt(digits);
        if (half == null || hour > 12) {
            return hour;
        }
        return hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }

    private static Optional<ZoneId> zone(String text) {
        var named = NAMED_ZONE.matcher(text);
        var offset = OFFSET.matcher(text);
        if (offset.find()) {
            var hours = Integer.parseInt(offset.group(2));
            var minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
            if (hours <= 14 && minutes < 60) {
                var sign = offset.group(1).equals("+") ? 1 : -1;
                return Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
            }
        }
        if (text.startsWith("Z") || text.startsWith(" Z")) {
            return Optional.of(ZoneOffset.UTC);
        }
        return named.find() ? Optional.of(namedZone(named.group(1))) : Optional.empty();
    }

    private static ZoneId namedZone(String name) {
        return switch (name) {
            case "EST" -> ZoneOffset.ofHours(-5);
            case "EDT" -> ZoneOffset.ofHours(-4);
            case "ET" -> ZoneId.of("America/New_York");
            case "CST" -> ZoneOffset.ofHours(-6);
            case "CDT" -> ZoneOffset.ofHours(-5);
            case "CT" -> ZoneId.of("America/Chicago");
            case "MST" -> ZoneOffset.ofHours(-7);
            case "MDT" -> ZoneOffset.ofHours(-6);
            case "MT" -> ZoneId.of("America/Denver");
            case "PST" -> ZoneOffset.ofHours(-8);
            case "PDT" -> ZoneOffset.ofHours(-7);
            case "PT" -> ZoneId.of("America/Los_Angeles");
            case "CET", "MEZ", "BST", "WEST" -> ZoneOffset.ofHours(1);
            case "CEST", "MESZ", "EET" -> ZoneOffset.ofHours(2);
            case "EEST", "MSK" -> ZoneOffset.ofHours(3);
            case "IST" -> ZoneOffset.ofHoursMinutes(5, 30);
            case "HKT", "SGT" -> ZoneOffset.ofHours(8);
            case "JST", "KST" -> ZoneOffset.ofHours(9);
            case "AEST" -> ZoneOffset.ofHours(10);
            case "AEDT" -> ZoneOffset.ofHours(11);
            case "BRT", "ART" -> ZoneOffset.ofHours(-3);
            default -> ZoneOffset.UTC;
        };
    }

    private static Map<String, Integer> months() {
        var months = new HashMap<String, Integer>();
        for (var line : Resource.lines("months.txt")) {
            var words = line.split(" ");
            for (var i = 1; i < words.length; i++) {
                months.put(words[i], Integer.parseInt(words[0]));
            }
        }
        return months;
    }
}
