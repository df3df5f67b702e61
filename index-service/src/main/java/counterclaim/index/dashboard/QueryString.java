package counterclaim.index.dashboard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of a page, to make links that change one of them. */
record QueryString(Map<String, List<String>> values) {
    static QueryString of(Map<String, List<String>> values) {
        var copy = new TreeMap<String, List<String>>();
        values.forEach((name, all) -> {
            var filled = all.stream().filter(value -> !value.isBlank()).toList();
            if (!filled.isEmpty()) {
                copy.put(name, filled);
            }
        });
        return new QueryString(copy);
    }

    QueryString with(String name, String value) {
        var copy = new TreeMap<>(values);
        copy.put(name, List.of(value));
        return new QueryString(copy);
    }

    QueryString adding(String name, String value) {
        var copy = new TreeMap<>(values);
        var all = new ArrayList<>(values.getOrDefault(name, List.of()));
        all.add(value);
        copy.put(name, all);
        return new QueryString(copy);
    }

    QueryString removing(String name, String value) {
        var copy = new TreeMap<>(values);
        var left = values.getOrDefault(name, List.of()).stream()
                .filter(other -> !other.equals(value))
                .toList();
        if (left.isEmpty()) {
            copy.remove(name);
        } else {
            copy.put(name, left);
        }
        return new QueryString(copy);
    }

    QueryString without(String name) {
        var copy = new TreeMap<>(values);
        copy.remove(name);
        return new QueryString(copy);
    }

    boolean has(String name, String value) {
        return values.getOrDefault(name, List.of()).contains(value);
    }

    String first(String name) {
        return values.getOrDefault(name, List.of("")).getFirst();
    }

    String href(String path) {
        var query = new StringBuilder();
        values.forEach((name, all) -> all.forEach(value -> query.append(query.isEmpty() ? '?' : '&')
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return path + query;
    }
}
