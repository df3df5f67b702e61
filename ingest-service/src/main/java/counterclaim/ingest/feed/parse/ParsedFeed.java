package counterclaim.ingest.feed.parse;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of reading a document as a feed. */
public sealed interface ParsedFeed {
    /**
     * A feed, perhaps read from ill-formed text.
     *
     * @param version     family and version, such as {@code rss20}, {@code atom10}; empty when the document does not say
     * @param encoding    name of the character encoding that was used
     * @param wellFormed  false when the document had to be repaired on reading
     * @param title       plain text
     * @param description plain text
     * @param links       every address of the feed itself, in document order
     * @param self        the feed's own idea of its address
     * @param hubs        WebSub hubs
     * @param truncated   whether entries or nested parts past the limits were left out
     */
    record Feed(
            FeedFormat format,
            Optional<String> version,
            String encoding,
            boolean wellFormed,
            Optional<String> id,
            Optional<String> title,
            Optional<String> link,
            Optional<String> description,
            Optional<String> language,
            Optional<String> copyright,
            Optional<String> generator,
            Optional<String> image,
            Optional<String> icon,
            Optional<Instant> published,
            Optional<Instant> updated,
            List<FeedPerson> authors,
            List<String> categories,
            List<String> links,
            PollingHints hints,
            Optional<String> self,
            List<String> hubs,
            List<FeedEntry> entries,
            boolean truncated)
            implements ParsedFeed {
        public Feed {
            requireNonNull(format, "format");
            requireNonNull(version, "version");
            requireNonNull(encoding, "encoding");
            requireNonNull(id, "id");
            requireNonNull(title, "title");
            requireNonNull(link, "link");
            requireNonNull(description, "description");
            requireNonNull(language, "language");
            requireNonNull(copyright, "copyright");
            requireNonNull(generator, "generator");
            requireNonNull(image, "image");
            requireNonNull(icon, "icon");
            requireNonNull(published, "published");
            requireNonNull(updated, "updated");
            authors = List.copyOf(authors);
            categories = List.copyOf(categories);
            links = List.copyOf(links);
            requireNonNull(hints, "hints");
            requireNonNull(self, "self");
            hubs = List.copyOf(hubs);
            entries = List.copyOf(entries);
        }
    }

    /**
     * Something else.
     *
     * @param detail one plain sentence for people
     * @param feeds  where the document is an HTML page: the feeds that it points to, best first
     */
    record NotAFeed(Reason reason, String detail, List<DiscoveredFeed> feeds) implements ParsedFeed {
        public NotAFeed {
            requireNonNull(reason, "reason");
            requireNonNull(detail, "detail");
            feeds = List.copyOf(feeds);
        }
    }

    /** Why a document is not a feed. */
    enum Reason {
        EMPTY,
        TOO_LARGE,
        HTML,
        OTHER_XML,
        OTHER_JSON,
        UNKNOWN
    }
}
