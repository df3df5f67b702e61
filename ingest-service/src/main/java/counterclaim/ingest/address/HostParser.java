package counterclaim.ingest.address;

import java.nio.charset.StandardCharsets;

/** The host parser of the URL standard. */
final class HostParser {
    private static final String FORBIDDEN = "\0\t\n\r #/:<>?@[\\]^|";

    private HostParser() {}

    /** @param special whether the scheme names hosts by domain (http and its like) */
    static String parse(String input, boolean special) throws InvalidUrl {
        if (input.startsWith("[")) {
            if (!input.endsWith("]")) {
                throw new InvalidUrl("bracket not closed");
            }
            return "[" + Ipv6.normalise(input.substring(1, input.length() - 1)) + "]";
        }
        if (!special) {
            return opaque(input);
        }
        var decoded = new String(PercentEncoding.decode(input), StandardCharsets.UTF_8);
        var domain = DomainName.toAscii(decoded);
        for (var i = 0; i < domain.length(); i++) {
            var c = domain.charAt(i);
            if (c < 0x20 || c == 0x7f || c == '%' || FORBIDDEN.indexOf(c) >= 0) {
                throw new InvalidUrl("forbidden character in host");
            }
        }
        return Ipv4.endsInNumber(domain) ? Ipv4.normalise(domain) : domain;
    }

    private static String opaque(String input) throws InvalidUrl {
        for (var i = 0; i < input.length(); i++) {
            if (FORBIDDEN.indexOf(input.charAt(i)) >= 0) {
                throw new InvalidUrl("forbidden character in host");
            }
        }
        return PercentEncoding.CONTROL.encode(input);
    }
}
