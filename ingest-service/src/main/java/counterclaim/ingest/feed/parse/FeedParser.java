package counterclaim.ingest.feed.parse;

import static java.util.Objects.requireNonNull;

import counterclaim.ingest.feed.parse.ParsedFeed.NotAFeed;
import counterclaim.ingest.feed.parse.ParsedFeed.Reason;
import counterclaim.ingest.markup.LenientXml;
import counterclaim.ingest.markup.Links;
import counterclaim.ingest.markup.Markup;
import counterclaim.ingest.markup.TextEncoding;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a document as a feed, whatever its format is and however broken. Safe for many threads. Never throws for any input, loads
 * nothing, and takes time and memory in proportion to the size of the document.
 */
public final class FeedParser {
    private final FeedLimits limits;
    private final JsonFeedReader json;

    public FeedParser() {
        this(FeedLimits.DEFAULT);
    }

    public FeedParser(FeedLimits limits) {
        this.limits = requireNonNull(limits, "limits");
        this.json = new JsonFeedReader(limits);
    }

    /**
     * @param body        the document as it came, decompressed
     * @param contentType the Content-Type header
     * @param documentUrl where it came from: relative addresses are resolved against it
     */
    public ParsedFeed parse(byte[] body, Optional<String> contentType, URI documentUrl) {
        if (body.length > limits.bytes()) {
            return new NotAFeed(
                    Reason.TOO_LARGE,
                    "The document has " + body.length + " bytes; at most " + limits.bytes() + " are read.",
                    List.of());
        }
        var decoded = TextEncoding.decode(body, contentType);
        var text = withoutControls(decoded.text());
        var start = firstOf(text);
        if (start == text.length()) {
            return new NotAFeed(Reason.EMPTY, "The document is empty.", List.of());
        }
        var links = new Links(Optional.of(documentUrl).filter(URI::isAbsolute));
        if (text.charAt(start) == '{' || text.charAt(start) == '[') {
            return json(text.substring(start), decoded, links);
        }
        var reading = LenientXml.read(start == 0 ? text : text.substring(start), limits.depth(), limits.nodes());
        return XmlFeedReader.read(reading, decoded, links, limits)
                .<ParsedFeed>map(feed -> feed)
                .orElseGet(() -> notAFeed(text, reading, documentUrl));
    }

    private ParsedFeed json(String text, TextEncoding.Decoded decoded, Links links) {
        var tree = json.tree(text);
        if (tree.isEmpty()) {
            return new NotAFeed(Reason.UNKNOWN, "The document begins like JSON but is not.", List.of());
        }
        if (!JsonFeedReader.isFeed(tree.get())) {
            return new NotAFeed(Reason.OTHER_JSON, "The document is JSON, but not a JSON Feed.", List.of());
        }
        return json.read(tree.get(), decoded, links);
    }

    private static ParsedFeed notAFeed(String text, LenientXml.Reading reading, URI documentUrl) {
        var elements = reading.root().elements();
        if (elements.isEmpty()) {
            return new NotAFeed(Reason.UNKNOWN, "The document is plain text, not a feed.", List.of());
        }
        var head = text.substring(0, Math.min(text.length(), 2_000)).toLowerCase(Locale.ROOT);
        var isHtml = head.contains("<html")
                || head.contains("<!doctype html")
                || head.contains("<head")
                || head.contains("<body");
        if (isHtml || Markup.looksLikeHtml("<" + elements.getFirst().name)) {
            return new NotAFeed(
                    Reason.HTML, "The document is an HTML page, not a feed.", Autodiscovery.feeds(text, documentUrl));
        }
        return new NotAFeed(
                Reason.OTHER_XML,
                "The document is XML with the root <" + Markup.oneLine(elements.getFirst().name) + ">, not a feed.",
                List.of());
    }

    /** XML knows no control characters but white space, JSON none at all; the ones that systems let slip mean nothing. */
    private static String withoutControls(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                var out = new StringBuilder(text.length()).append(text, 0, i);
                for (var rest = i; rest < text.length(); rest++) {
                    if (!isControl(text.charAt(rest))) {
                        out.append(text.charAt(rest));
                    }
                }
                return out.toString();
            }
        }
        return text;
    }

    private static boolean isControl(char c) {
        return c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == '\uffff' || c == '\ufffe';
    }

    private static int firstOf(String text) {
        var at = 0;
        while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '\ufeff')) {
            at++;
        }
        return at;
    }
}
