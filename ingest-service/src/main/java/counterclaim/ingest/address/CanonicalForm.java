package counterclaim.ingest.address;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes an address so that its spellings become one. */
final class CanonicalForm {
    private static final String KEPT_IN_PATH = "-._~!$&'()*+,;=:@/";
    private static final String KEPT_IN_QUERY = KEPT_IN_PATH + "?[]";

    private CanonicalForm() {}

    static String of(WebUrl url) {
        var port = url.port < 0 ? "" : ":" + url.port;
        var query = query(url.query);
        return url.scheme + "://" + host(url) + port + path(url.path) + (query.isEmpty() ? "" : "?" + query);
    }

    static String host(WebUrl url) {
        var host = url.host();
        return host.length() > 1 && host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** Empty segments go; dots may have been hidden in escapes. */
    private static String path(List<String> segments) {
        var out = new ArrayList<String>();
        for (var i = 0; i < segments.size(); i++) {
            var segment = spelling(segments.get(i), KEPT_IN_PATH);
            var last = i == segments.size() - 1;
            if (segment.equals("..") && !out.isEmpty()) {
                out.removeLast();
            }
            var empty = segment.isEmpty() || segment.equals(".") || segment.equals("..");
            if (!empty) {
                out.add(segment);
            } else if (last) {
                out.add("");
            }
        }
        return "/" + String.join("/", out);
    }

    private static String query(String query) {
        if (query == null) {
            return "";
        }
        var parameters = new ArrayList<Parameter>();
        for (var text : query.split("&")) {
            var equals = text.indexOf('=');
            var name = spelling(equals < 0 ? text : text.substring(0, equals), KEPT_IN_QUERY);
            var value = equals < 0 ? "" : spelling(text.substring(equals + 1), KEPT_IN_QUERY);
            if (!name.isEmpty() && !TrackingParameters.contains(name)) {
                parameters.add(new Parameter(name, value));
            }
        }
        parameters.sort(Comparator.comparing(Parameter::name)); // stable: repeated names keep their order
        var out = new StringBuilder();
        for (var parameter : parameters) {
            out.append(out.isEmpty() ? "" : "&").append(parameter.name);
            if (!parameter.value.isEmpty()) {
                out.append('=').append(parameter.value);
            }
        }
        return out.toString();
    }

    private record Parameter(String name, String value) {}

    /** Letters and digits are never escaped, everything doubtful is, with capital digits; a bare percent sign becomes %25. */
    private static String spelling(String text, String kept) {
        var out = new StringBuilder(text.length() + 8);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < bytes.length; i++) {
            var b = bytes[i];
            if (b == '%') {
                var value = PercentEncoding.escapedByte(bytes, i);
                if (value < 0) {
                    out.append("%25");
                } else if (isUnreserved((byte) value)) {
                    out.append((char) value);
                    i += 2;
                } else {
                    PercentEncoding.escape((byte) value, out);
                    i += 2;
                }
            } else if (isUnreserved(b) || b > 0 && kept.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                PercentEncoding.escape(b, out);
            }
        }
        return out.toString();
    }

    private static boolean isUnreserved(byte b) {
        return b >= 'a' && b <= 'z'
                || b >= 'A' && b <= 'Z'
                || b >= '0' && b <= '9'
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
    }
}
