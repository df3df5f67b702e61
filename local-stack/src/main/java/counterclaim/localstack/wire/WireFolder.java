package counterclaim.localstack.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The outlets and articles that a wire plays.
 *
 * <p>A folder holds {@code outlets.json} and, in one folder a story, articles: text files with a front matter, or saved pages with a
 * JSON file beside them. The folder {@code gold} is not read.
 *
 * @param outlets  in the order in which they are given ports
 * @param articles in order of publication
 */
public record WireFolder(List<WireOutlet> outlets, List<WireArticle> articles) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern UPDATE = Pattern.compile("=== at (\\S+) (edit|correction|withdraw|restore|move)");
    private static final Pattern FIELD = Pattern.compile("([a-z]+): *(.*)");
    private static final Pattern OFFSET = Pattern.compile("([+-]?)(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");
    private static final Set<String> ARTICLE_FIELDS = Set.of(
            "outlet", "story", "slug", "title", "byline", "section", "at", "language", "summary", "tags", "premium");
    private static final Set<String> UPDATE_FIELDS = Set.of("title", "note", "to");

    public WireFolder {
        outlets = List.copyOf(outlets);
        articles = articles.stream()
                .sorted(Comparator.comparing(
                                (WireArticle a) -> a.revisions().getFirst().at())
                        .thenComparing(WireArticle::key))
                .toList();
        Set<String> outletKeys = new HashSet<>();
        outlets.forEach(o -> require(outletKeys.add(o.key()), "two outlets are called " + o.key()));
        Set<String> articleKeys = new HashSet<>();
        for (var article : articles) {
            require(articleKeys.add(article.key()), "two articles are called " + article.key());
            require(
                    outletKeys.contains(article.outletKey()),
                    "article " + article.key() + " names an outlet that is not there: " + article.outletKey());
        }
    }

    /** Outlets and articles made by a test. */
    public static WireFolder of(List<WireOutlet> outlets, List<WireArticle> articles) {
        return new WireFolder(outlets, articles);
    }

    /** The sample wire that ships with the product. */
    public static WireFolder sample() {
        return shipped("sample");
    }

    /**
     * A wire that ships with the product.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public static WireFolder shipped(String name) {
        var outlets = WireFolder.class.getResource("/wire/" + name + "/outlets.json");
        require(outlets != null, "Cannot play " + name + ": no wire of this name ships with the program");
        try {
            URI uri = outlets.toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Path.of(uri).getParent());
            }
            try (FileSystem jar = FileSystems.newFileSystem(
                    Path.of(URI.create(uri.getSchemeSpecificPart().replaceFirst("!/.*$", ""))))) {
                return read(jar.getPath("/wire/" + name));
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalArgumentException("Cannot read the wire " + name + " from the program's own files", e);
        }
    }

    /**
     * Reads a folder.
     *
     * @throws IllegalArgumentException when something in it is wrong; the message names the file and says what
     */
    public static WireFolder read(Path folder) {
        Path outletsFile = folder.resolve("outlets.json");
        require(Files.isReadable(outletsFile), "Cannot read the wire folder " + folder + ": it has no outlets.json");
        List<WireOutlet> outlets = new ArrayList<>();
        for (JsonNode node : json(outletsFile)) {
            outlets.add(outlet(node, outletsFile));
        }
        List<WireArticle> articles = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            Predicate<Path> inAStory = f -> f.getNameCount() == folder.getNameCount() + 2
                    && !f.getParent().getFileName().toString().startsWith("gold");
            for (Path file : files.filter(inAStory).sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".txt")) {
                    articles.add(article(file));
                } else if (name.endsWith(".html")) {
                    articles.add(savedPage(file));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot list the wire folder " + folder, e);
        }
        return new WireFolder(outlets, articles);
    }

    /** The outlet of this key. */
    public WireOutlet outlet(String key) {
        return outlets.stream()
                .filter(o -> o.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the wire has no outlet " + key));
    }

    /** The article of this key. */
    public WireArticle article(String key) {
        return articles.stream()
                .filter(a -> a.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the wire has no article " + key));
    }

    /** The wire time from the start of the play to the last thing that happens in it; at least zero. */
    public Duration length() {
        return articles.stream()
                .flatMap(a -> a.revisions().stream())
                .map(Revision::at)
                .max(Comparator.naturalOrder())
                .filter(d -> !d.isNegative())
                .orElse(Duration.ZERO);
    }

    /**
     * The text of every version of every article, by the id that gold files use: the article's key, with {@code .v2}, {@code .v3}
     * behind for later versions.
     */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (var article : articles) {
            int version = 0;
            String before = "";
            for (var revision : article.revisions()) {
                String now = revision.title() + "\n" + revision.text();
                if (!now.equals(before)) {
                    version++;
                    texts.put(version == 1 ? article.key() : article.key() + ".v" + version, revision.plainText());
                    before = now;
                }
            }
        }
        return texts;
    }

    private static WireOutlet outlet(JsonNode node, Path file) {
        try {
            List<WireOutlet.Feed> feeds = new ArrayList<>();
            for (JsonNode feed : node.path("feeds")) {
                feeds.add(new WireOutlet.Feed(
                        feed.path("path").asText(),
                        FeedFormat.valueOf(feed.path("format").asText()),
                        feed.path("title").asText(node.path("name").asText()),
                        feed.path("section").asText(""),
                        feed.path("fullText").asBoolean(false),
                        feed.path("updates").asBoolean(true)));
            }
            List<String> disallow = new ArrayList<>();
            node.path("disallow").forEach(d -> disallow.add(d.asText()));
            Map<Integer, String> inserts = new HashMap<>();
            node.path("inserts")
                    .properties()
                    .forEach(e -> inserts.put(
                            Integer.valueOf(e.getKey()), e.getValue().asText()));
            return new WireOutlet(
                    node.path("key").asText(),
                    node.path("name").asText(),
                    node.path("language").asText("en"),
                    node.path("articlePath").asText(),
                    WireOutlet.FeedLinks.valueOf(node.path("feedLinks").asText("PLAIN")),
                    feeds,
                    disallow,
                    new WireOutlet.Page(
                            node.path("template").asText(),
                            node.path("paragraph").asText("<p>{text}</p>"),
                            node.path("heading").asText("<h2>{text}</h2>"),
                            inserts),
                    Charset.forName(node.path("charset").asText("UTF-8")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Cannot read outlet " + node.path("key").asText("?") + " in " + file + ": " + e.getMessage(), e);
        }
    }

    private static WireArticle article(Path file) {
        try {
            String whole = Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
            int end = whole.indexOf("\n---\n");
            require(end >= 0, "no line --- after the front matter");
            Map<String, String> fields = fields(whole.substring(0, end), ARTICLE_FIELDS);
            String outletKey = fields.getOrDefault("outlet", "");
            require(!outletKey.isEmpty(), "no outlet");
            require(!fields.getOrDefault("title", "").isEmpty(), "no title");
            String stem = file.getFileName().toString().replaceFirst("\\.txt$", "");
            String slug = fields.getOrDefault(
                    "slug", stem.startsWith(outletKey + "-") ? stem.substring(outletKey.length() + 1) : stem);
            String story =
                    fields.getOrDefault("story", file.getParent().getFileName().toString());
            return new WireArticle(
                    outletKey + "-" + slug,
                    outletKey,
                    story,
                    slug,
                    fields.getOrDefault("byline", ""),
                    fields.getOrDefault("section", "news"),
                    fields.getOrDefault("language", ""),
                    fields.getOrDefault("summary", ""),
                    Stream.of(fields.getOrDefault("tags", "").split(","))
                            .map(String::strip)
                            .filter(t -> !t.isEmpty())
                            .toList(),
                    fields.getOrDefault("premium", "false").equals("true"),
                    Optional.empty(),
                    revisions(fields, whole.substring(end + 5)));
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read wire article " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Cannot read wire article " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<Revision> revisions(Map<String, String> fields, String body) {
        String[] parts = body.split("(?m)^(?==== at )");
        List<Revision> revisions = new ArrayList<>();
        revisions.add(new Revision(
                Revision.Kind.PUBLISH,
                offset(fields.getOrDefault("at", "0")),
                fields.get("title"),
                text(parts[0]),
                ""));
        require(!text(parts[0]).isEmpty(), "no text");
        for (int i = 1; i < parts.length; i++) {
            Revision before = revisions.getLast();
            int lineEnd = parts[i].indexOf('\n');
            Matcher head = UPDATE.matcher(parts[i].substring(0, lineEnd).strip());
            require(head.matches(), "not an update: " + parts[i].substring(0, lineEnd));
            String rest = parts[i].substring(lineEnd + 1);
            int blank = rest.startsWith("\n") ? 0 : rest.indexOf("\n\n");
            Map<String, String> update = fields(blank < 0 ? rest : rest.substring(0, blank), UPDATE_FIELDS);
            String text = blank < 0 ? "" : text(rest.substring(blank));
            if (text.isEmpty()) {
                text = before.text();
            }
            if (update.containsKey("note")) {
                text = text + "\n\n" + update.get("note");
            }
            revisions.add(new Revision(
                    Revision.Kind.valueOf(head.group(2).toUpperCase(java.util.Locale.ROOT)),
                    offset(head.group(1)),
                    update.getOrDefault("title", before.title()),
                    text,
                    update.getOrDefault("to", "")));
        }
        return revisions;
    }

    private static WireArticle savedPage(Path file) throws IOException {
        Path meta = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.html$", ".json"));
        require(Files.isReadable(meta), "Cannot read saved page " + file + ": no " + meta.getFileName() + " beside it");
        JsonNode node = json(meta);
        String stem = file.getFileName().toString().replaceFirst("\\.html$", "");
        String outletKey = node.path("outlet").asText();
        String slug = node.path("slug").asText(stem);
        return new WireArticle(
                outletKey + "-" + slug,
                outletKey,
                file.getParent().getFileName().toString(),
                slug,
                node.path("byline").asText(""),
                node.path("section").asText("news"),
                node.path("language").asText(""),
                node.path("summary").asText(""),
                List.of(),
                false,
                Optional.of(new WireArticle.SavedPage(
                        Files.readAllBytes(file), node.path("contentType").asText("text/html; charset=utf-8"))),
                List.of(new Revision(
                        Revision.Kind.PUBLISH,
                        offset(node.path("at").asText("0")),
                        node.path("title").asText(stem),
                        node.path("summary").asText(""),
                        "")));
    }

    private static Map<String, String> fields(String lines, Set<String> known) {
        Map<String, String> fields = new TreeMap<>();
        for (String line : lines.split("\n")) {
            if (line.isBlank()) {
                continue;
            }
            Matcher field = FIELD.matcher(line.strip());
            require(field.matches(), "not a line of the form name: value: " + line);
            require(known.contains(field.group(1)), "unknown name " + field.group(1) + ", known are " + known);
            fields.put(field.group(1), field.group(2).strip());
        }
        return fields;
    }

    private static String text(String raw) {
        return Stream.of(raw.strip().split("\n\\s*\n"))
                .map(p -> p.strip().replaceAll("\\s*\n\\s*", " "))
                .filter(p -> !p.isEmpty())
                .reduce((a, b) -> a + "\n\n" + b)
                .orElse("");
    }

    static Duration offset(String text) {
        Matcher m = OFFSET.matcher(text);
        require(m.matches() && !text.isEmpty() || text.equals("0"), "not an offset such as +1h20m: " + text);
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Duration d = Duration.ofHours(number(m.group(2)))
                .plusMinutes(number(m.group(3)))
                .plusSeconds(number(m.group(4)));
        return m.group(1).equals("-") ? d.negated() : d;
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + " as JSON", e);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
