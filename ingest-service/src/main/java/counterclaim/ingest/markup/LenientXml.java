package counterclaim.ingest.markup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads XML, or what was meant as such, into a tree, in one pass over the text. Nothing outside the text is ever loaded: of a DOCTYPE
 * only internal entities with plain text are taken. Whatever breaks the rules of XML is read in the likeliest sense and remembered in
 * {@link #wellFormed}. Depth, elements, attributes and the growth by entities are bounded, so that memory is linear in the input.
 */
public final class LenientXml {
    private static final int NONE = Integer.MAX_VALUE;
    private static final int MAX_ATTRIBUTES = 100;
    private static final int MAX_DECLARATIONS = 64;
    private static final int MAX_NAMES = 1_000;
    private static final int MAX_ENTITIES = 1_000;
    private static final int MAX_ENTITY_LENGTH = 1_000;
    private static final int MAX_EXPANSION = 1 << 20;
    /** An entry cannot be inside another one, so that the start of the next ends one that nobody closed. */
    private static final Set<String> ENTRIES = Set.of("item", "entry");
    /** Elements that hold nothing but text in every feed format: any child means that the end tag was forgotten. */
    private static final Set<String> FLAT =
            Set.of("title", "link", "guid", "pubdate", "id", "updated", "published", "category");

    private static final Set<String> CORE = Set.of(
            "title",
            "link",
            "guid",
            "pubdate",
            "id",
            "updated",
            "published",
            "category",
            "description",
            "author",
            "comments",
            "enclosure",
            "summary",
            "content",
            "source");

    private static final Set<String> VOID = Set.of("br", "hr", "img", "wbr", "input");

    private final String in;
    private final int maxDepth;
    private final int maxElements;
    private final boolean repair;
    private final XmlElement document = new XmlElement("", "#document", Vocabulary.OTHER, List.of(), null);
    private final ArrayList<XmlElement> open = new ArrayList<>();
    private final ArrayList<Scope> scopes = new ArrayList<>();
    private final Map<String, String> entities = new HashMap<>();
    /** Names in lower case, each kept once however often it occurs. */
    private final Map<String, String> names = new HashMap<>();

    private String publicId = "";
    private String pending;
    private final StringBuilder joined = new StringBuilder();
    /** Terminators that do not occur any more; looking for them again and again would make the time quadratic. */
    private final Set<String> missing = new HashSet<>();

    /** The next end of a CDATA section, so that it is looked for only once. */
    private int cdataEnd = -1;

    private int overflow;
    private int nodes;
    private int expanded;
    private boolean wellFormed = true;
    private boolean truncated;
    private boolean structureBroken;
    private boolean rootSeen;

    /** Prefixes in force; a scope knows all of them, not only those declared on its own element. */
    private record Scope(Map<String, Vocabulary> prefixes) {
        static final Scope EMPTY = new Scope(Map.of("", Vocabulary.RSS));
    }

    /**
     * @param root       a made-up element around everything
     * @param publicId   of the DOCTYPE, else empty
     */
    public record Reading(XmlElement root, boolean wellFormed, boolean truncated, String publicId) {}

    private LenientXml(String in, int maxDepth, int maxElements, boolean repair) {
        this.in = in;
        this.maxDepth = maxDepth;
        this.maxElements = maxElements;
        this.repair = repair;
    }

    public static Reading read(String text, int maxDepth, int maxElements) {
        var first = new LenientXml(text, maxDepth, maxElements, false);
        var reading = first.run();
        // What a missing end tag means can only be guessed at once we know that the document is broken.
        return first.structureBroken ? new LenientXml(text, maxDepth, maxElements, true).run() : reading;
    }

    private Reading run() {
        open.add(document);
        scopes.add(Scope.EMPTY);
        var at = 0;
        var length = in.length();
        while (at < length) {
            var tag = in.indexOf('<', at);
            if (tag < 0) {
                tag = length;
            }
            if (tag > at) {
                text(at, tag);
            }
            if (tag == length) {
                break;
            }
            at = markup(tag);
        }
        flush();
        if (open.size() > 1 || overflow > 0) {
            wellFormed = false;
            structureBroken = true;
        }
        return new Reading(document, wellFormed && rootSeen, truncated, publicId);
    }

    private int markup(int at) {
        var next = at + 1 < in.length() ? in.charAt(at + 1) : ' ';
        if (isNameStart(next)) {
            return startTag(at);
        }
        if (next == '/') {
            return endTag(at);
        }
        if (next == '?') {
            return skipTo("?>", at, 2);
        }
        if (next == '!') {
            if (in.startsWith("<!--", at)) {
                return skipTo("-->", at, 4);
            }
            if (in.regionMatches(true, at, "<![CDATA[", 0, 9)) {
                return cdata(at + 9);
            }
            if (in.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
                return doctype(at + 9);
            }
            return skipTo(">", at, 2);
        }
        literal("<");
        return at + 1;
    }

    /** Comments and the like. One that never ends is no comment: its opening is dropped and reading goes on behind it. */
    private int skipTo(String end, int at, int opening) {
        if (!missing.contains(end)) {
            var found = in.indexOf(end, at + opening);
            if (found >= 0) {
                return found + end.length();
            }
            missing.add(end);
        }
        wellFormed = false;
        return at + opening;
    }

    private int cdata(int from) {
        if (cdataEnd < from && cdataEnd != NONE) {
            var found = in.indexOf("]]>", from);
            cdataEnd = found < 0 ? NONE : found;
        }
        if (cdataEnd == NONE) {
            // Without an end anywhere the opening means nothing, and what follows is read as mark-up.
            wellFormed = false;
            return from;
        }
        var end = cdataEnd;
        var another = in.indexOf("<![CDATA[", from, end);
        if (another >= 0) {
            // The end belongs to another section when the element was closed before that one began.
            var closing = in.indexOf("</" + open.getLast().name, from, another);
            if (closing >= 0) {
                wellFormed = false;
                append(in.substring(from, closing));
                return closing;
            }
        }
        if (end > from) {
            append(in.substring(from, end));
        }
        return end + 3;
    }

    private void literal(String text) {
        wellFormed = false;
        append(text);
    }

    private void append(String text) {
        if (pending == null) {
            pending = text;
        } else {
            if (joined.isEmpty()) {
                joined.append(pending);
            }
            joined.append(text);
        }
    }

    /** Hands the text read so far to the element that is open: pieces are joined, so that a piece costs no object of its own. */
    private void flush() {
        if (pending != null) {
            if (joined.isEmpty()) {
                open.getLast().add(pending);
            } else {
                open.getLast().add(joined.toString());
                joined.setLength(0);
            }
            pending = null;
        }
    }

    private void text(int from, int to) {
        if (open.size() == 1) {
            wellFormed &= in.substring(from, to).isBlank();
            return;
        }
        append(in.indexOf('&', from, to) < 0 ? in.substring(from, to) : decode(from, to));
    }

    private String decode(int from, int to) {
        var out = new StringBuilder(to - from);
        var at = from;
        while (at < to) {
            var amp = in.indexOf('&', at, to);
            if (amp < 0) {
                break;
            }
            out.append(in, at, amp);
            at = reference(amp, to, out);
        }
        return out.append(in, at, to).toString();
    }

    private int reference(int amp, int to, StringBuilder out) {
        var semicolon = amp + 1;
        var bound = Math.min(to, amp + 40);
        while (semicolon < bound && isReferenceChar(in.charAt(semicolon))) {
            semicolon++;
        }
        if (semicolon >= bound || in.charAt(semicolon) != ';' || semicolon == amp + 1) {
            wellFormed = false;
            out.append('&');
            return amp + 1;
        }
        if (in.charAt(amp + 1) == '#') {
            if (!HtmlText.appendNumeric(in, amp + 2, semicolon, out)) {
                wellFormed = false;
                out.append('&');
                return amp + 1;
            }
            return semicolon + 1;
        }
        var name = in.substring(amp + 1, semicolon);
        switch (name) {
            case "amp" -> out.append('&');
            case "lt" -> out.append('<');
            case "gt" -> out.append('>');
            case "quot" -> out.append('"');
            case "apos" -> out.append('\'');
            default -> {
                var declared = entities.get(name);
                if (declared != null && expanded + declared.length() <= MAX_EXPANSION) {
                    expanded += declared.length();
                    out.append(declared);
                    break;
                }
                wellFormed = false;
                var known = HtmlText.named(name);
                if (known.isEmpty()) {
                    out.append('&');
                    return amp + 1;
                }
                HtmlText.append(known, out);
            }
        }
        return semicolon + 1;
    }

    private int startTag(int at) {
        var length = in.length();
        var p = at + 1;
        while (p < length && isNameChar(in.charAt(p))) {
            p++;
        }
        var name = in.substring(at + 1, p);
        List<String> attributes = List.of();
        var selfClosing = false;
        while (true) {
            while (p < length && isSpace(in.charAt(p))) {
                p++;
            }
            if (p >= length) {
                wellFormed = false;
                structureBroken = true;
                break;
            }
            var c = in.charAt(p);
            if (c == '>') {
                p++;
                break;
            }
            if (c == '<') {
                // The tag was never closed; the next one begins.
                wellFormed = false;
                break;
            }
            if (c == '/') {
                p++;
                if (p < length && in.charAt(p) == '>') {
                    selfClosing = true;
                    p++;
                    break;
                }
                wellFormed = false;
                continue;
            }
            var nameStart = p;
            while (p < length && !isSpace(c = in.charAt(p)) && c != '=' && c != '>' && c != '/' && c != '<') {
                p++;
            }
            if (p == nameStart) {
                wellFormed = false;
                p++;
                continue;
            }
            var attribute = lower(in.substring(nameStart, p));
            while (p < length && isSpace(in.charAt(p))) {
                p++;
            }
            var value = "";
            if (p < length && in.charAt(p) == '=') {
                p++;
                while (p < length && isSpace(in.charAt(p))) {
                    p++;
                }
                var quote = p < length ? in.charAt(p) : ' ';
                if (quote == '"' || quote == '\'') {
                    var end = missing.contains(String.valueOf(quote)) ? -1 : in.indexOf(quote, p + 1);
                    if (end < 0) {
                        missing.add(String.valueOf(quote));
                        wellFormed = false;
                        p++;
                        continue;
                    }
                    value = attributeValue(p + 1, end);
                    p = end + 1;
                } else {
                    wellFormed = false;
                    var valueStart = p;
                    while (p < length && !isSpace(c = in.charAt(p)) && c != '>') {
                        p++;
                    }
                    if (p - valueStart > 1 && in.charAt(p - 1) == '/' && p < length && in.charAt(p) == '>') {
                        p--;
                    }
                    value = attributeValue(valueStart, p);
                }
            } else {
                wellFormed = false;
            }
            if (attributes.isEmpty()) {
                attributes = new ArrayList<>(6);
            }
            if (attributes.size() < 2 * MAX_ATTRIBUTES) {
                attributes.add(attribute);
                attributes.add(value);
            } else {
                truncated = true;
            }
        }
        push(name, attributes, selfClosing);
        return p;
    }

    private String attributeValue(int from, int to) {
        return in.indexOf('&', from, to) < 0 ? in.substring(from, to) : decode(from, to);
    }

    private void push(String qualified, List<String> attributes, boolean selfClosing) {
        var colon = qualified.indexOf(':');
        var prefix = colon < 0 ? "" : qualified.substring(0, colon);
        var name = lower(colon < 0 ? qualified : qualified.substring(colon + 1));
        var scope = scope(attributes);
        var vocabulary = vocabulary(prefix, scope);
        if (repair) {
            closeForgotten(name, vocabulary);
            selfClosing |= VOID.contains(name) && prefix.isEmpty();
        }
        if (open.size() > maxDepth || nodes >= maxElements) {
            truncated = true;
            if (!selfClosing) {
                overflow++;
            }
            return;
        }
        if (open.size() == 1) {
            if (rootSeen) {
                wellFormed = false;
            }
            rootSeen = true;
        }
        nodes++;
        flush();
        var parent = open.getLast();
        var element = new XmlElement(prefix, name, vocabulary, attributes, parent);
        parent.add(element);
        if (!selfClosing) {
            open.add(element);
            scopes.add(scope);
        }
    }

    private void closeForgotten(String name, Vocabulary vocabulary) {
        if (vocabulary != Vocabulary.RSS && vocabulary != Vocabulary.ATOM) {
            return;
        }
        if (ENTRIES.contains(name)) {
            for (var i = open.size() - 1; i > 0; i--) {
                if (ENTRIES.contains(open.get(i).name) && open.get(i).vocabulary == vocabulary) {
                    popTo(i);
                    return;
                }
            }
        }
        var last = open.getLast();
        if ((CORE.contains(name) || ENTRIES.contains(name))
                && FLAT.contains(last.name)
                && last.vocabulary == vocabulary) {
            popTo(open.size() - 1);
        }
    }

    private Scope scope(List<String> attributes) {
        var outer = scopes.getLast();
        Map<String, Vocabulary> prefixes = null;
        for (var i = 0; i < attributes.size(); i += 2) {
            var attribute = attributes.get(i);
            if (!attribute.startsWith("xmlns")) {
                continue;
            }
            var prefix = attribute.length() == 5 ? "" : attribute.substring(6);
            if (attribute.length() > 5 && attribute.charAt(5) != ':') {
                continue;
            }
            if (prefixes == null) {
                prefixes = new HashMap<>(outer.prefixes());
            }
            if (prefixes.size() < MAX_DECLARATIONS) {
                prefixes.put(prefix, Vocabulary.ofAddress(attributes.get(i + 1)));
            } else {
                truncated = true;
            }
        }
        return prefixes == null || prefixes.equals(outer.prefixes()) ? outer : new Scope(prefixes);
    }

    private Vocabulary vocabulary(String prefix, Scope scope) {
        var declared = scope.prefixes().get(lower(prefix));
        if (declared != null) {
            return declared;
        }
        wellFormed = false;
        return Vocabulary.ofUndeclaredPrefix(prefix).orElse(Vocabulary.OTHER);
    }

    private int endTag(int at) {
        var length = in.length();
        var p = at + 2;
        while (p < length && isNameChar(in.charAt(p))) {
            p++;
        }
        if (p == at + 2) {
            literal("<");
            return at + 1;
        }
        var qualified = in.substring(at + 2, p);
        while (p < length && in.charAt(p) != '>' && in.charAt(p) != '<') {
            if (!isSpace(in.charAt(p))) {
                wellFormed = false;
            }
            p++;
        }
        if (p < length && in.charAt(p) == '>') {
            p++;
        } else {
            wellFormed = false;
        }
        if (overflow > 0) {
            overflow--;
            return p;
        }
        var colon = qualified.indexOf(':');
        var prefix = colon < 0 ? "" : qualified.substring(0, colon);
        var name = lower(colon < 0 ? qualified : qualified.substring(colon + 1));
        for (var i = open.size() - 1; i > 0; i--) {
            var element = open.get(i);
            if (element.name.equals(name) && element.prefix.equalsIgnoreCase(prefix)) {
                if (i < open.size() - 1) {
                    wellFormed = false;
                    structureBroken = true;
                }
                popTo(i);
                return p;
            }
        }
        wellFormed = false;
        structureBroken = true;
        return p;
    }

    private void popTo(int index) {
        flush();
        open.subList(index, open.size()).clear();
        scopes.subList(index, scopes.size()).clear();
        overflow = 0;
    }

    private int doctype(int from) {
        var p = from;
        var length = in.length();
        var head = new StringBuilder();
        while (p < length && in.charAt(p) != '>' && in.charAt(p) != '[') {
            if (head.length() < 500) {
                head.append(in.charAt(p));
            }
            p++;
        }
        var declaration = head.toString();
        var publicAt = declaration.toUpperCase(Locale.ROOT).indexOf("PUBLIC");
        if (publicAt >= 0) {
            publicId = declaration.substring(publicAt + 6).strip();
        }
        if (p < length && in.charAt(p) == '[') {
            p++;
            while (p < length && in.charAt(p) != ']') {
                if (in.startsWith("<!--", p)) {
                    p = skipTo("-->", p, 4);
                } else if (in.charAt(p) == '<') {
                    p = declaration(p);
                } else {
                    p++;
                }
            }
            while (p < length && in.charAt(p) != '>') {
                p++;
            }
        }
        return Math.min(length, p + 1);
    }

    /** One declaration of an internal subset. Only {@code <!ENTITY name "text">} is taken, and only when the text refers to no other entity. */
    private int declaration(int from) {
        var p = from + 1;
        var length = in.length();
        var isEntity = in.startsWith("!ENTITY", p);
        var quoted = new ArrayList<String>(2);
        var bare = new StringBuilder();
        while (p < length && in.charAt(p) != '>') {
            var c = in.charAt(p);
            if (c == '"' || c == '\'') {
                var end = in.indexOf(c, p + 1);
                if (end < 0) {
                    return length;
                }
                if (isEntity && quoted.size() < 2) {
                    quoted.add(end - p > MAX_ENTITY_LENGTH ? "&" : in.substring(p + 1, end));
                }
                p = end + 1;
            } else {
                if (isEntity && bare.length() < 200) {
                    bare.append(c);
                }
                p++;
            }
        }
        if (isEntity && quoted.size() == 1 && entities.size() < MAX_ENTITIES) {
            var words = bare.toString().strip().split("\\s+");
            var value = HtmlText.decodeNumeric(quoted.getFirst());
            if (words.length == 2 && !words[1].equals("%") && value.indexOf('&') < 0 && value.indexOf('<') < 0) {
                entities.putIfAbsent(words[1], value);
            }
        }
        return Math.min(length, p + 1);
    }

    private String lower(String name) {
        var known = names.get(name);
        if (known != null) {
            return known;
        }
        var lower = name.toLowerCase(Locale.ROOT);
        if (names.size() < MAX_NAMES) {
            names.put(name, lower);
        }
        return lower;
    }

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c > 127;
    }

    private static boolean isNameChar(char c) {
        return isNameStart(c) || c >= '0' && c <= '9' || c == '-' || c == '.' || c == ':';
    }

    private static boolean isReferenceChar(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '#'
                || c == '_'
                || c == '-'
                || c == '.';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}
