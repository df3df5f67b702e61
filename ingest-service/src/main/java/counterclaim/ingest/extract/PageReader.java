package counterclaim.ingest.extract;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Turns the elements of a page into regions and paragraphs, in one walk without recursion. */
final class PageReader implements NodeFilter {
    private static final Set<String> INLINE = Set.of(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "br",
            "center-inline",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "img",
            "ins",
            "kbd",
            "mark",
            "nobr",
            "picture",
            "q",
            "ruby",
            "rb",
            "s",
            "samp",
            "small",
            "source",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "time",
            "tt",
            "u",
            "var",
            "wbr",
            "math",
            "mi",
            "mo",
            "mn",
            "mrow",
            "msup",
            "msub",
            "mfrac",
            "tspan",
            "amp-img",
            "label");

    /** Elements read of one page; what comes after is left out. */
    private static final int MOST_ELEMENTS = 250_000;

    private final Hint.Reader hints = new Hint.Reader();
    private Region region;
    private final StringBuilder text = new StringBuilder();
    private int linked;
    private int links;
    private int pre;
    private boolean lastWasBreak;
    private int elements;

    private PageReader() {}

    static Region read(Element body) {
        var reader = new PageReader();
        var top = new Region(body, null, Hint.NONE);
        reader.region = top;
        body.filter(reader);
        reader.closeAll();
        return top;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node instanceof Element element) {
            return open(element);
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult open(Element element) {
        if (element == region.element) {
            return FilterResult.CONTINUE; // the body itself
        }
        if (++elements > MOST_ELEMENTS) {
            return FilterResult.STOP;
        }
        var tag = element.normalName();
        if (tag.equals("br")) {
            lineBreak();
            return FilterResult.CONTINUE;
        }
        var hint = hints.of(element);
        var inline = INLINE.contains(tag);
        if (hint == Hint.NEVER) {
            if (!inline && !tag.equals("script") && !tag.equals("input")) {
                endParagraph();
            }
            return FilterResult.SKIP_ENTIRELY;
        }
        if (tag.equals("a") && element.hasAttr("href")) {
            links++;
        }
        if (!inline || hint == Hint.BOILERPLATE || hint == Hint.COMMENTS) {
            endParagraph();
            region = new Region(element, region, hint);
            if (tag.equals("pre")) {
                pre++;
            }
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (element.normalName().equals("a") && element.hasAttr("href")) {
                links--;
            }
            if (region.element == element && region.parent != null) {
                endParagraph();
                if (element.normalName().equals("pre")) {
                    pre--;
                }
                if (!region.parts.isEmpty()) {
                    region.parent.parts.add(region);
                }
                region = region.parent;
            }
        }
        return FilterResult.CONTINUE;
    }

    /** Where the walk was stopped, regions are still open. */
    private void closeAll() {
        endParagraph();
        for (; region.parent != null; region = region.parent) {
            region.parent.parts.add(region);
        }
    }

    private void append(String words) {
        for (var i = 0; i < words.length(); i++) {
            var c = words.charAt(i);
            if (c == '\u200b' || c == '\ufeff' || c == '\u00ad') {
                continue;
            }
            if (c == '\n' && pre > 0) {
                text.append(c);
            } else if (c <= ' ' || c == '\u00a0' || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!text.isEmpty()
                        && text.charAt(text.length() - 1) != ' '
                        && text.charAt(text.length() - 1) != '\n') {
                    text.append(' ');
                    linked += links > 0 ? 1 : 0;
                }
            } else {
                text.append(c);
                linked += links > 0 ? 1 : 0;
                lastWasBreak = false;
            }
        }
    }

    /** One line break stays in the paragraph, two end it. */
    private void lineBreak() {
        if (lastWasBreak) {
            endParagraph();
        } else if (!text.isEmpty()) {
            while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
                text.setLength(text.length() - 1);
            }
            text.append('\n');
            lastWasBreak = true;
        }
    }

    private void endParagraph() {
        if (!text.isEmpty()) {
            var words = text.toString().strip();
            if (!words.isEmpty()) {
                region.parts.add(new Paragraph(region, kind(), words, linked));
            }
            text.setLength(0);
        }
        linked = 0;
        lastWasBreak = false;
    }

    private Paragraph.Kind kind() {
        for (var r = region; r != null && region.depth - r.depth < 4; r = r.parent) {
            switch (r.tag()) {
                case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                    return Paragraph.Kind.HEADING;
                }
                case "p", "blockquote" -> {
                    return Paragraph.Kind.PROSE;
                }
                case "li", "dd", "dt" -> {
                    return Paragraph.Kind.ITEM;
                }
                case "td", "th" -> {
                    return Paragraph.Kind.CELL;
                }
                case "pre" -> {
                    return Paragraph.Kind.CODE;
                }
                default -> {}
            }
        }
        return Paragraph.Kind.OTHER;
    }
}
