package counterclaim.ingest.markup;

import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Entities;

/** Character references of HTML. */
public final class HtmlText {
    /** What the numbers 128 to 159 mean in practice: windows-1252, not the control characters of Unicode. */
    private static final String C1 =
            "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f"
                    + "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    private HtmlText() {}

    /** The characters of a named reference, or nothing. */
    static String named(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> "\u00a0";
            default -> Entities.isNamedEntity(name) ? Entities.getByName(name) : "";
        };
    }

    /** Appends the character that {@code digits} (or {@code x} and hexadecimal digits) stand for; false when they stand for none. */
    static boolean appendNumeric(CharSequence in, int from, int to, StringBuilder out) {
        var hexadecimal = from < to && (in.charAt(from) == 'x' || in.charAt(from) == 'X');
        var at = hexadecimal ? from + 1 : from;
        if (at >= to) {
            return false;
        }
        var code = 0;
        for (; at < to; at++) {
            var digit = Character.digit(in.charAt(at), hexadecimal ? 16 : 10);
            if (digit < 0 || in.charAt(at) > 127) {
                return false;
            }
            code = Math.min(0x110000, code * (hexadecimal ? 16 : 10) + digit);
        }
        if (code >= 0x80 && code < 0xc0 && completes(out, code)) {
            return true;
        }
        if (code >= 128 && code < 160) {
            out.append(C1.charAt(code - 128));
        } else if (code == 0 || code > 0x10ffff || code >= 0xd800 && code < 0xe000) {
            out.append('\ufffd');
        } else {
            out.appendCodePoint(code);
        }
        return true;
    }

    /** Appends what a named reference stands for. */
    static void append(String known, StringBuilder out) {
        var only = known.length() == 1 ? known.charAt(0) : 0;
        if (!(only >= 0x80 && only < 0xc0 && completes(out, only))) {
            out.append(known);
        }
    }

    /**
     * Systems that take UTF-8 for Latin-1 write each byte as a reference: the one that ends such a sequence turns it into the
     * character that was meant.
     */
    private static boolean completes(StringBuilder out, int lastByte) {
        var bytes = new byte[4];
        bytes[3] = (byte) lastByte;
        for (var length = 2; length <= 4 && length - 1 <= out.length(); length++) {
            var before = windows1252Byte(out.charAt(out.length() - length + 1));
            if (before < 0x80) {
                return false;
            }
            bytes[4 - length] = (byte) before;
            if (before >= 0xc0) {
                if (Utf8.sequence(bytes, 4 - length) != length) {
                    return false;
                }
                out.setLength(out.length() - length + 1);
                out.append(new String(bytes, 4 - length, length, StandardCharsets.UTF_8));
                return true;
            }
        }
        return false;
    }

    private static int windows1252Byte(char c) {
        return c < 0x100 ? c : C1.indexOf(c) < 0 ? -1 : 0x80 + C1.indexOf(c);
    }

    /** Windows-1252 for a byte that cannot be what its document claims. */
    static char windows1252(int unsigned) {
        return unsigned >= 128 && unsigned < 160 ? C1.charAt(unsigned - 128) : (char) unsigned;
    }

    static String decodeNumeric(String text) {
        if (text.indexOf("&#") < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        var at = 0;
        while (at < text.length()) {
            if (text.startsWith("&#", at)) {
                var end = text.indexOf(';', at);
                if (end > 0 && end - at < 12 && appendNumeric(text, at + 2, end, out)) {
                    at = end + 1;
                    continue;
                }
            }
            out.append(text.charAt(at++));
        }
        return out.toString();
    }

    /** Decodes every reference, named and numeric; what is none stays as it is. */
    public static String decode(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        decode(text, 0, text.length(), out);
        return out.toString();
    }

    static void decode(String text, int from, int to, StringBuilder out) {
        var at = from;
        while (at < to) {
            var amp = text.indexOf('&', at, to);
            if (amp < 0) {
                break;
            }
            out.append(text, at, amp);
            at = amp + 1;
            var end = referenceEnd(text, amp, to);
            if (end > 0) {
                if (text.charAt(amp + 1) == '#') {
                    if (appendNumeric(text, amp + 2, end, out)) {
                        at = end + 1;
                        continue;
                    }
                } else {
                    var known = named(text.substring(amp + 1, end));
                    if (!known.isEmpty()) {
                        append(known, out);
                        at = end + 1;
                        continue;
                    }
                }
            }
            out.append('&');
        }
        out.append(text, at, to);
    }

    /** Where the semicolon of the reference that begins at {@code amp} is; -1 when none begins there. */
    static int referenceEnd(String text, int amp, int to) {
        var bound = Math.min(to, amp + 40);
        for (var at = amp + 1; at < bound; at++) {
            var c = text.charAt(at);
            if (c == ';') {
                return at > amp + 1 ? at : -1;
            }
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '#' && at == amp + 1)) {
                return -1;
            }
        }
        return -1;
    }
}
