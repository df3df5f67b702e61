package counterclaim.ingest.address;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** IPv4 addresses in all the spellings that browsers take: decimal, octal, hexadecimal, one to four parts. */
final class Ipv4 {
    private Ipv4() {}

    static boolean endsInNumber(String domain) {
        var parts = parts(domain);
        if (parts.isEmpty()) {
            return false;
        }
        var last = parts.getLast();
        return !last.isEmpty() && (last.chars().allMatch(c -> c >= '0' && c <= '9') || number(last) != null);
    }

    static String normalise(String domain) throws InvalidUrl {
        var parts = parts(domain);
        if (parts.size() > 4) {
            throw new InvalidUrl("too many parts in an IPv4 address");
        }
        var address = BigInteger.ZERO;
        for (var i = 0; i < parts.size(); i++) {
            var value = number(parts.get(i));
            var last = i == parts.size() - 1;
            var bits = last ? 8 * (5 - parts.size()) : 8;
            if (value == null || value.bitLength() > bits) {
                throw new InvalidUrl("bad part in an IPv4 address");
            }
            address = address.add(last ? value : value.shiftLeft(8 * (3 - i)));
        }
        var n = address.longValue();
        return (n >> 24) + "." + (n >> 16 & 255) + "." + (n >> 8 & 255) + "." + (n & 255);
    }

    private static List<String> parts(String domain) {
        var parts = new ArrayList<>(List.of(domain.split("\\.", -1)));
        if (parts.size() > 1 && parts.getLast().isEmpty()) {
            parts.removeLast();
        }
        return parts;
    }

    /** Null where the text is no number. */
    private static BigInteger number(String text) {
        if (text.isEmpty() || text.charAt(0) == '+' || text.charAt(0) == '-') {
            return null;
        }
        var radix = 10;
        var digits = text;
        if (text.startsWith("0x") || text.startsWith("0X")) {
            radix = 16;
            digits = text.substring(2);
        } else if (text.length() > 1 && text.charAt(0) == '0') {
            radix = 8;
            digits = text.substring(1);
        }
        for (var i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) > 'f' || Character.digit(digits.charAt(i), radix) < 0) {
                return null;
            }
        }
        return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits, radix);
    }
}
