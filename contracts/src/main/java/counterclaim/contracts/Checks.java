package counterclaim.contracts;

import java.util.List;
import java.util.Optional;

/** The checks that compact constructors of several records share. */
final class Checks {
    private Checks() {}

    static String text(String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    static <T> T present(T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /** A record of an older writer may lack a list: then it is empty. */
    static <T> List<T> list(List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    static <T> Optional<T> maybe(Optional<T> value) {
        return value == null ? Optional.empty() : value;
    }

    static double share(double value, String name) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", not between 0 and 1");
        }
        return value;
    }

    static long atLeast(long value, long least, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ", below " + least);
        }
        return value;
    }
}
