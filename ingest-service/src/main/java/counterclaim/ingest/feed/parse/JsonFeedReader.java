package counterclaim.ingest.feed.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import counterclaim.ingest.feed.parse.ParsedFeed.Feed;
import counterclaim.ingest.markup.Links;
import counterclaim.ingest.markup.LooseDates;
import counterclaim.ingest.markup.Markup;
import counterclaim.ingest.markup.TextEncoding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** JSON Feed 1.0 and 1.1, with the liberties that are taken with them. */
final class JsonFeedReader {
    private static final int MAX_LIST = 500;

    private final FeedLimits limits;
    private final ObjectReader reader;

    JsonFeedReader(FeedLimits limits) {
        this.limits = limits;
        this.reader = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(limits.depth())
                                .maxStringLength(limits.bytes())
                                .maxNumberLength(100)
                                .build())
                        .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                        .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                        .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                        .build())
                .build()
                .readerFor(JsonNode.class);
    }

    /** What was read; empty when the text is no JSON. */
    Optional<JsonNode> tree(String text) {
        try {
            return Optional.of(reader.readTree(text));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    static boolean isFeed(JsonNode json) {
        return json.isObject()
                && (json.path("items").isArray()
                        || json.path("version").asText().contains("jsonfeed.org")
                        || json.path("feed_url").isTextual());
    }

    Feed read(JsonNode json, TextEncoding.Decoded decoded, Links links) {
        var entries = new ArrayList<FeedEntry>();
        var truncated = false;
        var language = text(json, "language");
        var authors = authors(json, links);
        for (var item : json.path("items")) {
            if (entries.size() == limits.entries()) {
                truncated = true;
                break;
            }
            if (item.isObject()) {
                entries.add(entry(item, links, language, authors));
            }
        }
        var hubs = new ArrayList<String>();
        for (var hub : json.path("hubs")) {
            if (hub.path("type").asText("WebSub").equalsIgnoreCase("WebSub") && hubs.size() < MAX_LIST) {
                text(hub, "url").flatMap(links::address).ifPresent(hubs::add);
            }
        }
        var newest = entries.stream()
                .flatMap(entry -> entry.updated().or(entry::published).stream())
                .max(Instant::compareTo);
        var self = text(json, "feed_url").flatMap(links::address);
        var link = text(json, "home_page_url").flatMap(links::address);
        var all = new LinkedHashSet<String>();
        link.ifPresent(all::add);
        self.ifPresent(all::add);
        return new Feed(
                FeedFormat.JSON,
                version(json),
                decoded.encoding(),
                decoded.clean(),
                self,
                text(json, "title").map(Markup::oneLine),
                link,
                text(json, "description").map(Markup::oneLine),
                language,
                Optional.empty(),
                Optional.empty(),
                text(json, "icon").flatMap(links::address),
                text(json, "favicon").flatMap(links::address),
                Optional.empty(),
                newest,
                authors,
                List.of(),
                List.copyOf(all),
                PollingHints.NONE,
                self,
                hubs,
                entries,
                truncated);
    }

    private static Optional<String> version(JsonNode json) {
        var version = json.path("version").asText();
        return version.endsWith("1.1") || version.endsWith("1.1/")
                ? Optional.of("json11")
                : version.endsWith("1") || version.endsWith("1.0") ? Optional.of("json1") : Optional.empty();
    }

    /** @param feedAuthors who wrote an item that names nobody, by the specification */
    private static FeedEntry entry(
            JsonNode item, Links links, Optional<String> feedLanguage, List<FeedPerson> feedAuthors) {
        var html = text(item, "content_html").map(value -> new RichText(value, true, links).safeHtml());
        var plain = text(item, "content_text").map(value -> new RichText(value, false, links).safeHtml());
        var all = new LinkedHashSet<String>();
        var url = text(item, "url").flatMap(links::address);
        var external = text(item, "external_url").flatMap(links::address);
        url.ifPresent(all::add);
        external.ifPresent(all::add);
        var categories = new LinkedHashSet<String>();
        for (var tag : item.path("tags")) {
            if (tag.isTextual() && !tag.asText().isBlank() && categories.size() < MAX_LIST) {
                categories.add(tag.asText().strip());
            }
        }
        var enclosures = new ArrayList<Enclosure>();
        for (var attachment : item.path("attachments")) {
            var address = text(attachment, "url").flatMap(links::address);
            if (address.isPresent() && enclosures.size() < MAX_LIST) {
                var type = text(attachment, "mime_type");
                enclosures.add(new Enclosure(
                        address.get(),
                        type,
                        text(attachment, "size_in_bytes"),
                        type.orElse("").startsWith("image/")));
            }
        }
        for (var name : List.of("image", "banner_image")) {
            text(item, name)
                    .flatMap(links::address)
                    .ifPresent(image -> enclosures.add(new Enclosure(image, Optional.empty(), Optional.empty(), true)));
        }
        var authors = authors(item, links);
        return new FeedEntry(
                text(item, "id"),
                url.or(() -> external).or(() -> text(item, "id").filter(id -> id.startsWith("http"))),
                text(item, "title").map(Markup::oneLine),
                text(item, "summary").map(value -> new RichText(value, false, links).safeHtml()),
                html.or(() -> plain).filter(value -> !value.isEmpty()),
                text(item, "date_published").flatMap(LooseDates::parse),
                text(item, "date_modified").flatMap(LooseDates::parse),
                authors.isEmpty() ? feedAuthors : authors,
                List.copyOf(categories),
                text(item, "language").or(() -> feedLanguage),
                enclosures,
                List.copyOf(all),
                Optional.empty(),
                Optional.empty());
    }

    private static List<FeedPerson> authors(JsonNode node, Links links) {
        var authors = new LinkedHashSet<FeedPerson>();
        var listed = new ArrayList<JsonNode>();
        node.path("authors").forEach(listed::add);
        if (listed.isEmpty()) {
            listed.add(node.path("author"));
        }
        for (var author : listed) {
            var name = author.isTextual() ? Optional.of(author.asText()) : text(author, "name");
            var url = text(author, "url").flatMap(links::address);
            if ((name.isPresent() || url.isPresent()) && authors.size() < MAX_LIST) {
                authors.add(new FeedPerson(name, Optional.empty(), url));
            }
        }
        return List.copyOf(authors);
    }

    private static Optional<String> text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isValueNode() && !value.isNull()
                ? Optional.of(value.asText().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
