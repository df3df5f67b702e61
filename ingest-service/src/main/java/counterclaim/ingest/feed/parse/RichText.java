package counterclaim.ingest.feed.parse;

import counterclaim.ingest.markup.HtmlText;
import counterclaim.ingest.markup.Links;
import counterclaim.ingest.markup.Markup;
import counterclaim.ingest.markup.TextEncoding;
import counterclaim.ingest.markup.XmlElement;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A text of a feed before it is made harmless.
 *
 * @param html whether {@code value} is HTML or the very characters
 */
record RichText(String value, boolean html, Links links) {
    private static final List<String> VOID =
            List.of("br", "hr", "img", "wbr", "input", "col", "area", "embed", "param", "source");

    /** @param htmlByDefault what a text is that does not say: RSS means HTML, Atom does not */
    static RichText of(XmlElement element, Links links, boolean htmlByDefault) {
        var type = element.value("type").orElse("").toLowerCase(Locale.ROOT);
        var mode = element.value("mode").orElse("").toLowerCase(Locale.ROOT);
        var markup = element.hasElements();
        if (mode.equals("base64") || !markup && isBinary(type)) {
            var decoded = base64(element.text());
            return new RichText(decoded, type.contains("html") || Markup.looksLikeHtml(decoded), links);
        }
        if (markup) {
            var out = new StringBuilder();
            inner(element, type.contains("html") && !type.contains("xhtml"), out);
            return new RichText(out.toString(), true, links);
        }
        var text = element.text();
        if (type.equals("xhtml") || type.endsWith("+xml")) {
            return new RichText(text, false, links);
        }
        if (type.isEmpty()) {
            return new RichText(text, htmlByDefault || Markup.looksLikeHtml(text), links);
        }
        return new RichText(text, type.contains("html") || htmlByDefault, links);
    }

    /** A media type under which Atom carries base64. */
    private static boolean isBinary(String type) {
        return type.contains("/") && !type.startsWith("text/") && !type.endsWith("xml") && !type.contains("html");
    }

    /** The text that was encoded; the text as it is when it is no base64, and none when what comes out is no text. */
    private static String base64(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text.replaceAll("\\s+", ""));
            return TextEncoding.strictly(bytes, 0, StandardCharsets.UTF_8).orElse("");
        } catch (IllegalArgumentException none) {
            return text;
        }
    }

    /**
     * The mark-up inside an element as HTML text, still to be sanitised.
     *
     * @param raw whether texts are HTML themselves
     */
    private static void inner(XmlElement element, boolean raw, StringBuilder out) {
        for (var part : element.content()) {
            if (part instanceof XmlElement inside) {
                var name = inside.name;
                out.append('<').append(name);
                var attributes = inside.attributes();
                for (var i = 0; i < attributes.size(); i += 2) {
                    if (!attributes.get(i).startsWith("xmlns")) {
                        out.append(' ').append(attributes.get(i)).append("=\"");
                        out.append(attributes.get(i + 1).replace("&", "&amp;").replace("\"", "&quot;"))
                                .append('"');
                    }
                }
                out.append('>');
                if (!VOID.contains(name)) {
                    inner(inside, raw, out);
                    out.append("</").append(name).append('>');
                }
            } else {
                out.append(raw ? (String) part : Markup.escape((String) part));
            }
        }
    }

    /** Safe to show as HTML. */
    String safeHtml() {
        return html
                ? Markup.clean(value, links).strip()
                : Markup.escape(HtmlText.decode(value)).strip();
    }

    /** One line of plain text. Texts are often escaped once too often, so that references are read here, too. */
    String plain() {
        return html ? Markup.toText(value) : Markup.oneLine(HtmlText.decode(value));
    }
}
