package counterclaim.ingest.markup;

/** UTF-8 with single bytes of windows-1252 in between, as texts pasted together by careless systems are. */
final class Utf8 {
    private Utf8() {}

    /** Which part of the bytes above ASCII belongs to well-formed sequences, 0 to 1; 1 when there are none. */
    static double share(byte[] body) {
        var good = 0L;
        var bad = 0L;
        for (var at = 0; at < body.length; ) {
            if (body[at] >= 0) {
                at++;
                continue;
            }
            var length = sequence(body, at);
            if (length > 0) {
                good += length;
                at += length;
            } else {
                bad++;
                at++;
            }
        }
        return good + bad == 0 ? 1 : (double) good / (good + bad);
    }

    static String decodeLeniently(byte[] body) {
        var out = new StringBuilder(body.length);
        for (var at = 0; at < body.length; ) {
            if (body[at] >= 0) {
                out.append((char) body[at++]);
                continue;
            }
            var length = sequence(body, at);
            if (length == 0) {
                out.append(HtmlText.windows1252(body[at++] & 0xff));
                continue;
            }
            var code = length == 2 ? body[at] & 0x1f : length == 3 ? body[at] & 0xf : body[at] & 7;
            for (var i = 1; i < length; i++) {
                code = code << 6 | body[at + i] & 0x3f;
            }
            out.appendCodePoint(code);
            at += length;
        }
        return out.toString();
    }

    /** Length of the well-formed sequence of more than one byte at this place, else 0. */
    static int sequence(byte[] b, int at) {
        var first = b[at] & 0xff;
        var length = first >= 0xf0 && first < 0xf5
                ? 4
                : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xc2 && first < 0xe0 ? 2 : 0;
        if (length == 0 || at + length > b.length) {
            return 0;
        }
        for (var i = 1; i < length; i++) {
            if ((b[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        var second = b[at + 1] & 0xff;
        var overlongOrSurrogate = first == 0xe0 && second < 0xa0
                || first == 0xed && second > 0x9f
                || first == 0xf0 && second < 0x90
                || first == 0xf4 && second > 0x8f;
        return overlongOrSurrogate ? 0 : length;
    }
}
