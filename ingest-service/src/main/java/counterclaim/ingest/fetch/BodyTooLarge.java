package counterclaim.ingest.fetch;

import java.io.IOException;

/** A body with more bytes than we take. */
final class BodyTooLarge extends IOException {
    BodyTooLarge(String message) {
        super(message);
    }
}
