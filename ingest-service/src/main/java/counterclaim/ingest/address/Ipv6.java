package counterclaim.ingest.address;

import java.util.ArrayList;

/** IPv6 addresses, read and written by the URL standard. */
final class Ipv6 {
    private static final int PIECES = 8;

    private Ipv6() {}

    static String normalise(String text) throws InvalidUrl {
        return write(pieces(text));
    }

    private static int[] pieces(String text) throws InvalidUrl {
        var gap = text.indexOf("::");
        if (gap < 0) {
            var all = group(text);
            require(all.size() == PIECES && !text.isEmpty());
            return all.stream().mapToInt(Integer::intValue).toArray();
        }
        var head = gap == 0 ? new ArrayList<Integer>() : group(text.substring(0, gap));
        var rest = text.substring(gap + 2);
        var tail = rest.isEmpty() ? new ArrayList<Integer>() : group(rest);
        require(text.indexOf('.') < 0 || text.indexOf('.') > gap);
        require(head.size() + tail.size() < PIECES);
        var pieces = new int[PIECES];
        for (var i = 0; i < head.size(); i++) {
            pieces[i] = head.get(i);
        }
        for (var i = 0; i < tail.size(); i++) {
            pieces[PIECES - tail.size() + i] = tail.get(i);
        }
        return pieces;
    }

    private static ArrayList<Integer> group(String text) throws InvalidUrl {
        var pieces = new ArrayList<Integer>();
        var parts = text.split(":", -1);
        for (var i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                embeddedIpv4(parts[i], pieces);
            } else {
                require(parts[i].length() <= 4 && isNumber(parts[i], 16));
                pieces.add(Integer.parseInt(parts[i], 16));
            }
        }
        require(pieces.size() <= PIECES);
        return pieces;
    }

    private static void embeddedIpv4(String text, ArrayList<Integer> pieces) throws InvalidUrl {
        var parts = text.split("\\.", -1);
        require(parts.length == 4);
        var value = 0L;
        for (var part : parts) {
            require(part.length() <= 3 && isNumber(part, 10) && (part.length() == 1 || part.charAt(0) != '0'));
            var number = Integer.parseInt(part);
            require(number <= 255);
            value = value << 8 | number;
        }
        pieces.add((int) (value >> 16));
        pieces.add((int) (value & 0xffff));
    }

    private static boolean isNumber(String text, int radix) {
        return !text.isEmpty() && text.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
    }

    private static void require(boolean holds) throws InvalidUrl {
        if (!holds) {
            throw new InvalidUrl("bad IPv6 address");
        }
    }

    /** The first longest run of zeros, of two or more, becomes {@code ::}. */
    private static String write(int[] pieces) {
        var bestStart = -1;
        var bestLength = 1;
        for (var start = 0; start < PIECES; start++) {
            var end = start;
            while (end < PIECES && pieces[end] == 0) {
                end++;
            }
            if (end - start > bestLength) {
                bestStart = start;
                bestLength = end - start;
            }
        }
        var out = new StringBuilder();
        for (var i = 0; i < PIECES; i++) {
            if (i == bestStart) {
                out.append(i == 0 ? "::" : ":");
                i += bestLength - 1;
                continue;
            }
            out.append(Integer.toHexString(pieces[i]));
            if (i < PIECES - 1) {
                out.append(':');
            }
        }
        return out.toString();
    }
}
