package counterclaim.ingest.opml;

import counterclaim.ingest.markup.HtmlText;
import counterclaim.ingest.markup.LenientXml;
import counterclaim.ingest.markup.Markup;
import counterclaim.ingest.markup.TextEncoding;
import counterclaim.ingest.markup.XmlElement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and writes OPML. Reading never throws: what cannot be used is among the problems of the reading. */
public final class Opml {
    /** Largest list in bytes. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    /** Most problems that are listed. */
    public static final int MAX_PROBLEMS = 100;

    private static final int MAX_FEEDS = 100_000;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_ELEMENTS = 500_000;
    private static final int SHOWN = 120;
    /** How far in front of its address a title is looked for. */
    private static final int FAR = 5_000;

    private static final Pattern ADDRESS =
            Pattern.compile("\\sxmlUrl\\s*=\\s*\"([^\"<>]{1,2000})\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLE =
            Pattern.compile("\\s(?:title|text)\\s*=\\s*\"([^\"<>]{1,500})\"", Pattern.CASE_INSENSITIVE);

    private final Map<String, OpmlFeed> feeds = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int outlines;

    private Opml() {}

    public static OpmlReading read(byte[] file) {
        var opml = new Opml();
        if (file.length > MAX_BYTES) {
            opml.problem("The file has " + file.length + " bytes; at most " + MAX_BYTES + " are read. Split it.");
            return new OpmlReading(Optional.empty(), List.of(), opml.problems);
        }
        var text = TextEncoding.decode(file, Optional.empty()).text();
        return opml.read(LenientXml.read(text, MAX_DEPTH, MAX_ELEMENTS), text);
    }

    private OpmlReading read(LenientXml.Reading reading, String text) {
        if (!reading.wellFormed()) {
            problem("The file is not well-formed XML; it was read as far as it makes sense.");
        }
        if (reading.truncated()) {
            problem("The file nests too deep or has too many parts; some were left out.");
        }
        walk(reading.root(), List.of());
        if (!reading.wellFormed() && outlines > 0) {
            recover(text);
        }
        if (outlines == 0) {
            problem("The file has no <outline> elements, so that it is no OPML list of feeds.");
        } else if (feeds.isEmpty()) {
            problem("None of the " + outlines + " outlines has the address of a feed (xmlUrl).");
        }
        return new OpmlReading(title(reading.root()), List.copyOf(feeds.values()), problems);
    }

    private static Optional<String> title(XmlElement root) {
        return root.first("opml")
                .flatMap(opml -> opml.first("head"))
                .flatMap(head -> head.first("title"))
                .map(title -> Markup.oneLine(title.text()))
                .filter(text -> !text.isEmpty());
    }

    private void walk(XmlElement outer, List<String> folders) {
        for (var part : outer.content()) {
            if (part instanceof XmlElement element) {
                if (!element.name.equals("outline")) {
                    walk(element, folders);
                    continue;
                }
                outlines++;
                var label =
                        element.value("title").or(() -> element.value("text")).map(Markup::oneLine);
                var address = element.value("xmlurl").or(() -> typed(element));
                if (address.isPresent()) {
                    feed(element, address.get(), label, folders);
                    walk(element, folders);
                } else {
                    if (!element.hasElements() && element.value("type").isPresent()) {
                        problem("The outline " + quoted(label.orElse("without a title")) + " has no address (xmlUrl).");
                    }
                    walk(element, label.map(name -> with(folders, name)).orElse(folders));
                }
            }
        }
    }

    /** Attributes full of quotes end an outline too early. What it says after that is found by its name alone. */
    private void recover(String text) {
        var outline = 0;
        var found = ADDRESS.matcher(text);
        while (found.find()) {
            var url = address(HtmlText.decode(found.group(1)));
            for (var next = text.indexOf("<outline", outline + 1); next >= 0 && next < found.start(); ) {
                outline = next;
                next = text.indexOf("<outline", outline + 1, found.start());
            }
            if (url.isPresent() && !feeds.containsKey(url.get()) && feeds.size() < MAX_FEEDS) {
                var title = TITLE.matcher(text).region(Math.max(outline, found.start() - FAR), found.start());
                var label = title.find() ? Optional.of(Markup.toText(title.group(1))) : Optional.<String>empty();
                feeds.put(
                        url.get(),
                        new OpmlFeed(url.get(), label.filter(name -> !name.isEmpty()), Optional.empty(), List.of()));
            }
        }
    }

    /** Some readers write the address of a feed as {@code url} or {@code href}. */
    private static Optional<String> typed(XmlElement outline) {
        return outline.value("type")
                .filter(type ->
                        type.equalsIgnoreCase("rss") || type.equalsIgnoreCase("atom") || type.equalsIgnoreCase("feed"))
                .flatMap(type -> outline.value("url").or(() -> outline.value("href")));
    }

    private void feed(XmlElement outline, String written, Optional<String> label, List<String> folders) {
        var url = address(written);
        if (url.isEmpty()) {
            problem("The outline " + quoted(label.orElse("without a title"))
                    + " has an address that is none of the web: " + quoted(written) + ".");
            return;
        }
        if (feeds.size() >= MAX_FEEDS) {
            problem("The list has more than " + MAX_FEEDS + " feeds; the rest was left out.");
            return;
        }
        var all = new ArrayList<>(folders);
        outline.value("category").ifPresent(categories -> {
            for (var category : categories.split(",", 20)) {
                var name = category.strip();
                if (!name.isEmpty() && !all.contains(name)) {
                    all.add(name);
                }
            }
        });
        var feed = new OpmlFeed(url.get(), label.filter(text -> !text.isEmpty()), outline.value("htmlurl"), all);
        var earlier = feeds.putIfAbsent(feed.url(), feed);
        if (earlier != null && !earlier.equals(feed)) {
            problem("The feed " + quoted(feed.url()) + " is listed more than once; the first is kept.");
        }
    }

    private static Optional<String> address(String written) {
        var url = written.strip();
        if (url.regionMatches(true, 0, "feed://", 0, 7)) {
            url = "http://" + url.substring(7);
        } else if (url.regionMatches(true, 0, "feed:", 0, 5)) {
            url = url.substring(5);
        }
        if (url.regionMatches(true, 0, "http://", 0, 7)) {
            url = "http" + url.substring(4);
        } else if (url.regionMatches(true, 0, "https://", 0, 8)) {
            url = "https" + url.substring(5);
        }
        var hasHost = url.startsWith("http://") && url.length() > 7 || url.startsWith("https://") && url.length() > 8;
        return hasHost && url.chars().noneMatch(Character::isWhitespace) ? Optional.of(url) : Optional.empty();
    }

    private void problem(String sentence) {
        if (problems.size() < MAX_PROBLEMS && !problems.contains(sentence)) {
            problems.add(sentence);
        }
    }

    private static String quoted(String text) {
        return "\"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "\"";
    }

    private static List<String> with(List<String> folders, String name) {
        if (name.isEmpty()) {
            return folders;
        }
        var deeper = new ArrayList<>(folders);
        deeper.add(name);
        return deeper;
    }

    /** A list that every reader takes: OPML 2.0 in UTF-8, feeds under their outermost folder, the others of it as categories. */
    public static byte[] write(String title, Instant created, List<OpmlFeed> feeds) {
        var out = new StringBuilder(200 + feeds.size() * 200);
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    <title>");
        out.append(escape(title)).append("</title>\n    <dateCreated>");
        out.append(DateTimeFormatter.RFC_1123_DATE_TIME.format(created.atOffset(ZoneOffset.UTC)));
        out.append("</dateCreated>\n  </head>\n  <body>\n");
        var byFolder = new LinkedHashMap<String, List<OpmlFeed>>();
        for (var feed : feeds) {
            byFolder.computeIfAbsent(
                            feed.folders().isEmpty() ? "" : feed.folders().getFirst(), folder -> new ArrayList<>())
                    .add(feed);
        }
        byFolder.forEach((folder, inside) -> {
            if (!folder.isEmpty()) {
                out.append("    <outline text=\"").append(escape(folder)).append("\">\n");
            }
            for (var feed : inside) {
                outline(feed, folder.isEmpty() ? "    " : "      ", out);
            }
            if (!folder.isEmpty()) {
                out.append("    </outline>\n");
            }
        });
        return out.append("  </body>\n</opml>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void outline(OpmlFeed feed, String indent, StringBuilder out) {
        var title = escape(feed.title().orElse(feed.url()));
        out.append(indent)
                .append("<outline type=\"rss\" text=\"")
                .append(title)
                .append("\" title=\"")
                .append(title);
        out.append("\" xmlUrl=\"").append(escape(feed.url())).append('"');
        feed.siteUrl()
                .ifPresent(
                        site -> out.append(" htmlUrl=\"").append(escape(site)).append('"'));
        if (feed.folders().size() > 1) {
            out.append(" category=\"")
                    .append(escape(String.join(
                            ",", feed.folders().subList(1, feed.folders().size()))))
                    .append('"');
        }
        out.append("/>\n");
    }

    /** Escaped for text and attributes; characters that XML does not know are left out. */
    private static String escape(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    var known = c >= ' ' && c < 0xd800
                            || c == '\t'
                            || c == '\n'
                            || c == '\r'
                            || c >= 0xe000 && c != 0xfffe && c != 0xffff;
                    if (known) {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }
}
