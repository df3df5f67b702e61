package counterclaim.localstack.wire;

import java.net.URI;

/**
 * A feed that the wire serves.
 *
 * @param outlet    the name of the outlet as people read it, which a feed's registration carries as its outlet hint
 * @param outletKey the short name of the outlet in the folder
 * @param language  BCP 47 tag
 * @param site      the outlet's address, without a slash at its end
 */
public record WireFeed(
        URI url, String title, String outlet, String outletKey, FeedFormat format, String language, URI site) {}
