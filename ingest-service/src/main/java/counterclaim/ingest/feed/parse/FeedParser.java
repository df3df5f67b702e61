package counterclaim.ingest.feed.parse;

import static java.util.Objects.requireNonNull;

import counterclaim.ingest.feed.parse.ParsedFeed.Feed;
import counterclaim.ingest.feed.parse.ParsedFeed.NotAFeed;
import counterclaim.ingest.feed.parse.ParsedFeed.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads a document as a feed. Safe for many threads; never throws for any input. */
public final class FeedParser {
    private final FeedLimits limits;

    public FeedParser() {
        this(FeedLimits.DEFAULT);
    }

    public FeedParser(FeedLimits limits) {
        this.limits = requireNonNull(limits, "limits");
    }

    /**
     * @param body        the document as it came, decompressed
     * @param contentType the Content-Type header
     * @param documentUrl where it came from: relative addresses are resolved against it
     */
    public ParsedFeed parse(byte[] body, Optional<String> contentType, URI documentUrl) {
        if (body.length == 0) {
            return new NotAFeed(Reason.EMPTY, "The document is empty.", List.of());
        }
        if (body.length > limits.bytes()) {
            return new NotAFeed(Reason.TOO_LARGE, "The document has " + body.length + " bytes.", List.of());
        }
        Document xml;
        try {
            xml = Jsoup.parse(new ByteArrayInputStream(body), null, documentUrl.toString(), Parser.xmlParser());
        } catch (IOException unreadable) {
            return new NotAFeed(Reason.UNKNOWN, "The document cannot be read.", List.of());
        }
        var channel = xml.selectFirst("rss > channel, feed");
        if (channel == null) {
            return new NotAFeed(Reason.UNKNOWN, "The document is neither RSS nor Atom.", List.of());
        }
        var entries = channel.select("> item, > entry").stream()
                .limit(limits.entries())
                .map(FeedParser::entry)
                .toList();
        var atom = channel.normalName().equals("feed");
        return new Feed(
                atom ? FeedFormat.ATOM : FeedFormat.RSS,
                Optional.empty(),
                xml.charset().name(),
                true,
                text(channel, "id"),
                text(channel, "title"),
                link(channel),
                text(channel, "description").or(() -> text(channel, "subtitle")),
                text(channel, "language"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                date(channel, "updated"),
                List.of(),
                List.of(),
                List.of(),
                PollingHints.NONE,
                Optional.empty(),
                List.of(),
                entries,
                false);
    }

    private static FeedEntry entry(Element item) {
        return new FeedEntry(
                text(item, "guid").or(() -> text(item, "id")),
                link(item),
                text(item, "title"),
                text(item, "description")
                        .or(() -> text(item, "summary"))
                        .map(html -> Markup.clean(html, item.baseUri())),
                text(item, "content|encoded").or(() -> text(item, "content")).map(html -> Markup.clean(html, item.baseUri())),
                date(item, "pubDate").or(() -> date(item, "published")),
                date(item, "updated"),
                List.of(),
                item.select("> category").eachText(),
                Optional.empty(),
                List.of(),
                List.of(),
                text(item, "comments"),
                Optional.empty());
    }

    private static Optional<String> text(Element parent, String name) {
        return Optional.ofNullable(parent.selectFirst("> " + name))
                .map(Element::wholeText)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> link(Element parent) {
        return text(parent, "link")
                .or(() -> Optional.ofNullable(parent.selectFirst("> link[href]")).map(link -> link.absUrl("href")));
    }

    private static Optional<Instant> date(Element parent, String name) {
        return text(parent, name).flatMap(FeedParser::instant);
    }

    private static Optional<Instant> instant(String date) {
        for (var format : List.of(DateTimeFormatter.RFC_1123_DATE_TIME, DateTimeFormatter.ISO_OFFSET_DATE_TIME)) {
            try {
                return Optional.of(OffsetDateTime.parse(date, format).toInstant());
            } catch (DateTimeParseException other) {
                continue;
            }
        }
        return Optional.empty();
    }
}
