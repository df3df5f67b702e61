package counterclaim.ingest.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The basic URL parser of the WHATWG's URL standard, cut into the parts of an address instead of one state machine.
 * {@link InvalidUrl} is its "failure".
 */
final class UrlParser {
    /** Longer addresses are refused: no outlet needs them and every step below copies them. */
    private static final int LONGEST = 65_536;

    String scheme = "";
    String username = "";
    String password = "";
    String host;
    int port = -1;
    List<String> path = new ArrayList<>();
    String opaquePath;
    String query;
    String fragment;

    private UrlParser() {}

    static Optional<WebUrl> parse(String input, WebUrl base) {
        if (input.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var parser = new UrlParser();
            parser.read(clean(input), base);
            return Optional.of(new WebUrl(parser));
        } catch (InvalidUrl e) {
            return Optional.empty();
        }
    }

    static int defaultPort(String scheme) {
        return switch (scheme) {
            case "http", "ws" -> 80;
            case "https", "wss" -> 443;
            case "ftp" -> 21;
            default -> -1;
        };
    }

    private static boolean isSpecial(String scheme) {
        return scheme.equals("file") || defaultPort(scheme) >= 0;
    }

    /** Spaces and control characters around the address go, tabs and line ends everywhere. */
    private static String clean(String input) {
        var start = 0;
        var end = input.length();
        while (start < end && input.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && input.charAt(end - 1) <= ' ') {
            end--;
        }
        var out = new StringBuilder(end - start);
        for (var i = start; i < end; i++) {
            var c = input.charAt(i);
            if (c != '\t' && c != '\n' && c != '\r') {
                out.append(c);
            }
        }
        return out.toString();
    }

    private void read(String input, WebUrl base) throws InvalidUrl {
        var hash = input.indexOf('#');
        if (hash >= 0) {
            fragment = PercentEncoding.FRAGMENT.encode(input.substring(hash + 1));
            input = input.substring(0, hash);
        }
        var colon = schemeEnd(input);
        if (colon < 0) {
            relativeToBase(input, base, hash >= 0);
            return;
        }
        scheme = input.substring(0, colon).toLowerCase(Locale.ROOT);
        var rest = input.substring(colon + 1);
        if (scheme.equals("file")) {
            file(rest, base != null && base.scheme.equals("file") ? base : null);
        } else if (isSpecial(scheme)) {
            if (base != null && base.scheme.equals(scheme) && !rest.startsWith("//")) {
                relative(rest, base);
            } else {
                authority(withoutLeadingSlashes(rest));
            }
        } else if (rest.startsWith("//")) {
            authority(rest.substring(2));
        } else if (rest.startsWith("/")) {
            pathAndQuery(rest.substring(1));
        } else {
            opaquePathAndQuery(rest);
        }
    }

    private static int schemeEnd(String input) {
        for (var i = 0; i < input.length(); i++) {
            var c = input.charAt(i);
            var letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (c == ':') {
                return i == 0 ? -1 : i;
            }
            if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
                return -1;
            }
        }
        return -1;
    }

    private void relativeToBase(String rest, WebUrl base, boolean hasFragment) throws InvalidUrl {
        if (base == null) {
            throw new InvalidUrl("relative address without a base");
        }
        scheme = base.scheme;
        if (base.opaquePath != null) {
            if (!rest.isEmpty() || !hasFragment) {
                throw new InvalidUrl("relative address on an opaque base");
            }
            opaquePath = base.opaquePath;
            query = base.query;
        } else if (scheme.equals("file")) {
            file(rest, base);
        } else {
            relative(rest, base);
        }
    }

    private void relative(String rest, WebUrl base) throws InvalidUrl {
        if (rest.length() > 1 && isSlash(rest.charAt(0)) && isSlash(rest.charAt(1))) {
            authority(isSpecial(scheme) ? withoutLeadingSlashes(rest) : rest.substring(2));
            return;
        }
        username = base.username;
        password = base.password;
        host = base.host;
        port = base.port;
        if (!rest.isEmpty() && isSlash(rest.charAt(0))) {
            pathAndQuery(rest.substring(1));
            return;
        }
        path = new ArrayList<>(base.path);
        if (rest.isEmpty()) {
            query = base.query;
        } else if (rest.charAt(0) == '?') {
            setQuery(rest.substring(1));
        } else {
            shortenPath();
            pathAndQuery(rest);
        }
    }

    private boolean isSlash(char c) {
        return c == '/' || c == '\\' && isSpecial(scheme);
    }

    private static String withoutLeadingSlashes(String rest) {
        var i = 0;
        while (i < rest.length() && (rest.charAt(i) == '/' || rest.charAt(i) == '\\')) {
            i++;
        }
        return rest.substring(i);
    }

    private int authorityEnd(String rest) {
        var i = 0;
        while (i < rest.length() && rest.charAt(i) != '?' && !isSlash(rest.charAt(i))) {
            i++;
        }
        return i;
    }

    private void authority(String rest) throws InvalidUrl {
        var end = authorityEnd(rest);
        var authority = rest.substring(0, end);
        var at = authority.lastIndexOf('@');
        if (at >= 0) {
            credentials(authority.substring(0, at));
            authority = authority.substring(at + 1);
            if (authority.isEmpty()) {
                throw new InvalidUrl("user without a host");
            }
        }
        hostAndPort(authority);
        afterAuthority(rest.substring(end));
    }

    private void credentials(String credentials) {
        var colon = credentials.indexOf(':');
        username = PercentEncoding.USERINFO.encode(colon < 0 ? credentials : credentials.substring(0, colon));
        password = colon < 0 ? "" : PercentEncoding.USERINFO.encode(credentials.substring(colon + 1));
    }

    private void hostAndPort(String authority) throws InvalidUrl {
        var colon = portColon(authority);
        var name = colon < 0 ? authority : authority.substring(0, colon);
        if (name.isEmpty() && (colon >= 0 || isSpecial(scheme))) {
            throw new InvalidUrl("no host");
        }
        host = name.isEmpty() ? "" : HostParser.parse(name, isSpecial(scheme));
        if (colon >= 0) {
            port(authority.substring(colon + 1));
        }
    }

    private static int portColon(String authority) {
        var inBrackets = false;
        for (var i = 0; i < authority.length(); i++) {
            switch (authority.charAt(i)) {
                case '[' -> inBrackets = true;
                case ']' -> inBrackets = false;
                case ':' -> {
                    if (!inBrackets) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private void port(String digits) throws InvalidUrl {
        var value = 0;
        for (var i = 0; i < digits.length(); i++) {
            var c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw new InvalidUrl("port is no number");
            }
            value = value * 10 + c - '0';
            if (value > 65_535) {
                throw new InvalidUrl("port too high");
            }
        }
        port = digits.isEmpty() || value == defaultPort(scheme) ? -1 : value;
    }

    private void afterAuthority(String rest) {
        if (!rest.isEmpty() && isSlash(rest.charAt(0))) {
            pathAndQuery(rest.substring(1));
        } else if (isSpecial(scheme)) {
            pathAndQuery(rest);
        } else if (!rest.isEmpty()) {
            setQuery(rest.substring(1));
        }
    }

    /** @param rest what follows the slash that starts the path */
    private void pathAndQuery(String rest) {
        var mark = rest.indexOf('?');
        var segments = mark < 0 ? rest : rest.substring(0, mark);
        var start = 0;
        for (var i = 0; i <= segments.length(); i++) {
            var last = i == segments.length();
            if (last || isSlash(segments.charAt(i))) {
                segment(PercentEncoding.PATH.encode(segments.substring(start, i)), last);
                start = i + 1;
            }
        }
        if (mark >= 0) {
            setQuery(rest.substring(mark + 1));
        }
    }

    private void segment(String segment, boolean last) {
        if (isDoubleDot(segment)) {
            shortenPath();
            if (last) {
                path.add("");
            }
        } else if (isSingleDot(segment)) {
            if (last) {
                path.add("");
            }
        } else if (scheme.equals("file") && path.isEmpty() && isDriveLetter(segment)) {
            path.add(segment.charAt(0) + ":");
        } else {
            path.add(segment);
        }
    }

    private static boolean isSingleDot(String segment) {
        return segment.equals(".") || segment.equalsIgnoreCase("%2e");
    }

    private static boolean isDoubleDot(String segment) {
        return switch (segment.length()) {
            case 2 -> segment.equals("..");
            case 4 -> segment.equalsIgnoreCase(".%2e") || segment.equalsIgnoreCase("%2e.");
            case 6 -> segment.equalsIgnoreCase("%2e%2e");
            default -> false;
        };
    }

    private void shortenPath() {
        var drive = scheme.equals("file")
                && path.size() == 1
                && isDriveLetter(path.getFirst())
                && path.getFirst().charAt(1) == ':';
        if (!path.isEmpty() && !drive) {
            path.removeLast();
        }
    }

    private void setQuery(String text) {
        query = (isSpecial(scheme) ? PercentEncoding.SPECIAL_QUERY : PercentEncoding.QUERY).encode(text);
    }

    private void opaquePathAndQuery(String rest) {
        var mark = rest.indexOf('?');
        var text = mark < 0 ? rest : rest.substring(0, mark);
        if (text.endsWith(" ") && (mark >= 0 || fragment != null)) {
            text = text.substring(0, text.length() - 1) + "%20";
        }
        opaquePath = PercentEncoding.CONTROL.encode(text);
        if (mark >= 0) {
            setQuery(rest.substring(mark + 1));
        }
    }

    private void file(String rest, WebUrl base) throws InvalidUrl {
        host = "";
        if (!rest.isEmpty() && isSlash(rest.charAt(0))) {
            if (rest.length() > 1 && isSlash(rest.charAt(1))) {
                fileHost(rest.substring(2));
                return;
            }
            if (base != null) {
                host = base.host;
                if (!startsWithDriveLetter(rest.substring(1))
                        && !base.path.isEmpty()
                        && isDriveLetter(base.path.getFirst())
                        && base.path.getFirst().charAt(1) == ':') {
                    path.add(base.path.getFirst());
                }
            }
            pathAndQuery(rest.substring(1));
            return;
        }
        if (base == null) {
            pathAndQuery(rest);
            return;
        }
        host = base.host;
        path = new ArrayList<>(base.path);
        if (rest.isEmpty()) {
            query = base.query;
        } else if (rest.charAt(0) == '?') {
            setQuery(rest.substring(1));
        } else {
            if (startsWithDriveLetter(rest)) {
                path.clear();
            } else {
                shortenPath();
            }
            pathAndQuery(rest);
        }
    }

    private void fileHost(String rest) throws InvalidUrl {
        var end = authorityEnd(rest);
        var name = rest.substring(0, end);
        if (isDriveLetter(name)) {
            pathAndQuery(rest);
            return;
        }
        if (!name.isEmpty()) {
            host = HostParser.parse(name, true);
            if (host.equals("localhost")) {
                host = "";
            }
        }
        afterAuthority(rest.substring(end));
    }

    private static boolean isDriveLetter(String text) {
        return text.length() == 2 && startsWithDriveLetter(text);
    }

    private static boolean startsWithDriveLetter(String text) {
        if (text.length() < 2) {
            return false;
        }
        var letter = text.charAt(0);
        var sign = text.charAt(1);
        return (letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z')
                && (sign == ':' || sign == '|')
                && (text.length() == 2 || "/\\?#".indexOf(text.charAt(2)) >= 0);
    }
}
