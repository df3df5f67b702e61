package counterclaim.ingest.markup;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out which characters the bytes of a feed stand for, in the order of RFC 7303: byte order mark, HTTP charset, XML declaration,
 * UTF-8. A declaration that the bytes contradict is passed over for the next one; when all fail, the bytes themselves decide.
 */
public final class TextEncoding {
    private static final int DECLARATION_LENGTH = 400;

    private TextEncoding() {}

    /**
     * @param encoding the name as declared, where a declaration was right
     * @param clean    false when the bytes contradict what was declared or no encoding fits all of them
     */
    public record Decoded(String text, String encoding, boolean clean) {}

    private record Candidate(String name, Charset charset) {}

    public static Decoded decode(byte[] body, Optional<String> contentType) {
        var mark = byteOrderMark(body);
        if (mark != null) {
            var skipped = skipMark(body, mark);
            var strict = strictly(body, skipped, mark.charset);
            return strict.map(text -> new Decoded(text, mark.name, true))
                    .orElseGet(() -> new Decoded(leniently(body, skipped, mark.charset), mark.name, false));
        }
        var wide = wideWithoutMark(body);
        if (wide != null) {
            return new Decoded(new String(body, wide.charset), wide.name, true);
        }
        var candidates = new ArrayList<Candidate>();
        contentType.flatMap(TextEncoding::charsetParameter).ifPresent(name -> add(candidates, name));
        declared(body).ifPresent(name -> add(candidates, name));
        var trusted = candidates.size();
        candidates.add(new Candidate("utf-8", StandardCharsets.UTF_8));
        for (var i = 0; i < candidates.size(); i++) {
            var candidate = candidates.get(i);
            if (StandardCharsets.UTF_8.equals(candidate.charset) || i < trusted) {
                var text = strictly(body, 0, candidate.charset);
                if (text.isPresent()) {
                    return new Decoded(text.get(), candidate.name, i == 0 || trusted == 0);
                }
            }
        }
        var mostlyUtf8 = Utf8.share(body) > 0.75;
        if (mostlyUtf8) {
            return new Decoded(Utf8.decodeLeniently(body), "utf-8", false);
        }
        if (trusted > 0 && !StandardCharsets.UTF_8.equals(candidates.getFirst().charset)) {
            var first = candidates.getFirst();
            return new Decoded(leniently(body, 0, first.charset), first.name, false);
        }
        var guess = CharsetGuess.of(body);
        return new Decoded(leniently(body, 0, charset(guess).orElse(StandardCharsets.ISO_8859_1)), guess, false);
    }

    private static void add(List<Candidate> candidates, String name) {
        charset(name).ifPresent(charset -> {
            // Bytes in ASCII order cannot be UTF-16, whatever the declaration says.
            if (!charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32")) {
                candidates.add(new Candidate(name, charset));
            }
        });
    }

    /** The superset that is meant in practice: what calls itself ISO-8859-1 is windows-1252. */
    private static Optional<Charset> charset(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        var meant = switch (lower) {
            case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "iso_8859-1", "l1" -> "windows-1252";
            case "us-ascii", "ascii", "ansi_x3.4-1968" -> "utf-8";
            case "utf8", "unicode", "x-unicode-2-0-utf-8", "utf-8;" -> "utf-8";
            case "gb2312", "gbk", "gb_2312-80", "x-gbk", "euc-cn" -> "gb18030";
            case "shift_jis", "shift-jis", "sjis", "x-sjis" -> "windows-31j";
            case "euc-kr", "ks_c_5601-1987", "korean", "ksc5601" -> "x-windows-949";
            case "iso-8859-9" -> "windows-1254";
            case "iso-8859-11", "tis-620" -> "x-windows-874";
            case "iso-8859-8-i" -> "iso-8859-8";
            case "big5" -> "big5-hkscs";
            case "x-user-defined", "macintosh", "x-mac-roman", "mac" -> "x-MacRoman";
            default -> lower;
        };
        try {
            return Optional.of(Charset.forName(meant));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    private static Candidate byteOrderMark(byte[] b) {
        if (starts(b, 0xef, 0xbb, 0xbf)) {
            return new Candidate("utf-8", StandardCharsets.UTF_8);
        }
        if (starts(b, 0xff, 0xfe, 0, 0)) {
            return new Candidate("utf-32le", Charset.forName("UTF-32LE"));
        }
        if (starts(b, 0, 0, 0xfe, 0xff)) {
            return new Candidate("utf-32be", Charset.forName("UTF-32BE"));
        }
        if (starts(b, 0xff, 0xfe)) {
            return new Candidate("utf-16le", StandardCharsets.UTF_16LE);
        }
        if (starts(b, 0xfe, 0xff)) {
            return new Candidate("utf-16be", StandardCharsets.UTF_16BE);
        }
        return null;
    }

    private static int skipMark(byte[] b, Candidate mark) {
        return switch (mark.name) {
            case "utf-8" -> 3;
            case "utf-16le", "utf-16be" -> 2;
            default -> Math.min(4, b.length);
        };
    }

    private static Candidate wideWithoutMark(byte[] b) {
        if (starts(b, '<', 0, 0, 0)) {
            return new Candidate("utf-32le", Charset.forName("UTF-32LE"));
        }
        if (starts(b, 0, 0, 0, '<')) {
            return new Candidate("utf-32be", Charset.forName("UTF-32BE"));
        }
        if (starts(b, '<', 0) || starts(b, '{', 0)) {
            return new Candidate("utf-16le", StandardCharsets.UTF_16LE);
        }
        if (starts(b, 0, '<') || starts(b, 0, '{')) {
            return new Candidate("utf-16be", StandardCharsets.UTF_16BE);
        }
        if (starts(b, 0x4c, 0x6f, 0xa7, 0x94)) {
            return charset("ibm037")
                    .map(charset -> new Candidate("ibm037", charset))
                    .orElse(null);
        }
        return null;
    }

    private static boolean starts(byte[] b, int... start) {
        if (b.length < start.length) {
            return false;
        }
        for (var i = 0; i < start.length; i++) {
            if ((b[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    static Optional<String> charsetParameter(String contentType) {
        var lower = contentType.toLowerCase(Locale.ROOT);
        for (var parameter : lower.split(";", 20)) {
            var equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).strip().equals("charset")) {
                var value = parameter
                        .substring(equals + 1)
                        .strip()
                        .replace("\"", "")
                        .replace("'", "")
                        .strip();
                return value.isEmpty() ? Optional.empty() : Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> declared(byte[] body) {
        var head = new String(body, 0, Math.min(body.length, DECLARATION_LENGTH), StandardCharsets.ISO_8859_1);
        var start = head.indexOf("<?xml");
        if (start < 0) {
            return Optional.empty();
        }
        var end = head.indexOf('>', start);
        var declaration = head.substring(start, end < 0 ? head.length() : end);
        var at = declaration.indexOf("encoding");
        if (at < 0) {
            return Optional.empty();
        }
        var value = declaration.substring(at + 8).strip();
        if (!value.startsWith("=")) {
            return Optional.empty();
        }
        value = value.substring(1).strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        var quote = value.charAt(0);
        if (quote != '"' && quote != '\'') {
            return Optional.empty();
        }
        var close = value.indexOf(quote, 1);
        return close > 1 ? Optional.of(value.substring(1, close).strip()) : Optional.empty();
    }

    public static Optional<String> strictly(byte[] body, int from, Charset charset) {
        try {
            var decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            CharBuffer text = decoder.decode(ByteBuffer.wrap(body, from, body.length - from));
            return Optional.of(text.toString());
        } catch (CharacterCodingException doesNotFit) {
            return Optional.empty();
        }
    }

    private static String leniently(byte[] body, int from, Charset charset) {
        return StandardCharsets.UTF_8.equals(charset)
                ? Utf8.decodeLeniently(from == 0 ? body : Arrays.copyOfRange(body, from, body.length))
                : new String(body, from, body.length - from, charset);
    }
}
