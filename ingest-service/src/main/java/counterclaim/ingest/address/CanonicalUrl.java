package counterclaim.ingest.address;

import com.google.common.net.InternetDomainName;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address that tells one article from another: http or https, without user, fragment and tracking parameters, parameters in
 * order of their names, escapes in one spelling. It names a page; what to fetch is the {@link WebUrl} that a link gave.
 */
public final class CanonicalUrl {
    private static final Pattern HOST_WITHOUT_SCHEME =
            Pattern.compile("[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+\\.?(?::\\d+)?(?:[/?#].*)?", Pattern.DOTALL);

    private final WebUrl url;
    private final String value;

    private CanonicalUrl(WebUrl url) {
        this.url = url;
        this.value = CanonicalForm.of(url);
    }

    /** Reads an absolute address; a missing {@code http://} is supplied. Empty where it is no http(s) address. */
    public static Optional<CanonicalUrl> parse(String address) {
        var trimmed = address.strip();
        var absolute = HOST_WITHOUT_SCHEME.matcher(trimmed).matches() ? "http://" + trimmed : trimmed;
        return WebUrl.parse(absolute).flatMap(CanonicalUrl::of);
    }

    /** Empty where the address is not http(s). */
    public static Optional<CanonicalUrl> of(WebUrl url) {
        return url.isHttp() ? Optional.of(new CanonicalUrl(url)) : Optional.empty();
    }

    /** Reads a link in a page at this address. */
    public Optional<CanonicalUrl> resolve(String reference) {
        return url.resolve(reference).flatMap(CanonicalUrl::of);
    }

    /** The canonical form, always a valid {@link URI}. */
    public String value() {
        return value;
    }

    /** The address this came from, before anything was dropped: what to fetch. */
    public WebUrl url() {
        return url;
    }

    public URI toUri() {
        return URI.create(value);
    }

    public String scheme() {
        return url.scheme();
    }

    /** Lower case, punycode, without a dot at the end. */
    public String host() {
        return CanonicalForm.host(url);
    }

    /** Port to connect to. */
    public int port() {
        return url.port();
    }

    /** host:port, the port left out when it is the scheme's own. This is also the id of an outlet without a hint. */
    public String hostPort() {
        return url.port < 0 ? host() : host() + ":" + url.port;
    }

    /**
     * Whether both are of one site, so that one may name the other as its canonical address: the same host and port, or the same
     * registrable domain (by the public suffix list) where both have the default port.
     */
    public boolean sameSite(CanonicalUrl other) {
        if (hostPort().equals(other.hostPort())) {
            return true;
        }
        var mine = registrableDomain();
        return url.port < 0 && other.url.port < 0 && mine.isPresent() && mine.equals(other.registrableDomain());
    }

    /** The domain that its owner registered, as {@code example.co.uk} for {@code news.example.co.uk}; empty for addresses. */
    public Optional<String> registrableDomain() {
        if (!InternetDomainName.isValid(host())) {
            return Optional.empty();
        }
        var domain = InternetDomainName.from(host());
        return domain.isUnderPublicSuffix()
                ? Optional.of(domain.topPrivateDomain().toString())
                : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalUrl canonical && value.equals(canonical.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
