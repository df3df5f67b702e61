package counterclaim.index.search;

import java.util.List;
import java.util.Optional;

/** A page of claims. */
public record ClaimPage(long total, List<ClaimHit> items, Optional<ClaimFacets> facets, Optional<String> next) {
    /** What occurs among the claims that were found, the most frequent first; on the first page only. */
    public record ClaimFacets(
            List<Facet> state, List<Facet> claimant, List<Facet> challenger, List<Facet> kind, List<Facet> outlet) {}
}
