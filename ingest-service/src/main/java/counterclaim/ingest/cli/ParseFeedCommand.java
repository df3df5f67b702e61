package counterclaim.ingest.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import counterclaim.ingest.feed.parse.Enclosure;
import counterclaim.ingest.feed.parse.FeedEntry;
import counterclaim.ingest.feed.parse.FeedParser;
import counterclaim.ingest.feed.parse.FeedPerson;
import counterclaim.ingest.feed.parse.ParsedFeed.Feed;
import counterclaim.ingest.feed.parse.ParsedFeed.NotAFeed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parse-feed FILE…}: a feed in, its fields and entries out. */
@Command(
        name = "parse-feed",
        mixinStandardHelpOptions = true,
        description =
                "Reads feeds and prints one JSON object a line: file, format, encoding, well_formed, feed, entries.")
final class ParseFeedCommand extends FileCommand {
    private final FeedParser parser = new FeedParser();
    private Map<String, Request> requests;

    @Option(names = "--url", paramLabel = "URL", description = "Address that the feeds were fetched from.")
    private URI url = URI.create("about:blank");

    @Option(names = "--content-type", paramLabel = "TYPE", description = "Content-Type header that they came with.")
    private Optional<String> contentType = Optional.empty();

    @Option(
            names = "--requests",
            paramLabel = "FILE.jsonl",
            description =
                    "Address and headers for single files: a line {\"file\", \"url\", \"headers\": {\"content-type\", …}} each.")
    private Optional<Path> requestsFile = Optional.empty();

    private record Request(URI url, Optional<String> contentType, Optional<String> contentLocation) {}

    @Override
    void read(Path file, byte[] bytes, ObjectNode line) throws IOException {
        var request = requests().getOrDefault(file.toString(), new Request(url, contentType, Optional.empty()));
        var base = request.contentLocation().map(request.url()::resolve).orElse(request.url());
        switch (parser.parse(bytes, request.contentType(), base)) {
            case Feed feed -> print(feed, line);
            case NotAFeed other -> throw new IOException(other.detail());
        }
    }

    private Map<String, Request> requests() throws IOException {
        if (requests == null) {
            requests = new HashMap<>();
            if (requestsFile.isPresent()) {
                for (var text : Files.readAllLines(requestsFile.get())) {
                    var line = JSON.readTree(text);
                    if (line.has("url") || line.has("headers")) {
                        var headers = line.path("headers");
                        requests.put(
                                line.path("file").asText(),
                                new Request(
                                        URI.create(line.path("url").asText("about:blank")),
                                        Optional.ofNullable(
                                                headers.path("content-type").textValue()),
                                        Optional.ofNullable(
                                                headers.path("content-location").textValue())));
                    }
                }
            }
        }
        return requests;
    }

    private static void print(Feed feed, ObjectNode line) {
        line.put("format", feed.format().name().toLowerCase(Locale.ROOT));
        feed.version().ifPresent(version -> line.put("version", version));
        line.put("encoding", feed.encoding());
        line.put("well_formed", feed.wellFormed());
        var fields = line.putObject("feed");
        text(fields, "title", feed.title());
        put(fields, "link", feed.link());
        text(fields, "description", feed.description());
        put(fields, "language", feed.language());
        put(fields, "id", feed.id());
        put(fields, "published", feed.published());
        put(fields, "updated", feed.updated());
        text(fields, "copyright", feed.copyright());
        put(fields, "generator", feed.generator());
        put(fields, "image", feed.image().or(feed::icon));
        list(fields, "links", feed.links());
        list(fields, "categories", feed.categories());
        people(fields, feed.authors());
        var entries = line.putArray("entries");
        for (var entry : feed.entries()) {
            print(entry, entries.addObject());
        }
    }

    private static void print(FeedEntry entry, ObjectNode line) {
        put(line, "id", entry.id());
        text(line, "title", entry.title());
        put(line, "link", entry.link());
        // A reader who wants one text of an entry takes the summary: so it is never missing when there is any.
        text(line, "summary", entry.summaryHtml().or(entry::contentHtml));
        text(line, "content", entry.contentHtml());
        put(line, "published", entry.published());
        put(line, "updated", entry.updated());
        put(line, "language", entry.language());
        put(line, "comments", entry.comments());
        list(line, "links", entry.links());
        list(line, "categories", entry.categories());
        people(line, entry.authors());
        var enclosures = line.putArray("enclosures");
        for (Enclosure enclosure : entry.enclosures()) {
            var item = enclosures.addObject().put("url", enclosure.url());
            put(item, "type", enclosure.type());
            put(item, "length", enclosure.length());
        }
    }

    private static void put(ObjectNode line, String name, Optional<?> value) {
        value.ifPresent(present -> line.put(name, present.toString()));
    }

    /** Texts are always there: one that is nothing but mark-up is empty. */
    private static void text(ObjectNode line, String name, Optional<String> value) {
        line.put(name, value.orElse(""));
    }

    private static void list(ObjectNode line, String name, List<String> values) {
        var list = line.putArray(name);
        values.forEach(list::add);
    }

    private static void people(ObjectNode line, List<FeedPerson> people) {
        var list = line.putArray("authors");
        for (var person : people) {
            var item = list.addObject();
            put(item, "name", person.name());
            put(item, "email", person.email());
            put(item, "uri", person.uri());
        }
    }
}
