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
    /** How much of the score comes from parts that have been given a bonus for their mark-up. */
    double favoured;
    /** How often the page's headline is inside, as a heading. */
    int headlines;

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

    /** Works out the sums of this region and all in it, less what is dropped. */
    void sum() {
        weight = 0;
        linked = 0;
        prose = 0;
        for (var part : parts) {
            switch (part) {
                case Paragraph paragraph -> {
                    if (!paragraph.dropped) {
                        weight += paragraph.weight;
                        linked += paragraph.linked;
                        prose += paragraph.prose();
                    }
                }
                case Region child -> {
                    child.sum();
                    if (!child.dropped) {
                        weight += child.weight;
                        linked += child.linked;
                        prose += child.prose;
                    }
                }
            }
        }
    }

    /** Finds the headline among the headings inside, by its letters and digits. */
    void markHeadlines(String letters) {
        for (var part : parts) {
            switch (part) {
                case Paragraph paragraph -> {
                    paragraph.headline = paragraph.kind == Paragraph.Kind.HEADING
                            && Texts.letters(paragraph.text).equals(letters);
                    headlines += paragraph.headline ? 1 : 0;
                }
                case Region child -> {
                    child.markHeadlines(letters);
                    headlines += child.headlines;
                }
            }
        }
    }

    boolean holdsHeadline() {
        return headlines > 0;
    }

    /** The tag of the headline inside. */
    String headlineTag() {
        for (var part : parts) {
            switch (part) {
                case Paragraph paragraph -> {
                    if (paragraph.headline) {
                        return headingTag();
                    }
                }
                case Region child -> {
                    if (child.holdsHeadline()) {
                        return child.headlineTag();
                    }
                }
            }
        }
        return "h1";
    }

    /** The tag of the heading that this region is in; its own where it is in none. */
    private String headingTag() {
        for (var region = this; region != null; region = region.parent) {
            if (region.tag().length() == 2 && region.tag().charAt(0) == 'h') {
                return region.tag();
            }
        }
        return tag();
    }

    boolean holdsHeading(String tag) {
        if (tag().equals(tag)) {
            return true;
        }
        for (var part : parts) {
            if (part instanceof Region child && child.holdsHeading(tag)) {
                return true;
            }
        }
        return false;
    }

    /** All paragraphs inside in reading order, dropped or not. */
    List<Paragraph> paragraphs() {
        var all = new ArrayList<Paragraph>();
        addParagraphs(all);
        return all;
    }

    private void addParagraphs(List<Paragraph> all) {
        for (var part : parts) {
            switch (part) {
                case Paragraph paragraph -> all.add(paragraph);
                case Region child -> child.addParagraphs(all);
            }
        }
    }

    /** Takes back everything that was dropped. */
    void restore() {
        dropped = false;
        for (var part : parts) {
            switch (part) {
                case Paragraph paragraph -> paragraph.dropped = false;
                case Region child -> child.restore();
            }
        }
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
