package counterclaim.ingest.markup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Dates as feeds write them: RFC 822 and what is made of it, ISO 8601, W3CDTF, local month names, seconds since 1970. A time without a
 * zone is taken as UTC, except in the Korean forms, which are written without one in Korea only.
 */
public final class LooseDates {
    private static final int MAX_LENGTH = 100;
    private static final int KOREA = 9 * 3600;

    /** First letters of month names, in the languages that turn up in feeds. */
    private static final Map<String, Integer> MONTHS = months(
            "jan gen ene янв sty ιαν ocak tammi janv jän led sij",
            "feb fév fev фев lut φεβ febr helmi şub úno vel",
            "mar mär mrt мар μάρ μαρ márc maalis bře ožu mars",
            "apr abr avr апр kwi απρ ápr huhti nis dub tra",
            "may mai mei mag май мая maj μάι μαϊ μαι máj touko kvě svi",
            "jun giu июн cze ιού ιουν ιούν jún kesä haz čvn juin červn",
            "jul lug июл lip ιουλ ιούλ júl heinä tem čvc juil",
            "aug ago авг sie αύγ αυγ elo ağu srp aoû août kol",
            "sep set сен wrz σεπ szept syys eyl zář ruj",
            "oct okt ott out окт paź οκτ loka eki říj",
            "nov ноя lis νοέ νοε marras kas stu",
            "dec dez dic déc дек gru δεκ joulu ara pro");

    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("z", 0),
            Map.entry("ut", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("wet", 0),
            Map.entry("west", 3600),
            Map.entry("bst", 3600),
            Map.entry("cet", 3600),
            Map.entry("met", 3600),
            Map.entry("mez", 3600),
            Map.entry("cest", 7200),
            Map.entry("mest", 7200),
            Map.entry("mesz", 7200),
            Map.entry("eet", 7200),
            Map.entry("sast", 7200),
            Map.entry("eest", 10800),
            Map.entry("msk", 10800),
            Map.entry("gst", 14400),
            Map.entry("pkt", 18000),
            Map.entry("ist", 19800),
            Map.entry("sgt", 28800),
            Map.entry("hkt", 28800),
            Map.entry("awst", 28800),
            Map.entry("jst", 32400),
            Map.entry("kst", KOREA),
            Map.entry("aest", 36000),
            Map.entry("aedt", 39600),
            Map.entry("nzst", 43200),
            Map.entry("nzdt", 46800),
            Map.entry("ast", -14400),
            Map.entry("adt", -10800),
            Map.entry("brt", -10800),
            Map.entry("art", -10800),
            Map.entry("est", -18000),
            Map.entry("et", -18000),
            Map.entry("edt", -14400),
            Map.entry("cst", -21600),
            Map.entry("ct", -21600),
            Map.entry("cdt", -18000),
            Map.entry("mst", -25200),
            Map.entry("mt", -25200),
            Map.entry("mdt", -21600),
            Map.entry("pst", -28800),
            Map.entry("pt", -28800),
            Map.entry("pdt", -25200),
            Map.entry("akst", -32400),
            Map.entry("akdt", -28800),
            Map.entry("hst", -36000));

    private final String in;
    private int at;
    private int year = -1;
    private int month = -1;
    private int day = -1;
    private int hour;
    private int minute;
    private int second;
    private int nano;
    private boolean timed;
    private Integer offset;
    private boolean afternoon;
    private boolean twelveHours;
    private boolean korean;

    private LooseDates(String in) {
        this.in = in;
    }

    public static Optional<Instant> parse(String date) {
        var stripped = date.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            var digits = digitsAt(stripped, 0);
            if (digits == stripped.length() && digits >= 9) {
                return epoch(stripped);
            }
            return new LooseDates(stripped.toLowerCase(Locale.ROOT)).read(digits);
        } catch (DateTimeException | ArithmeticException impossible) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> epoch(String digits) {
        if (digits.length() == 14 && (digits.startsWith("19") || digits.startsWith("20"))) {
            return parse(digits.substring(0, 8) + "T" + digits.substring(8));
        }
        if (digits.length() > 13) {
            return Optional.empty();
        }
        var number = Long.parseLong(digits);
        return Optional.of(digits.length() > 10 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
    }

    private Optional<Instant> read(int leadingDigits) {
        var iso = leadingDigits == 4 || leadingDigits == 6 || leadingDigits == 7 || leadingDigits == 8;
        if (!(iso && isoDate(leadingDigits))) {
            at = 0;
            year = -1;
            month = -1;
            day = -1;
        }
        words();
        return instant();
    }

    private Optional<Instant> instant() {
        if (year < 0) {
            return Optional.empty();
        }
        if (year < 100) {
            year += year < 69 ? 2000 : 1900;
        }
        if (month < 1) {
            if (day > 0) {
                return Optional.empty();
            }
            month = 1;
        }
        if (day < 0) {
            day = 1;
        }
        if (year < 1000
                || year > 9999
                || month > 12
                || day < 1
                || day > 31
                || hour > 24
                || minute > 59
                || second > 61) {
            return Optional.empty();
        }
        if (twelveHours && hour <= 12) {
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        var zone = offset != null ? offset : korean ? KOREA : 0;
        var start = LocalDate.of(year, month, 1).plusDays(day - 1L).atStartOfDay();
        return Optional.of(start.plusHours(hour)
                .plusMinutes(minute)
                .plusSeconds(Math.min(second, 59))
                .plusNanos(nano)
                .minusSeconds(zone)
                .toInstant(ZoneOffset.UTC));
    }

    /** The date part of ISO 8601 in its extended and basic forms, also with a month's name in the middle. */
    private boolean isoDate(int digits) {
        year = number(0, 4);
        if (digits == 8) {
            month = number(4, 6);
            day = number(6, 8);
            at = 8;
            return true;
        }
        if (digits == 7) {
            return dayOfYear(number(4, 7), 7);
        }
        if (digits == 6) {
            month = number(4, 6);
            at = 6;
            return true;
        }
        if (in.length() == 4) {
            at = 4;
            return true;
        }
        var separator = in.charAt(4);
        if (separator != '-' && separator != '/' && separator != '.') {
            return false;
        }
        at = 5;
        var length = digitsAt(in, at) - at;
        if (length == 3) {
            return dayOfYear(number(5, 8), 8);
        }
        if (length == 0) {
            var end = lettersAt(in, at);
            month = MONTHS.getOrDefault(key(in.substring(at, end)), -1);
            at = end;
        } else {
            month = number(at, at + Math.min(2, length));
            at += Math.min(2, length);
        }
        if (month < 1 || month > 12) {
            return false;
        }
        if (at < in.length() && in.charAt(at) == separator) {
            var end = Math.min(digitsAt(in, at + 1), at + 3);
            if (end > at + 1) {
                day = number(at + 1, end);
                at = end;
            }
        } else if (length == 4) {
            day = number(at, at + 2);
            at += 2;
        }
        return true;
    }

    private boolean dayOfYear(int number, int end) {
        if (number < 1 || number > 366) {
            return false;
        }
        var date = LocalDate.of(year, 1, 1).plusDays(number - 1L);
        month = date.getMonthValue();
        day = date.getDayOfMonth();
        at = end;
        return true;
    }

    /** Everything else, word by word, in whatever order it comes. */
    private void words() {
        while (at < in.length()) {
            var c = in.charAt(at);
            if (isDigit(c)) {
                digits();
            } else if (Character.isLetter(c)) {
                word();
            } else if ((c == '+' || c == '-' || c == '\u2212')
                    && timed
                    && offset == null
                    && at + 1 < in.length()
                    && isDigit(in.charAt(at + 1))) {
                zone(c == '+' ? 1 : -1);
            } else {
                at++;
            }
        }
    }

    private void digits() {
        var end = digitsAt(in, at);
        var length = end - at;
        var next = end < in.length() ? in.charAt(end) : ' ';
        if (!timed && (next == ':' || next == '.' && isClock(end)) && length <= 2) {
            clock();
            return;
        }
        if (!timed && year >= 0 && month > 0 && (length == 4 || length == 6) && at > 0 && in.charAt(at - 1) == 't') {
            hour = number(at, at + 2);
            minute = number(at + 2, at + 4);
            second = length == 6 ? number(at + 4, at + 6) : 0;
            timed = true;
            at = end;
            return;
        }
        var value = length > 9 ? -1 : number(at, end);
        if (next == '\ub144') {
            year = value;
            korean = true;
        } else if (next == '\uc6d4') {
            month = value;
        } else if (next == '\uc77c') {
            day = value;
        } else if ((next == '/' || next == '.' || next == '-')
                && year < 0
                && month < 0
                && day < 0
                && length <= 2
                && numericDate(value, end)) {
            return;
        } else if (length == 4 && year < 0 || day >= 0 && year < 0 && month > 0) {
            year = value;
        } else if (length <= 2 && day < 0) {
            day = value;
        } else if (length <= 2 && year < 0) {
            year = value;
        } else if (!timed && year >= 0 && month > 0 && day > 0 && length <= 2 && at > 0 && in.charAt(at - 1) == 't') {
            hour = value;
            timed = true;
        }
        at = end;
    }

    private boolean isClock(int dot) {
        return year >= 0 && month > 0 && day > 0 && digitsAt(in, dot + 1) == dot + 3;
    }

    /** 31/12/2004, 31.12.2004 and, where nothing else is possible, 12/31/2004. */
    private boolean numericDate(int first, int end) {
        var middle = digitsAt(in, end + 1);
        if (middle == end + 1 || middle - end > 3 || middle >= in.length() || in.charAt(middle) != in.charAt(end)) {
            return false;
        }
        var last = digitsAt(in, middle + 1);
        if (last == middle + 1 || last - middle > 5) {
            return false;
        }
        var second1 = number(end + 1, middle);
        var american = in.charAt(end) == '/' && second1 > 12 || first <= 12 && in.charAt(end) == '/';
        month = american ? first : second1;
        day = american ? second1 : first;
        year = number(middle + 1, last);
        at = last;
        return true;
    }

    private void clock() {
        var end = digitsAt(in, at);
        hour = number(at, end);
        timed = true;
        var separator = in.charAt(end);
        var next = digitsAt(in, end + 1);
        if (next == end + 1 || next - end > 3) {
            at = end + 1;
            return;
        }
        minute = number(end + 1, next);
        at = next;
        if (at < in.length() && in.charAt(at) == separator) {
            next = digitsAt(in, at + 1);
            if (next > at + 1 && next - at <= 3) {
                second = number(at + 1, next);
                at = next;
                if (at < in.length() && (in.charAt(at) == '.' || in.charAt(at) == ',')) {
                    fraction();
                }
            }
        }
    }

    private void fraction() {
        var end = digitsAt(in, at + 1);
        var digits = in.substring(at + 1, Math.min(end, at + 10));
        if (!digits.isEmpty()) {
            nano = Integer.parseInt((digits + "000000000").substring(0, 9));
        }
        at = end;
    }

    private void zone(int sign) {
        at++;
        var end = digitsAt(in, at);
        var length = end - at;
        var hours = 0;
        var minutes = 0;
        if (length >= 3) {
            var split = length == 3 ? 1 : 2;
            hours = number(at, at + split);
            minutes = number(at + split, at + split + 2);
        } else {
            hours = number(at, end);
            if (end < in.length() && in.charAt(end) == ':') {
                var next = digitsAt(in, end + 1);
                if (next > end + 1 && next - end <= 3) {
                    minutes = number(end + 1, next);
                    end = next;
                }
            }
        }
        at = end;
        if (hours <= 18 && minutes < 60) {
            offset = sign * (hours * 3600 + minutes * 60);
        }
    }

    private void word() {
        var end = lettersAt(in, at);
        var word = in.substring(at, end);
        var comma = end < in.length() && in.charAt(end) == ',';
        at = end;
        switch (word) {
            case "t" -> {}
            case "am", "\uc624\uc804" -> twelveHours = true;
            case "pm", "\uc624\ud6c4" -> {
                twelveHours = true;
                afternoon = true;
            }
            default -> {
                if (word.charAt(0) >= '\uac00' && word.charAt(0) <= '\ud7a3') {
                    return;
                }
                var named = timed ? ZONES.get(word) : null;
                if (named != null && (offset == null || offset == 0)) {
                    zoneName(named);
                } else if (month < 0 && !(comma && day < 0 && year < 0)) {
                    month = MONTHS.getOrDefault(key(word), -1);
                }
            }
        }
        if (word.equals("\uc624\uc804") || word.equals("\uc624\ud6c4")) {
            korean = true;
        }
    }

    /** GMT+2 is the offset, not Greenwich. */
    private void zoneName(int seconds) {
        offset = seconds;
        if (seconds == 0
                && at + 1 < in.length()
                && (in.charAt(at) == '+' || in.charAt(at) == '-')
                && isDigit(in.charAt(at + 1))) {
            zone(in.charAt(at) == '+' ? 1 : -1);
        }
    }

    private int number(int from, int to) {
        var value = 0;
        for (var i = from; i < to; i++) {
            value = value * 10 + (in.charAt(i) - '0');
        }
        return value;
    }

    private static String key(String word) {
        if (MONTHS.containsKey(word)) {
            return word;
        }
        if (word.length() > 4 && MONTHS.containsKey(word.substring(0, 4))) {
            return word.substring(0, 4);
        }
        return word.length() > 3 ? word.substring(0, 3) : word;
    }

    private static int digitsAt(String text, int from) {
        var end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int lettersAt(String text, int from) {
        var end = from;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Map<String, Integer> months(String... names) {
        var months = new HashMap<String, Integer>();
        for (var i = 0; i < names.length; i++) {
            for (var name : names[i].split(" ")) {
                months.putIfAbsent(name, i + 1);
            }
        }
        return Map.copyOf(months);
    }
}
