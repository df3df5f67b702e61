package counterclaim.enrich.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collections of what is kept as JSON, where an empty one is left out. */
final class Kept {
    private Kept() {}

    static <T> List<T> list(List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    static <T> Set<T> set(Set<T> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }

    static <K, V> Map<K, V> map(Map<K, V> values) {
        return values == null ? Map.of() : Map.copyOf(values);
    }
}
