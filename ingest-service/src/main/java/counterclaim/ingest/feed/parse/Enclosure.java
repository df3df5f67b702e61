package counterclaim.ingest.feed.parse;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A file that belongs to an entry: sound, film, picture.
 *
 * @param url    absolute where it could be resolved
 * @param type   media type as written
 * @param length size as written, normally a number of bytes
 * @param image  whether the feed marks it as a picture (media type, medium or a thumbnail element)
 */
public record Enclosure(String url, Optional<String> type, Optional<String> length, boolean image) {
    public Enclosure {
        requireNonNull(url, "url");
        requireNonNull(type, "type");
        requireNonNull(length, "length");
    }
}
