package counterclaim.ingest.address;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The percent-encode sets of the URL standard, as UTF-8. Escapes that stand in the text already are left alone. */
enum PercentEncoding {
    CONTROL(""),
    FRAGMENT(" \"<>`"),
    QUERY(" \"#<>"),
    SPECIAL_QUERY(" \"#<>'"),
    PATH(" \"#<>?^`{}"),
    USERINFO(" \"#<>?^`{}/:;=@[\\]|");

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final boolean[] escaped = new boolean[128];

    PercentEncoding(String characters) {
        for (var c = 0; c < 128; c++) {
            escaped[c] = c < 0x20 || c == 0x7f || characters.indexOf(c) >= 0;
        }
    }

    String encode(String text) {
        var i = 0;
        while (i < text.length() && text.charAt(i) < 128 && !escaped[text.charAt(i)]) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        var out = new StringBuilder(text.length() + 16).append(text, 0, i);
        for (var b : text.substring(i).getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && !escaped[b]) {
                out.append((char) b);
            } else {
                escape(b, out);
            }
        }
        return out.toString();
    }

    static void escape(byte b, StringBuilder out) {
        out.append('%').append(HEX[b >> 4 & 15]).append(HEX[b & 15]);
    }

    /** Turns escapes into their bytes; a {@code %} that starts none stays. */
    static byte[] decode(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var length = 0;
        for (var i = 0; i < bytes.length; i++) {
            var value = bytes[i] == '%' ? escapedByte(bytes, i) : -1;
            bytes[length++] = value >= 0 ? (byte) value : bytes[i];
            i += value >= 0 ? 2 : 0;
        }
        return Arrays.copyOf(bytes, length);
    }

    /** -1 where no escape starts there. */
    static int escapedByte(byte[] bytes, int at) {
        if (at + 2 >= bytes.length) {
            return -1;
        }
        var high = Character.digit(bytes[at + 1], 16);
        var low = Character.digit(bytes[at + 2], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
