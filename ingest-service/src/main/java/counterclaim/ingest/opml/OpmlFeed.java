package counterclaim.ingest.opml;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One feed of a list.
 *
 * @param url     absolute http(s) address of the feed
 * @param siteUrl the site's home page
 * @param folders names of the folders around it, outermost first, and categories that the list gives it
 */
public record OpmlFeed(String url, Optional<String> title, Optional<String> siteUrl, List<String> folders) {
    public OpmlFeed {
        requireNonNull(url, "url");
        requireNonNull(title, "title");
        requireNonNull(siteUrl, "siteUrl");
        folders = List.copyOf(folders);
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new IllegalArgumentException("not the address of a feed: " + url);
        }
    }
}
