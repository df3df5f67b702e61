package counterclaim.index.search;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** The query parameters of a request, checked. An empty value counts as absent, as browsers send empty fields of a form. */
public final class Parameters {
    /** The most characters of any value but a cursor. */
    static final int LONGEST = 2_000;

    private static final int LONGEST_CURSOR = 20_000;
    private static final int MOST_VALUES = 50;

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * @throws InvalidParameter when there is a parameter that is not {@code known}
     */
    public static Parameters of(Map<String, List<String>> values, Set<String> known) {
        for (var name : values.keySet()) {
            if (!known.contains(name)) {
                throw new InvalidParameter(
                        printable(name),
                        "There is no parameter \"" + printable(name) + "\". Known are: "
                                + String.join(", ", new TreeSet<>(known)) + ".");
            }
        }
        return new Parameters(values);
    }

    List<String> all(String name) {
        var found = new ArrayList<String>();
        for (var value : values.getOrDefault(name, List.of())) {
            var clean = clean(value);
            if (clean.isEmpty()) {
                continue;
            }
            var longest = name.equals("cursor") ? LONGEST_CURSOR : LONGEST;
            if (clean.length() > longest) {
                throw new InvalidParameter(
                        name, "The value has " + clean.length() + " characters; at most " + longest + " are taken.");
            }
            found.add(clean);
        }
        if (found.size() > MOST_VALUES) {
            throw new InvalidParameter(name, "Given " + found.size() + " times; at most " + MOST_VALUES + ".");
        }
        return List.copyOf(found);
    }

    Optional<String> one(String name) {
        var found = all(name);
        if (found.size() > 1) {
            throw new InvalidParameter(name, "Given " + found.size() + " times; it takes one value.");
        }
        return found.stream().findFirst();
    }

    Optional<Boolean> flag(String name) {
        return one(name).map(value -> switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidParameter(name, "\"" + printable(value) + "\" is neither true nor false.");
        });
    }

    OptionalInt number(String name, int least, int most) {
        var value = one(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            var number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new InvalidParameter(name, "It takes a whole number from " + least + " to " + most + ".");
    }

    <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return one(name).map(value -> choice(name, value, type));
    }

    <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
        return all(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(value -> choice(name, value.strip(), type))
                .toList();
    }

    private static <E extends Enum<E>> E choice(String name, String value, Class<E> type) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        var names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        throw new InvalidParameter(name, "\"" + printable(value) + "\" is none of " + String.join(", ", names) + ".");
    }

    /** A time from which on. A day stands for its start, in UTC. */
    Optional<Instant> from(String name) {
        return one(name).map(value -> time(name, value, Duration.ZERO));
    }

    /** A time until which. A day stands for its end, in UTC. */
    Optional<Instant> to(String name) {
        return one(name).map(value -> time(name, value, Duration.ofDays(1).minusMillis(1)));
    }

    private static Instant time(String name, String value, Duration rest) {
        try {
            var time = value.length() <= 10
                    ? LocalDate.parse(value)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .plus(rest)
                    : OffsetDateTime.parse(value).toInstant();
            var year = time.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= 9999) {
                return time;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new InvalidParameter(
                name, "\"" + printable(value) + "\" is no time; write 2026-11-24 or 2026-11-24T18:00:00Z.");
    }

    /** Control and format characters (bidirectional overrides among them) separate words; they carry no meaning in a search. */
    private static String clean(String value) {
        var clean = new StringBuilder(value.length());
        value.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
                    clean.append(' ');
                default -> clean.appendCodePoint(c);
            }
        });
        return clean.toString().strip();
    }

    static String printable(String value) {
        var clean = clean(value);
        return clean.length() <= 60 ? clean : clean.substring(0, 60) + "…";
    }
}
