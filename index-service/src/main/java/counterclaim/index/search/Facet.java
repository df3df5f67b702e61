package counterclaim.index.search;

import java.util.List;
import java.util.Optional;

/**
 * A value that occurs in the result, and in how many items.
 *
 * @param value to filter by
 * @param label for people, where the value is an identifier
 */
public record Facet(String value, Optional<String> label, long count) {
    /**
     * The facets of an article search, each with its most frequent values first.
     *
     * @param histogram items over time
     */
    public record Facets(
            List<Facet> outlet,
            List<Facet> language,
            List<Facet> topic,
            List<Facet> entity,
            List<Facet> claimant,
            List<Facet> challenger,
            List<Facet> kind,
            List<Facet> contested,
            Optional<Histogram> histogram) {}
}
