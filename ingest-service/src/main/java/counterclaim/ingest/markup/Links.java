package counterclaim.ingest.markup;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Makes addresses absolute.
 *
 * @param base     what relative ones are relative to; empty when nothing is known
 * @param declared whether the document itself says so
 */
public record Links(Optional<URI> base, boolean declared) {
    private static final Set<String> ACTIVE =
            Set.of("javascript", "vbscript", "data", "blob", "filesystem", "jar", "view-source");

    public static final Links NONE = new Links(Optional.empty(), false);

    public Links(Optional<URI> base) {
        this(base, false);
    }

    /** Inside an element with {@code xml:base}. */
    public Links within(String xmlBase) {
        var resolved = parse(resolve(xmlBase));
        return resolved.filter(URI::isAbsolute).isPresent() ? new Links(resolved, true) : this;
    }

    /** A name stays as it is, unless the document says what it is relative to: so it does not change when the feed moves. */
    public String resolveIfDeclared(String name) {
        return declared ? resolve(name) : name;
    }

    /** The absolute address; empty for none, and for one that would make a reader's browser do something instead of going there. */
    public Optional<String> address(String written) {
        var absolute = resolve(written);
        if (absolute.isEmpty() || hasScheme(absolute) && ACTIVE.contains(scheme(absolute))) {
            return Optional.empty();
        }
        return Optional.of(absolute);
    }

    private static String scheme(String absolute) {
        return absolute.substring(0, absolute.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    /** The absolute address; what cannot be resolved comes back stripped and otherwise as it was. */
    public String resolve(String address) {
        var stripped = strip(address);
        if (base.isEmpty() || hasScheme(stripped)) {
            return stripped;
        }
        if (stripped.isEmpty()) {
            return base.get().toString();
        }
        var from = base.get();
        if (from.isOpaque() || from.getRawAuthority() == null) {
            return stripped;
        }
        if (stripped.startsWith("//")) {
            return from.getScheme() + ":" + stripped;
        }
        var site = from.getScheme() + "://" + from.getRawAuthority();
        var path = from.getRawPath() == null || from.getRawPath().isEmpty() ? "/" : from.getRawPath();
        if (stripped.startsWith("/")) {
            return site + removeDots(stripped);
        }
        if (stripped.startsWith("?")) {
            return site + path + stripped;
        }
        var query = from.getRawQuery() == null ? "" : "?" + from.getRawQuery();
        if (stripped.startsWith("#")) {
            return site + path + query + stripped;
        }
        return site + removeDots(path.substring(0, path.lastIndexOf('/') + 1) + stripped);
    }

    /** The absolute address when it is one of the web or of mail. */
    public Optional<String> harmless(String address) {
        var stripped = strip(address);
        if (stripped.startsWith("#")) {
            return Optional.empty();
        }
        var absolute = resolve(stripped);
        var colon = absolute.indexOf(':');
        if (colon < 0 || !hasScheme(absolute)) {
            return Optional.empty();
        }
        return switch (absolute.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "http", "https", "mailto" -> Optional.of(absolute);
            default -> Optional.empty();
        };
    }

    /** Browsers drop line breaks and tabs anywhere in an address, and control characters around it. */
    private static String strip(String address) {
        var from = 0;
        var to = address.length();
        while (from < to && address.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && address.charAt(to - 1) <= ' ') {
            to--;
        }
        var stripped = address.substring(from, to);
        for (var i = 0; i < stripped.length(); i++) {
            var c = stripped.charAt(i);
            if (c == '\n' || c == '\r' || c == '\t') {
                return stripped.replaceAll("[\\n\\r\\t]+", "");
            }
        }
        return stripped;
    }

    private static boolean hasScheme(String address) {
        for (var i = 0; i < address.length(); i++) {
            var c = address.charAt(i);
            if (c == ':') {
                return i > 0;
            }
            var letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
                return false;
            }
        }
        return false;
    }

    private static String removeDots(String address) {
        var end = address.length();
        for (var i = 0; i < address.length(); i++) {
            if (address.charAt(i) == '?' || address.charAt(i) == '#') {
                end = i;
                break;
            }
        }
        var path = address.substring(0, end);
        if (!path.contains("/.")) {
            return address;
        }
        var kept = new StringBuilder(path.length());
        var at = 0;
        while (at < path.length()) {
            var next = path.indexOf('/', at + 1);
            var segment = next < 0 ? path.substring(at) : path.substring(at, next);
            var last = next < 0;
            if (segment.equals("/..")) {
                kept.setLength(Math.max(0, kept.lastIndexOf("/")));
                if (last) {
                    kept.append('/');
                }
            } else if (segment.equals("/.")) {
                if (last) {
                    kept.append('/');
                }
            } else {
                kept.append(segment);
            }
            at = last ? path.length() : next;
        }
        return kept + address.substring(end);
    }

    static Optional<URI> parse(String address) {
        try {
            return Optional.of(new URI(address));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
