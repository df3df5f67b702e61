package counterclaim.ingest.fetch;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Undoes Content-Encoding, up to a largest size: a small body can be made to unpack to terabytes. */
final class ContentCoding {
    /** What we say that we take. */
    static final String ACCEPTED = "gzip, br, zstd";

    private static final int MOST_CODINGS = 3;

    private ContentCoding() {}

    /**
     * @param header value of Content-Encoding, empty when there is none
     * @throws BodyTooLarge when it unpacks to more than {@code largest} bytes
     * @throws IOException when it cannot be unpacked
     */
    static byte[] decode(byte[] body, String header, int largest) throws IOException {
        var codings = Arrays.stream(header.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .toList();
        if (codings.size() > MOST_CODINGS) {
            throw new IOException("the body is packed " + codings.size() + " times");
        }
        var decoded = body;
        for (var coding : codings.reversed()) {
            decoded = undo(coding, decoded, largest);
        }
        return decoded;
    }

    private static byte[] undo(String coding, byte[] body, int largest) throws IOException {
        if (body.length == 0) {
            return body;
        }
        try (var unpacked = open(coding, body)) {
            var bytes = unpacked.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new BodyTooLarge("the body unpacks to more than " + largest + " bytes");
            }
            return bytes;
        } catch (BodyTooLarge e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Servers that say gzip and send none exist; browsers take such a body as it is.
            if (coding.endsWith("gzip") && !(body[0] == 0x1f && body.length > 1 && body[1] == (byte) 0x8b)) {
                return body;
            }
            throw new IOException("the body is no good " + coding + ": " + e.getMessage(), e);
        }
    }

    private static InputStream open(String coding, byte[] body) throws IOException {
        var packed = new ByteArrayInputStream(body);
        return switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(packed);
            case "br" -> new BrotliInputStream(packed);
            case "zstd" -> new ZstdInputStream(packed);
            case "deflate" -> new InflaterInputStream(packed, new Inflater(!isZlib(body)));
            default -> throw new IOException("unknown coding");
        };
    }

    private static boolean isZlib(byte[] body) {
        return body.length > 1 && (body[0] & 0x0f) == 8 && ((body[0] & 0xff) << 8 | body[1] & 0xff) % 31 == 0;
    }
}
