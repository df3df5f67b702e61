package counterclaim.ingest.extract;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what is no page by its first bytes and by its declared type. Doubtful bytes pass: pages are often declared wrongly. */
final class FileKind {
    private static final Pattern OTHER_TYPE = Pattern.compile(
            "(?i)^\\s*((?:image|video|audio|font)/[\\w.+-]+|application/(?:pdf|zip|msword|octet-stream|vnd\\.[\\w.+-]+))");

    /** Share of bytes that no text has, one in so many. */
    private static final int FEW = 50;

    private static final int LOOKED_AT = 4096;

    private FileKind() {}

    /** What the bytes are, for people, where they are surely no HTML. */
    static Optional<String> otherThanHtml(byte[] bytes, Optional<String> contentType) {
        var start = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        if (start.startsWith("%PDF-")) {
            return Optional.of("a PDF");
        }
        if (start.startsWith("\u0089PNG")
                || start.startsWith("GIF8")
                || start.startsWith("\u00ff\u00d8\u00ff")
                || start.startsWith("RIFF")) {
            return Optional.of("an image");
        }
        if (start.startsWith("PK\u0003\u0004") || start.startsWith("\u001f\u008b")) {
            return Optional.of("an archive");
        }
        if (isBinary(bytes)) {
            var type =
                    contentType.map(OTHER_TYPE::matcher).filter(Matcher::find).map(m -> m.group(1));
            return Optional.of(type.orElse("binary data"));
        }
        return Optional.empty();
    }

    private static boolean isBinary(byte[] bytes) {
        var length = Math.min(bytes.length, LOOKED_AT);
        if (length >= 2
                && (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe
                        || bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)) {
            return false; // UTF-16 has zeros
        }
        var strange = 0;
        for (var i = 0; i < length; i++) {
            var b = bytes[i];
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b) {
                strange++;
            }
        }
        return strange * FEW > length;
    }
}
