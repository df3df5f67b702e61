package counterclaim.ingest.markup;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes the HTML of strangers harmless, in one pass and linear time. What comes out is written anew from a list of allowed elements and
 * attributes, balanced, every attribute quoted and every other {@code <} escaped, so that no reader can see more in it than is meant:
 * no scripts, styles, frames, forms, plug-ins, comments, foreign content (SVG, MathML) or event handlers, and addresses only of the web
 * and of mail.
 */
public final class Markup {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_ADDRESS = 4_096;

    /** Elements that go with everything in them. */
    private static final Set<String> REMOVED = Set.of("script", "style", "applet", "template", "noframes");

    private static final Set<String> VOID = Set.of("br", "hr", "img", "wbr", "col");

    private static final Set<String> ALLOWED = Set.of(
            "a",
            "abbr",
            "address",
            "article",
            "aside",
            "b",
            "bdi",
            "bdo",
            "blockquote",
            "br",
            "caption",
            "cite",
            "code",
            "col",
            "colgroup",
            "dd",
            "del",
            "dfn",
            "div",
            "dl",
            "dt",
            "em",
            "figcaption",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "i",
            "img",
            "ins",
            "kbd",
            "li",
            "mark",
            "ol",
            "p",
            "pre",
            "q",
            "s",
            "samp",
            "section",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "time",
            "tr",
            "tt",
            "u",
            "ul",
            "var",
            "wbr");

    /** Elements that stand on lines of their own: between their texts there is a break. */
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "br",
            "caption",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul");

    /** Other names that are mark-up and not words between angle brackets. */
    private static final Set<String> KNOWN = Set.of(
            "acronym",
            "applet",
            "area",
            "audio",
            "base",
            "basefont",
            "big",
            "blink",
            "body",
            "button",
            "canvas",
            "center",
            "data",
            "datalist",
            "dialog",
            "dir",
            "embed",
            "fieldset",
            "font",
            "form",
            "frame",
            "frameset",
            "head",
            "hgroup",
            "html",
            "iframe",
            "input",
            "isindex",
            "label",
            "legend",
            "link",
            "main",
            "map",
            "marquee",
            "math",
            "menu",
            "meta",
            "meter",
            "nav",
            "nobr",
            "noembed",
            "noframes",
            "noscript",
            "object",
            "option",
            "optgroup",
            "output",
            "param",
            "picture",
            "plaintext",
            "progress",
            "rp",
            "rt",
            "ruby",
            "script",
            "select",
            "slot",
            "source",
            "style",
            "svg",
            "template",
            "textarea",
            "title",
            "track",
            "video",
            "xmp",
            "details",
            "summary",
            "multicol",
            "spacer",
            "xml",
            "o:p");

    private static final Map<String, Set<String>> ATTRIBUTES = Map.ofEntries(
            Map.entry("a", Set.of("href", "title")),
            Map.entry("img", Set.of("src", "alt", "title", "width", "height")),
            Map.entry("td", Set.of("colspan", "rowspan")),
            Map.entry("th", Set.of("colspan", "rowspan")),
            Map.entry("col", Set.of("span")),
            Map.entry("colgroup", Set.of("span")),
            Map.entry("ol", Set.of("start")),
            Map.entry("time", Set.of("datetime")),
            Map.entry("abbr", Set.of("title")),
            Map.entry("blockquote", Set.of("cite")),
            Map.entry("q", Set.of("cite")));

    private static final Set<String> ANYWHERE = Set.of("lang", "dir");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "cite");
    private static final Set<String> NUMBERS = Set.of("width", "height", "colspan", "rowspan", "span", "start");
    private static final Set<String> SELF_ENDING = Set.of("p", "li", "dt", "dd", "tr", "td", "th");

    private final String in;
    private final Links links;
    private final StringBuilder out;
    private final ArrayList<String> open = new ArrayList<>();
    private boolean noCommentEnd;
    private boolean noTagEnd;

    private Markup(String in, Links links) {
        this.in = in;
        this.links = links;
        this.out = new StringBuilder(in.length() + 16);
    }

    /** Sanitised HTML with the addresses made absolute. */
    public static String clean(String html, Links links) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0 && html.indexOf('>') < 0) {
            return html;
        }
        return new Markup(html, links).clean();
    }

    /** HTML that shows the text as it is. */
    public static String escape(String text) {
        if (text.indexOf('<') < 0 && text.indexOf('&') < 0 && text.indexOf('>') < 0) {
            return text;
        }
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The text of HTML on one line. Words in angle brackets that are no mark-up stay. */
    public static String toText(String html) {
        if (html.indexOf('<') < 0) {
            return oneLine(HtmlText.decode(html));
        }
        var markup = new Markup(html, Links.NONE);
        markup.text();
        return oneLine(markup.out.toString());
    }

    /** Whether the text has mark-up in it that somebody meant as mark-up. */
    public static boolean looksLikeHtml(String text) {
        for (var at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            var start = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
            var end = nameEnd(text, start);
            if (end > start && isKnown(lower(text.substring(start, end)))) {
                return true;
            }
        }
        return false;
    }

    public static String oneLine(String text) {
        var length = text.length();
        var blank = true;
        var tidy = true;
        for (var i = 0; i < length; i++) {
            var space = isSpace(text.charAt(i));
            if (space && (blank || text.charAt(i) != ' ')) {
                tidy = false;
                break;
            }
            blank = space;
        }
        if (tidy && !blank) {
            return text;
        }
        var out = new StringBuilder(length);
        blank = true;
        for (var i = 0; i < length; i++) {
            var c = text.charAt(i);
            if (isSpace(c)) {
                if (!blank) {
                    out.append(' ');
                }
                blank = true;
            } else {
                out.append(c);
                blank = false;
            }
        }
        if (blank && !out.isEmpty()) {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }

    private static boolean isKnown(String name) {
        return ALLOWED.contains(name) || KNOWN.contains(name);
    }

    private String clean() {
        var at = 0;
        var length = in.length();
        while (at < length) {
            var tag = in.indexOf('<', at);
            if (tag < 0) {
                tag = length;
            }
            escapeText(at, tag);
            if (tag == length) {
                break;
            }
            at = cleanTag(tag);
        }
        closeTo(0);
        return out.toString();
    }

    private void escapeText(int from, int to) {
        for (var at = from; at < to; at++) {
            var c = in.charAt(at);
            switch (c) {
                case '&' -> out.append(HtmlText.referenceEnd(in, at, to) > 0 ? "&" : "&amp;");
                case '>' -> out.append("&gt;");
                case '\0' -> out.append('\ufffd');
                default -> out.append(c);
            }
        }
    }

    private int cleanTag(int at) {
        var length = in.length();
        var next = at + 1 < length ? in.charAt(at + 1) : ' ';
        if (next == '!' || next == '?') {
            var after = skipDeclaration(at);
            if (after < 0) {
                out.append("&lt;");
                return at + 1;
            }
            return after;
        }
        var closing = next == '/';
        var start = closing ? at + 2 : at + 1;
        var end = nameEnd(in, start);
        if (end == start) {
            out.append("&lt;");
            return at + 1;
        }
        var name = lower(in.substring(start, end));
        if (closing) {
            var after = tagEnd(end);
            if (ALLOWED.contains(name) && !VOID.contains(name)) {
                var index = open.lastIndexOf(name);
                if (index >= 0) {
                    closeTo(index);
                }
            }
            return after;
        }
        if (!ALLOWED.contains(name)) {
            var after = tagEnd(end);
            return REMOVED.contains(name) ? removedEnd(name, after) : after;
        }
        return element(name, end);
    }

    /** Writes an allowed element with its allowed attributes. */
    private int element(String name, int from) {
        if (SELF_ENDING.contains(name) && !open.isEmpty() && open.getLast().equals(name)) {
            closeTo(open.size() - 1);
        }
        var shown = open.size() < MAX_DEPTH;
        var mark = out.length();
        out.append('<').append(name);
        var allowed = ATTRIBUTES.getOrDefault(name, Set.of());
        var seen = new ArrayList<String>(2);
        var at = from;
        var length = in.length();
        while (at < length && in.charAt(at) != '>') {
            var c = in.charAt(at);
            if (isSpace(c) || c == '/') {
                at++;
                continue;
            }
            var nameStart = at;
            at++;
            while (at < length && !isSpace(c = in.charAt(at)) && c != '=' && c != '>' && c != '/') {
                at++;
            }
            var attribute = lower(in.substring(nameStart, at));
            while (at < length && isSpace(in.charAt(at))) {
                at++;
            }
            var valueStart = at;
            var valueEnd = at;
            if (at < length && in.charAt(at) == '=') {
                at++;
                while (at < length && isSpace(in.charAt(at))) {
                    at++;
                }
                if (at < length && (in.charAt(at) == '"' || in.charAt(at) == '\'')) {
                    valueStart = at + 1;
                    valueEnd = in.indexOf(in.charAt(at), valueStart);
                    if (valueEnd < 0) {
                        valueEnd = length;
                    }
                    at = Math.min(length, valueEnd + 1);
                } else {
                    valueStart = at;
                    while (at < length && !isSpace(c = in.charAt(at)) && c != '>') {
                        at++;
                    }
                    valueEnd = at;
                }
            }
            if ((allowed.contains(attribute) || ANYWHERE.contains(attribute)) && !seen.contains(attribute)) {
                seen.add(attribute);
                attribute(attribute, HtmlText.decode(in.substring(valueStart, valueEnd)));
            }
        }
        out.append('>');
        if (!shown) {
            out.setLength(mark);
        } else if (!VOID.contains(name)) {
            open.add(name);
        }
        return Math.min(length, at + 1);
    }

    private void attribute(String name, String value) {
        var shown = value;
        if (ADDRESSES.contains(name)) {
            var address = links.harmless(value);
            if (address.isEmpty() || address.get().length() > MAX_ADDRESS) {
                return;
            }
            shown = address.get();
        } else if (NUMBERS.contains(name) && !isNumber(value.strip())) {
            return;
        }
        out.append(' ').append(name).append("=\"");
        for (var i = 0; i < shown.length(); i++) {
            var c = shown.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '`' -> out.append("&#96;");
                case '\0' -> out.append('\ufffd');
                default -> out.append(c);
            }
        }
        out.append('"');
    }

    private void closeTo(int index) {
        for (var i = open.size() - 1; i >= index; i--) {
            out.append("</").append(open.get(i)).append('>');
        }
        open.subList(index, open.size()).clear();
    }

    /** Past a comment or declaration; -1 when it has no end, so that it is none. */
    private int skipDeclaration(int at) {
        if (in.startsWith("<!--", at)) {
            var end = noCommentEnd ? -1 : in.indexOf("-->", at + 2);
            if (end >= 0) {
                return end + 3;
            }
            noCommentEnd = true;
        }
        if (in.startsWith("<![CDATA[", at)) {
            return at + 9;
        }
        var end = noTagEnd ? -1 : in.indexOf('>', at);
        noTagEnd = end < 0;
        return end < 0 ? -1 : end + 1;
    }

    /** The same, but -1 when the text ends or another tag begins first: then it was no tag, but a sign for "less than". */
    private int closedTagEnd(int from) {
        var end = tagEnd(from, true);
        return end > 0 && in.charAt(end - 1) == '>' ? end : -1;
    }

    /** Past the {@code >} that ends a tag; one in quotes ends nothing. */
    private int tagEnd(int from) {
        return tagEnd(from, false);
    }

    private int tagEnd(int from, boolean strict) {
        var quote = '\0';
        var afterEquals = false;
        for (var at = from; at < in.length(); at++) {
            var c = in.charAt(at);
            if (quote != '\0') {
                if (c == quote) {
                    quote = '\0';
                }
            } else if (c == '>') {
                return at + 1;
            } else if (strict && c == '<') {
                return -1;
            } else if (afterEquals && (c == '"' || c == '\'')) {
                quote = c;
            }
            if (!isSpace(c)) {
                afterEquals = c == '=';
            }
        }
        return in.length();
    }

    private int removedEnd(String name, int from) {
        for (var at = in.indexOf("</", from); at >= 0; at = in.indexOf("</", at + 2)) {
            if (in.regionMatches(true, at + 2, name, 0, name.length())) {
                return tagEnd(at + 2 + name.length());
            }
        }
        return in.length();
    }

    private void text() {
        var at = 0;
        var length = in.length();
        while (at < length) {
            var tag = in.indexOf('<', at);
            if (tag < 0) {
                tag = length;
            }
            HtmlText.decode(in, at, tag, out);
            if (tag == length) {
                break;
            }
            at = textOfTag(tag);
        }
    }

    private int textOfTag(int at) {
        var next = at + 1 < in.length() ? in.charAt(at + 1) : ' ';
        if (next == '!' || next == '?') {
            var after = skipDeclaration(at);
            if (after < 0) {
                out.append('<');
                return at + 1;
            }
            return after;
        }
        var start = next == '/' ? at + 2 : at + 1;
        var end = nameEnd(in, start);
        var name = lower(in.substring(start, end));
        if (end == start || !isKnown(name) && !(end < in.length() && in.charAt(end) == ':')) {
            out.append('<');
            return at + 1;
        }
        var after = closedTagEnd(end);
        if (after < 0) {
            out.append('<');
            return at + 1;
        }
        if (BLOCKS.contains(name)) {
            out.append(' ');
        }
        return next != '/' && REMOVED.contains(name) ? removedEnd(name, after) : after;
    }

    private static int nameEnd(String text, int start) {
        var at = start;
        while (at < text.length() && isNameChar(text.charAt(at), at > start)) {
            at++;
        }
        return at;
    }

    private static boolean isNameChar(char c, boolean notFirst) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || notFirst && (c >= '0' && c <= '9' || c == ':' || c == '-' || c == '_');
    }

    private static boolean isNumber(String value) {
        return !value.isEmpty() && value.length() < 8 && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
