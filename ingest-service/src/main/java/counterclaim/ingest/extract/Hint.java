package counterclaim.ingest.extract;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** What the mark-up of an element says about its part of the page, before its text is looked at. */
enum Hint {
    /** Says nothing. */
    NONE,
    /** Likely the article. */
    BODY,
    /** Likely not the article; kept where most of the page's text is inside it. */
    BOILERPLATE,
    /** Never text of an article. */
    NEVER;

    private static final Set<String> NEVER_TEXT = Set.of(
            "script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "svg", "canvas", "audio",
            "video", "button", "select", "option", "datalist", "textarea", "input", "map", "area", "progress", "meter",
            "dialog", "menu", "rp", "rt", "link", "meta", "title", "head", "frame", "frameset", "noframes");
    private static final Set<String> FRAME = Set.of(
            "nav",
            "aside",
            "footer",
            "form",
            "fieldset",
            "figcaption",
            "address",
            "header",
            "label",
            "legend",
            "figure");
    private static final Set<String> FRAME_ROLES = Set.of(
            "navigation",
            "banner",
            "complementary",
            "contentinfo",
            "search",
            "dialog",
            "alertdialog",
            "menu",
            "menubar",
            "toolbar",
            "tablist",
            "button",
            "form",
            "tooltip",
            "alert");
    private static final Names BOILERPLATE_NAMES = Names.of("names-of-boilerplate.txt");
    private static final Names BODY_NAMES = Names.of("names-of-body.txt");

    /** Reads the hints of one page; remembers the names it has seen, since they repeat. */
    static final class Reader {
        private final Map<String, Hint> known = new HashMap<>();

        Hint of(Element element) {
            var tag = element.normalName();
            if (NEVER_TEXT.contains(tag)) {
                return NEVER;
            }
            if (element.attributes().isEmpty()) {
                return FRAME.contains(tag) ? BOILERPLATE : NONE;
            }
            if (FRAME.contains(tag) || FRAME_ROLES.contains(element.attr("role")) || isHidden(element)) {
                return BOILERPLATE;
            }
            if (tag.equals("body") || tag.equals("html")) {
                return NONE;
            }
            if (element.attr("itemprop").contains("articleBody")) {
                return BODY;
            }
            var names = element.className() + " " + element.id();
            return names.isBlank() ? NONE : known.computeIfAbsent(names, Reader::read);
        }

        private static Hint read(String names) {
            var words = Names.words(names);
            if (BOILERPLATE_NAMES.contains(words)) {
                return BOILERPLATE;
            }
            return BODY_NAMES.contains(words) ? BODY : NONE;
        }

        private static boolean isHidden(Element element) {
            if (element.hasAttr("hidden") || element.attr("aria-hidden").equals("true")) {
                return true;
            }
            var style = element.attr("style");
            return !style.isEmpty() && HIDING_STYLE.matcher(style).find();
        }
    }

    private static final java.util.regex.Pattern HIDING_STYLE =
            java.util.regex.Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");
}
