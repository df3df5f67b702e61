package counterclaim.contracts;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Deterministic identifiers: the first 128 bits of a SHA-256, as 32 hexadecimal digits. */
public final class Ids {
    private Ids() {}

    /** Of a canonical URL. */
    public static String articleId(String canonicalUrl) {
        return hash(List.of(canonicalUrl));
    }

    /** Of the URL under which a feed was registered. */
    public static String feedId(String url) {
        return hash(List.of(url));
    }

    /** Over title and text, and nothing else. */
    public static String contentHash(String title, String text) {
        return hash(List.of(title, text));
    }

    /** The key of {@code entries}: host and port, the port left out when it is the scheme's own. */
    public static String hostPort(URI url) {
        var port = url.getPort();
        var standard = port < 0 || port == ("https".equals(url.getScheme()) ? 443 : 80);
        return standard ? url.getHost() : url.getHost() + ":" + port;
    }

    /** Over several parts; their boundaries count. */
    public static String hash(List<String> parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
