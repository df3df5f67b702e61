package counterclaim.ingest.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What the mark-up of an element says about its part of the page, before its text is looked at. */
enum Hint {
    /** Says nothing. */
    NONE,
    /** Likely the article. */
    BODY,
    /** Likely the paragraph between headline and text. */
    LEAD,
    /** Likely a line that belongs to the headline. */
    SUBTITLE,
    /** Likely not the article, but now and then wraps it. */
    FURNITURE,
    /** Not the article, unless hardly anything else is on the page. */
    BOILERPLATE,
    /** What readers say. */
    COMMENTS,
    /** Never text of an article. */
    NEVER;

    private static final Set<String> NEVER_TEXT = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "object",
            "embed",
            "applet",
            "svg",
            "canvas",
            "audio",
            "video",
            "button",
            "select",
            "option",
            "datalist",
            "textarea",
            "input",
            "map",
            "area",
            "progress",
            "meter",
            "dialog",
            "menu",
            "rp",
            "rt",
            "link",
            "meta",
            "title",
            "head",
            "frame",
            "frameset",
            "noframes");
    private static final Set<String> FRAME = Set.of("nav", "aside", "footer", "figcaption", "address");
    private static final Set<String> SOFT_FRAME =
            Set.of("form", "fieldset", "label", "legend", "figure", "header", "details");
    /** Elements whose names are about the whole page or about data. */
    private static final Set<String> NAMED_AFTER_DATA = Set.of("html", "body", "tr", "tbody", "thead");

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
    private static final Set<String> HIDDEN = Set.of(
            "hidden", "hide", "is-hidden", "d-none", "invisible", "visually-hidden", "js-hidden", "hidden-print");
    private static final Set<String> MEANINGLESS_WITHIN =
            Set.of("has", "with", "without", "no", "embed", "embeds", "enable");
    private static final Names COMMENTS_NAMES = Names.of("names-of-comments.txt");
    private static final Names BOILERPLATE_NAMES = Names.of("names-of-boilerplate.txt");
    private static final Names FURNITURE_NAMES = Names.of("names-of-furniture.txt");
    private static final Names LEAD_NAMES = Names.of("names-of-lead.txt");
    private static final Names SUBTITLE_NAMES = Names.of("names-of-subtitle.txt");
    private static final Names BODY_NAMES = Names.of("names-of-body.txt");
    private static final Names MEANINGLESS = Names.of("names-without-meaning.txt");
    private static final Pattern HIDING_STYLE = Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Reads the hints of one page; remembers the names it has seen, since they repeat. */
    static final class Reader {
        private final Map<String, Hint> known = new HashMap<>();

        Hint of(Element element) {
            var tag = element.normalName();
            if (NEVER_TEXT.contains(tag)) {
                return NEVER;
            }
            var frame = FRAME.contains(tag) ? BOILERPLATE : SOFT_FRAME.contains(tag) ? FURNITURE : NONE;
            if (element.attributes().isEmpty() || frame == BOILERPLATE || NAMED_AFTER_DATA.contains(tag)) {
                return frame;
            }
            if (FRAME_ROLES.contains(element.attr("role"))) {
                return BOILERPLATE;
            }
            if (isHidden(element)) {
                return BOILERPLATE;
            }
            if (element.attr("itemprop").contains("articleBody")) {
                return BODY;
            }
            var named = byName(element);
            if (named == BOILERPLATE && (tag.equals("article") || tag.equals("main"))) {
                return FURNITURE; // the names of a whole post are often those of its kind and topics
            }
            return named == NONE ? frame : named;
        }

        private Hint byName(Element element) {
            var names = element.className();
            var id = element.id();
            if (names.isEmpty() && id.isEmpty()) {
                return NONE;
            }
            return known.computeIfAbsent(names + " " + id, Reader::read);
        }

        /** The strongest of what the names say; one that says article outweighs doubt about another. */
        private static Hint read(String names) {
            var found = NONE;
            for (var name : SPACES.split(names.strip())) {
                if (HIDDEN.contains(name)) {
                    found = stronger(found, FURNITURE);
                    continue;
                }
                var hint = readOne(Names.words(name));
                found = stronger(found, hint);
            }
            return found;
        }

        private static Hint stronger(Hint one, Hint other) {
            var weaker = one.compareTo(other) < 0 ? one : other;
            var stronger = weaker == one ? other : one;
            return switch (stronger) {
                case BOILERPLATE -> weaker == BODY ? FURNITURE : BOILERPLATE;
                case FURNITURE -> weaker == BODY || weaker == LEAD || weaker == SUBTITLE ? weaker : FURNITURE;
                case NONE, BODY, LEAD, SUBTITLE, COMMENTS, NEVER -> stronger;
            };
        }

        private static Hint readOne(List<String> words) {
            if (words.isEmpty()
                    || words.stream().anyMatch(MEANINGLESS_WITHIN::contains)
                    || MEANINGLESS.containsWord(words.getFirst())) {
                return NONE;
            }
            if (COMMENTS_NAMES.contains(words)) {
                return COMMENTS;
            }
            var body = BODY_NAMES.lastEnd(words);
            if (body > 0 && body >= FURNITURE_NAMES.lastEnd(words) && !BOILERPLATE_NAMES.contains(words)) {
                return BODY;
            }
            if (SUBTITLE_NAMES.contains(words)) {
                return SUBTITLE;
            }
            if (LEAD_NAMES.contains(words)) {
                return LEAD;
            }
            if (BOILERPLATE_NAMES.contains(words)) {
                return BOILERPLATE;
            }
            return FURNITURE_NAMES.contains(words) ? FURNITURE : NONE;
        }

        private static boolean isHidden(Element element) {
            if (element.hasAttr("hidden") || element.attr("aria-hidden").equals("true")) {
                return true;
            }
            var style = element.attr("style");
            return !style.isEmpty() && HIDING_STYLE.matcher(style).find();
        }
    }
}
