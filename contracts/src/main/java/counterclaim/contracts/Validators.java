package counterclaim.contracts;

import java.util.Optional;

/**
 * The opaque HTTP validators of a response, sent back as they came (RFC 9110, section 8.8).
 *
 * @param etag with its quotes and its weakness mark
 * @param lastModified the header as it came, not parsed
 */
public record Validators(Optional<String> etag, Optional<String> lastModified) {
    public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());

    public Validators {
        etag = Checks.maybe(etag);
        lastModified = Checks.maybe(lastModified);
    }
}
