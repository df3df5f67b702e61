package counterclaim.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/** A block of the page with what is inside it, and sums over all of it. */
final class Region implements Part {
    final Element element;
    /** Null at the top. */
    final Region parent;

    final Hint hint;
    final int depth;
    final List<Part> parts = new ArrayList<>();

    /** Weight of all text inside. */
    long weight;
    /** Chars of link text inside. */
    long linked;
    /** Weight of the text inside that reads like prose. */
    long prose;
    /** How much this region is the article. */
    double score;

    boolean dropped;

    Region(Element element, Region parent, Hint hint) {
        this.element = element;
        this.parent = parent;
        this.hint = hint;
        this.depth = parent == null ? 0 : parent.depth + 1;
    }

    String tag() {
        return element.normalName();
    }

    double linkDensity() {
        return weight == 0 ? 0 : (double) linked / weight;
    }

    boolean isInside(Region other) {
        for (var region = this; region != null; region = region.parent) {
            if (region == other) {
                return true;
            }
        }
        return false;
    }
}
