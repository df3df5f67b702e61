package counterclaim.ingest.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An address as browsers read it: parsed, resolved and written by the URL standard of the WHATWG. This is what to fetch;
 * what tells articles apart is the {@link CanonicalUrl}.
 */
public final class WebUrl {
    final String scheme;
    final String username;
    final String password;
    /** Null where the address has no authority, empty for {@code file:///…}. */
    final String host;
    /** -1 where it is the scheme's own. */
    final int port;

    final List<String> path;
    /** Null unless the path is opaque, as in {@code mailto:a@b}. */
    final String opaquePath;

    final String query;
    final String fragment;

    WebUrl(UrlParser parsed) {
        scheme = parsed.scheme;
        username = parsed.username;
        password = parsed.password;
        host = parsed.host;
        port = parsed.port;
        path = List.copyOf(parsed.path);
        opaquePath = parsed.opaquePath;
        query = parsed.query;
        fragment = parsed.fragment;
    }

    /** Reads an absolute address; empty where a browser would refuse it. */
    public static Optional<WebUrl> parse(String input) {
        return UrlParser.parse(input, null);
    }

    /** Reads an address as a link in a page at this one. */
    public Optional<WebUrl> resolve(String reference) {
        return UrlParser.parse(reference, this);
    }

    public String scheme() {
        return scheme;
    }

    public boolean isHttp() {
        return scheme.equals("http") || scheme.equals("https");
    }

    /** Lower case, punycode; an IPv6 address has its brackets; empty where there is none. */
    public String host() {
        return host == null ? "" : host;
    }

    /** The port to connect to; -1 where the scheme has none. */
    public int port() {
        return port >= 0 ? port : UrlParser.defaultPort(scheme);
    }

    /** host:port, the port left out when it is the scheme's own. */
    public String hostPort() {
        return port >= 0 ? host() + ":" + port : host();
    }

    /** Path and query as a request line has them. */
    public String pathAndQuery() {
        return query == null ? pathname() : pathname() + "?" + query;
    }

    String pathname() {
        return opaquePath != null ? opaquePath : path.isEmpty() ? "" : "/" + String.join("/", path);
    }

    /** The address as a browser writes it. */
    public String href() {
        var out = new StringBuilder(scheme).append(':');
        if (host != null) {
            out.append("//");
            if (!username.isEmpty() || !password.isEmpty()) {
                out.append(username);
                if (!password.isEmpty()) {
                    out.append(':').append(password);
                }
                out.append('@');
            }
            out.append(hostPort());
        } else if (opaquePath == null && path.size() > 1 && path.getFirst().isEmpty()) {
            out.append("/."); // else the path would be read as an authority
        }
        out.append(pathAndQuery());
        if (fragment != null) {
            out.append('#').append(fragment);
        }
        return out.toString();
    }

    /** For Java's HTTP client; characters that browsers let pass in a path or query are escaped. Empty where even that fails. */
    public Optional<URI> toUri() {
        var text = href();
        var out = new StringBuilder(text.length() + 8);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var bare = c == '%'
                    && PercentEncoding.escapedByte(
                                    text.substring(i, Math.min(text.length(), i + 3))
                                            .getBytes(StandardCharsets.ISO_8859_1),
                                    0)
                            < 0;
            var bracket = (c == '[' || c == ']') && i > scheme.length() + 3 + host().length();
            if (bare || bracket || "|^`{}\\\"<>".indexOf(c) >= 0) {
                PercentEncoding.escape((byte) c, out);
            } else {
                out.append(c);
            }
        }
        try {
            return Optional.of(new URI(out.toString()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebUrl url && href().equals(url.href());
    }

    @Override
    public int hashCode() {
        return href().hashCode();
    }

    @Override
    public String toString() {
        return href();
    }
}
