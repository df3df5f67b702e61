package counterclaim.ingest.extract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which encoding the bytes of a page are in: byte order mark, then valid UTF-8 that is more than ASCII (no other encoding looks
 * like it), then the HTTP header, then the page's own declaration, then windows-1252.
 */
final class PageEncoding {
    /** How many bytes are searched for a declaration; the standard says 1,024, pages do it later. */
    private static final int DECLARATION_WITHIN = 8192;

    private static final Pattern HEADER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");
    private static final Pattern DECLARATION = Pattern.compile(
            "(?i)<meta\\b[^>]{0,500}?charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)|^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)");

    private PageEncoding() {}

    static String decode(byte[] bytes, Optional<String> contentType) {
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xfe, 0xff)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xff, 0xfe)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        var utf8 = strictUtf8(bytes);
        if (utf8.isPresent()) {
            var declared = declared(bytes, contentType);
            var escapes = declared.filter(PageEncoding::isSevenBit);
            return escapes.isPresent() ? new String(bytes, escapes.get()) : utf8.get();
        }
        var charset = declared(bytes, contentType).orElse(StandardCharsets.UTF_8);
        if (charset.equals(StandardCharsets.UTF_8) && !isMostlyUtf8(bytes)) {
            charset = windows1252();
        }
        return new String(bytes, charset);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (var i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> strictUtf8(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') < 0) {
            return Optional.of(text); // nothing had to be replaced
        }
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** A few broken characters in a page of UTF-8 are damage; as many as there are whole ones mean another encoding. */
    private static boolean isMostlyUtf8(byte[] bytes) {
        var broken = 0;
        var whole = 0;
        var text = new String(bytes, StandardCharsets.UTF_8);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\ufffd') {
                broken++;
            } else if (c > 127) {
                whole++;
            }
        }
        return broken <= whole;
    }

    private static Optional<Charset> declared(byte[] bytes, Optional<String> contentType) {
        var header = contentType.map(HEADER::matcher).filter(Matcher::find).flatMap(m -> charset(m.group(1)));
        if (header.isPresent()) {
            return header;
        }
        var start = new String(bytes, 0, Math.min(bytes.length, DECLARATION_WITHIN), StandardCharsets.ISO_8859_1);
        var matcher = DECLARATION.matcher(start);
        while (matcher.find()) {
            var charset = charset(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            if (charset.isPresent()) {
                return charset.map(c -> c.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : c);
            }
        }
        return Optional.empty();
    }

    /** Names as browsers take them: what says Latin-1 or ASCII is windows-1252, and so on. */
    private static Optional<Charset> charset(String name) {
        var known = switch (name.toLowerCase(Locale.ROOT)) {
            case "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "iso8859-1", "iso88591" -> "windows-1252";
            case "iso-8859-9", "latin5" -> "windows-1254";
            case "gb2312", "gbk", "gb_2312-80" -> "GB18030";
            case "shift_jis", "shift-jis", "sjis", "x-sjis" -> "windows-31j";
            case "ks_c_5601-1987", "euc-kr" -> "x-windows-949";
            case "utf8", "unicode-1-1-utf-8" -> "UTF-8";
            default -> name;
        };
        try {
            return Optional.of(Charset.forName(known));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static boolean isSevenBit(Charset charset) {
        return charset.name().startsWith("ISO-2022");
    }

    private static Charset windows1252() {
        return Charset.forName("windows-1252");
    }
}
