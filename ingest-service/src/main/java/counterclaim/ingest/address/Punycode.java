package counterclaim.ingest.address;

/** The encoder of RFC 3492, section 6.3. */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;

    private Punycode() {}

    static String encode(String label) throws InvalidUrl {
        var input = label.codePoints().toArray();
        if (input.length > 255) {
            throw new InvalidUrl("label too long");
        }
        var out = new StringBuilder();
        for (var c : input) {
            if (c < 128) {
                out.append((char) c);
            }
        }
        var basic = out.length();
        if (basic > 0) {
            out.append('-');
        }
        var n = 128;
        var delta = 0;
        var bias = 72;
        var handled = basic;
        while (handled < input.length) {
            var next = Integer.MAX_VALUE;
            for (var c : input) {
                if (c >= n && c < next) {
                    next = c;
                }
            }
            delta += (next - n) * (handled + 1);
            n = next;
            for (var c : input) {
                if (c < n) {
                    delta++;
                } else if (c == n) {
                    writeDelta(delta, bias, out);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            n++;
        }
        return out.toString();
    }

    private static void writeDelta(int delta, int bias, StringBuilder out) {
        var q = delta;
        for (var k = BASE; ; k += BASE) {
            var t = Math.clamp(k - bias, T_MIN, T_MAX);
            if (q < t) {
                break;
            }
            out.append(digit(t + (q - t) % (BASE - t)));
            q = (q - t) / (BASE - t);
        }
        out.append(digit(q));
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int adapt(int delta, int points, boolean first) {
        var d = first ? delta / DAMP : delta / 2;
        d += d / points;
        var k = 0;
        while (d > (BASE - T_MIN) * T_MAX / 2) {
            d /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * d / (d + SKEW);
    }
}
