package counterclaim.ingest.robots;

import java.util.ArrayList;
import java.util.List;

/**
 * The path of a rule: {@code *} stands for anything, {@code $} at the end for the end. Works on octets, one a char.
 *
 * @param length in octets: the longer of two rules that match is the one that holds
 */
record PathPattern(List<String> parts, boolean anchored, int length) {
    PathPattern {
        parts = List.copyOf(parts);
    }

    static PathPattern of(String pattern) {
        var anchored = pattern.endsWith("$");
        var body = anchored ? pattern.substring(0, pattern.length() - 1) : pattern;
        var parts = new ArrayList<String>();
        var from = 0;
        for (var star = body.indexOf('*'); star >= 0; star = body.indexOf('*', from)) {
            parts.add(body.substring(from, star));
            from = star + 1;
        }
        parts.add(body.substring(from));
        return new PathPattern(parts, anchored, pattern.length());
    }

    boolean matches(String path) {
        var first = parts.getFirst();
        if (!path.startsWith(first)) {
            return false;
        }
        var at = first.length();
        var last = parts.size() - 1;
        if (last == 0) {
            return !anchored || at == path.length();
        }
        // The leftmost place of every part leaves the most room for the rest, so that nothing has to be tried twice.
        for (var i = 1; i < last; i++) {
            var found = path.indexOf(parts.get(i), at);
            if (found < 0) {
                return false;
            }
            at = found + parts.get(i).length();
        }
        var end = parts.get(last);
        return anchored ? path.length() - at >= end.length() && path.endsWith(end) : path.indexOf(end, at) >= 0;
    }
}
