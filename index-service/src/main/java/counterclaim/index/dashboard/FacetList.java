package counterclaim.index.dashboard;

import counterclaim.index.search.Facet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A facet as links that narrow the search or widen it again.
 */
public record FacetList(String title, List<Choice> choices) {
    /**
     * @param on the search is narrowed to it
     */
    public record Choice(String label, long count, String href, boolean on) {}

    /**
     * @param single the parameter takes one value
     */
    static FacetList of(
            String title,
            String parameter,
            boolean single,
            List<Facet> facets,
            QueryString query,
            String path,
            UnaryOperator<String> label) {
        var base = query.without("cursor");
        var choices = new ArrayList<Choice>();
        for (var facet : facets) {
            var on = base.has(parameter, facet.value())
                    || base.has(parameter, facet.value().toLowerCase(java.util.Locale.ROOT));
            var target = on
                    ? base.removing(parameter, facet.value())
                            .removing(parameter, facet.value().toLowerCase(java.util.Locale.ROOT))
                    : single ? base.with(parameter, facet.value()) : base.adding(parameter, facet.value());
            choices.add(new Choice(
                    facet.label().orElseGet(() -> label.apply(facet.value())), facet.count(), target.href(path), on));
        }
        // What the search is narrowed to can always be taken away, also when the result is empty.
        for (var value : base.values().getOrDefault(parameter, List.of())) {
            if (facets.stream().noneMatch(facet -> facet.value().equalsIgnoreCase(value))) {
                choices.add(new Choice(
                        label.apply(value), 0, base.removing(parameter, value).href(path), true));
            }
        }
        return new FacetList(title, List.copyOf(choices));
    }
}
