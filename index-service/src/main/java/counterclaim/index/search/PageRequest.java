package counterclaim.index.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which part of a result.
 *
 * @param cursor as {@code next} of the page before gave it; absent for the first page
 */
public record PageRequest(int size, Optional<String> cursor) {
    private static final int USUAL = 20;
    private static final int MOST = 100;

    public static PageRequest of(Map<String, List<String>> parameters) {
        return of(Parameters.of(parameters, parameters.keySet()));
    }

    static PageRequest of(Parameters parameters) {
        return new PageRequest(parameters.number("size", 1, MOST).orElse(USUAL), parameters.one("cursor"));
    }
}
