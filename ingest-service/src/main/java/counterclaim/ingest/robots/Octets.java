package counterclaim.ingest.robots;

import java.nio.charset.StandardCharsets;

/** Percent-encoding of octets; a string here holds one octet a char. */
final class Octets {
    private static final String HEX = "0123456789ABCDEF";

    private Octets() {}

    static String ofText(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Octets above ASCII encoded, the digits of what is encoded already in upper case. */
    static String escaped(String octets) {
        return convert(octets, true, false);
    }

    /** As RFC 9309 section 2.2.2 compares: besides, what need not be encoded is not. */
    static String normalised(String octets) {
        return convert(octets, true, true);
    }

    private static String convert(String octets, boolean escape, boolean decode) {
        var out = new StringBuilder(octets.length());
        for (var i = 0; i < octets.length(); i++) {
            var c = octets.charAt(i);
            if (c == '%'
                    && i + 2 < octets.length()
                    && digit(octets.charAt(i + 1)) >= 0
                    && digit(octets.charAt(i + 2)) >= 0) {
                var octet = digit(octets.charAt(i + 1)) * 16 + digit(octets.charAt(i + 2));
                if (decode && isUnreserved((char) octet)) {
                    out.append((char) octet);
                } else {
                    percent(octet, out);
                }
                i += 2;
            } else if (escape && c > 127) {
                percent(c, out);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static void percent(int octet, StringBuilder out) {
        out.append('%').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }

    private static int digit(char c) {
        return c > 127 ? -1 : Character.digit(c, 16);
    }
}
