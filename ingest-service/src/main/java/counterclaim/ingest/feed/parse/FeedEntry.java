package counterclaim.ingest.feed.parse;

import static java.util.Objects.requireNonNull;

import counterclaim.ingest.markup.Markup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a feed. Addresses are absolute where they could be resolved, else as written: whoever fetches one checks it again.
 *
 * @param id          the feed's own name of the entry (guid, atom:id, rdf:about); opaque
 * @param link        the page of the entry
 * @param title       plain text
 * @param summaryHtml sanitised HTML: the short form, or the only one (an RSS description may be the whole article)
 * @param contentHtml sanitised HTML: the long form, where the feed has one of its own
 * @param published   as claimed by the feed
 * @param updated     as claimed by the feed
 * @param authors     in document order
 * @param categories  labels, without repeats
 * @param language    language tag of the entry, else that of the feed
 * @param enclosures  in document order
 * @param links       every address of the entry in document order: alternates, related, replies
 * @param comments    page with the discussion
 * @param source      title of the feed that the entry was taken from, when it says so
 */
public record FeedEntry(
        Optional<String> id,
        Optional<String> link,
        Optional<String> title,
        Optional<String> summaryHtml,
        Optional<String> contentHtml,
        Optional<Instant> published,
        Optional<Instant> updated,
        List<FeedPerson> authors,
        List<String> categories,
        Optional<String> language,
        List<Enclosure> enclosures,
        List<String> links,
        Optional<String> comments,
        Optional<String> source) {
    public FeedEntry {
        requireNonNull(id, "id");
        requireNonNull(link, "link");
        requireNonNull(title, "title");
        requireNonNull(summaryHtml, "summaryHtml");
        requireNonNull(contentHtml, "contentHtml");
        requireNonNull(published, "published");
        requireNonNull(updated, "updated");
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        requireNonNull(language, "language");
        enclosures = List.copyOf(enclosures);
        links = List.copyOf(links);
        requireNonNull(comments, "comments");
        requireNonNull(source, "source");
    }

    /** The long form where there is one, else the summary: sanitised HTML. */
    public Optional<String> bestHtml() {
        return contentHtml.or(() -> summaryHtml);
    }

    /** The summary as plain text. */
    public Optional<String> summary() {
        return summaryHtml.map(Markup::toText);
    }
}
