package counterclaim.ingest.address;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The id of an article: the first 128 bits of the SHA-256 of its canonical address, as 32 hexadecimal digits. */
public final class ArticleIds {
    private static final int BYTES = 16;

    private ArticleIds() {}

    public static String of(CanonicalUrl url) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(url.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
