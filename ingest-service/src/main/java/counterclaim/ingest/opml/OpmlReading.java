package counterclaim.ingest.opml;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What could be read of a list.
 *
 * @param feeds    in document order, each address once
 * @param problems what was wrong with the rest, one plain sentence each, at most {@link Opml#MAX_PROBLEMS}
 */
public record OpmlReading(Optional<String> title, List<OpmlFeed> feeds, List<String> problems) {
    public OpmlReading {
        requireNonNull(title, "title");
        feeds = List.copyOf(feeds);
        problems = List.copyOf(problems);
    }
}
