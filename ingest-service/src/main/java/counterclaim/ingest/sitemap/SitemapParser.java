package counterclaim.ingest.sitemap;

import counterclaim.ingest.feed.parse.FeedParser;
import counterclaim.ingest.feed.parse.ParsedFeed.Feed;
import counterclaim.ingest.markup.LenientXml;
import counterclaim.ingest.markup.Links;
import counterclaim.ingest.markup.LooseDates;
import counterclaim.ingest.markup.Markup;
import counterclaim.ingest.markup.TextEncoding;
import counterclaim.ingest.markup.XmlElement;
import counterclaim.ingest.sitemap.ParsedSitemap.Index;
import counterclaim.ingest.sitemap.ParsedSitemap.NotASitemap;
import counterclaim.ingest.sitemap.ParsedSitemap.Pages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads sitemaps. Safe for many threads. */
public final class SitemapParser {
    /** Largest sitemap, unpacked, in bytes; sitemaps.org sets the same. */
    public static final int MAX_BYTES = 50 * 1024 * 1024;

    /** Most addresses in one sitemap; sitemaps.org sets the same. */
    public static final int MAX_ENTRIES = 50_000;

    private static final int MAX_DEPTH = 32;
    private static final int MAX_ELEMENTS = 2_000_000;
    private static final int MAX_WORDS = 100;
    private static final int MAX_ADDRESS = 4_096;

    private final FeedParser feeds = new FeedParser();
    private final int maxBytes;

    public SitemapParser() {
        this(MAX_BYTES);
    }

    SitemapParser(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * @param body        as it came; gzip is recognised by its first bytes
     * @param contentType the Content-Type header
     * @param sitemapUrl  where it came from: relative addresses are resolved against it
     */
    public ParsedSitemap parse(byte[] body, Optional<String> contentType, URI sitemapUrl) {
        byte[] plain;
        try {
            plain = isGzip(body) ? unpack(body) : body;
        } catch (IOException noGzip) {
            return new NotASitemap("The file begins like gzip but cannot be unpacked.");
        }
        var tooLarge = plain.length > maxBytes;
        var bytes = tooLarge ? Arrays.copyOf(plain, maxBytes) : plain;
        var text = TextEncoding.decode(bytes, contentType).text();
        var links = new Links(Optional.of(sitemapUrl).filter(URI::isAbsolute));
        var start = text.stripLeading();
        if (start.isEmpty()) {
            return new NotASitemap("The file is empty.");
        }
        if (!start.startsWith("<") && !start.startsWith("{")) {
            return plainText(text, tooLarge);
        }
        var reading = LenientXml.read(text, MAX_DEPTH, MAX_ELEMENTS);
        var truncated = tooLarge || reading.truncated();
        for (var root : reading.root().elements()) {
            switch (root.name) {
                case "urlset" -> {
                    var entries = entries(root, "url", links);
                    return new Pages(cut(entries), truncated || entries.size() > MAX_ENTRIES);
                }
                case "sitemapindex" -> {
                    var entries = entries(root, "sitemap", links);
                    return new Index(cut(entries), truncated || entries.size() > MAX_ENTRIES);
                }
                default -> {}
            }
        }
        return feeds.parse(bytes, contentType, sitemapUrl) instanceof Feed feed
                ? ofFeed(feed, truncated)
                : new NotASitemap("The file is neither a sitemap nor a feed nor a list of addresses.");
    }

    private static List<SitemapEntry> cut(List<SitemapEntry> entries) {
        return entries.size() > MAX_ENTRIES ? entries.subList(0, MAX_ENTRIES) : entries;
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
    }

    /** At most one byte more than may be read; a file that breaks off gives what came before. */
    private byte[] unpack(byte[] body) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            var buffer = new byte[8192];
            try {
                for (int n; out.size() <= maxBytes && (n = in.read(buffer)) >= 0; ) {
                    out.write(buffer, 0, Math.min(n, maxBytes + 1 - out.size()));
                }
            } catch (IOException brokenOff) {
                if (out.size() == 0) {
                    throw brokenOff;
                }
            }
        }
        return out.toByteArray();
    }

    private static List<SitemapEntry> entries(XmlElement root, String name, Links links) {
        var entries = new ArrayList<SitemapEntry>();
        for (var part : root.content()) {
            if (part instanceof XmlElement element && element.name.equals(name)) {
                entry(element, links).ifPresent(entries::add);
                if (entries.size() > MAX_ENTRIES) {
                    break;
                }
            }
        }
        return entries;
    }

    private static Optional<SitemapEntry> entry(XmlElement element, Links links) {
        Optional<String> address = Optional.empty();
        Optional<Instant> modified = Optional.empty();
        Optional<NewsItem> news = Optional.empty();
        for (var part : element.content()) {
            if (part instanceof XmlElement child) {
                // The extensions for pictures and films have elements of the same names, but inside elements of their
                // own.
                switch (child.name) {
                    case "loc" -> address = address.or(() -> text(child));
                    case "lastmod" -> modified = modified.or(() -> LooseDates.parse(child.text()));
                    case "news" -> news = news.or(() -> Optional.of(news(child)));
                    default -> {}
                }
            }
        }
        if (address.isEmpty() && !element.hasElements()) {
            address = text(element);
        }
        var lastModified = modified;
        var about = news;
        return address.filter(value -> value.length() <= MAX_ADDRESS)
                .map(value -> new SitemapEntry(links.resolve(value), lastModified, about));
    }

    private static NewsItem news(XmlElement news) {
        Optional<String> publication = Optional.empty();
        Optional<String> language = Optional.empty();
        Optional<Instant> published = Optional.empty();
        Optional<String> title = Optional.empty();
        List<String> keywords = List.of();
        List<String> tickers = List.of();
        for (var child : news.elements()) {
            switch (child.name) {
                case "publication" -> {
                    publication = child.first("name").flatMap(SitemapParser::text);
                    language = child.first("language").flatMap(SitemapParser::text);
                }
                case "publication_date" -> published = LooseDates.parse(child.text());
                case "title" -> title = text(child);
                case "keywords" -> keywords = words(child);
                case "stock_tickers" -> tickers = words(child);
                default -> {}
            }
        }
        return new NewsItem(publication, language, published, title, keywords, tickers);
    }

    private static List<String> words(XmlElement element) {
        return Arrays.stream(element.text().split(",", MAX_WORDS + 1))
                .limit(MAX_WORDS)
                .map(Markup::oneLine)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Optional<String> text(XmlElement element) {
        return Optional.of(Markup.oneLine(element.text())).filter(text -> !text.isEmpty());
    }

    private static ParsedSitemap plainText(String text, boolean tooLarge) {
        var entries = new ArrayList<SitemapEntry>();
        for (var line : (Iterable<String>) text.lines()::iterator) {
            var address = line.strip();
            if ((address.startsWith("http://") || address.startsWith("https://")) && address.length() <= MAX_ADDRESS) {
                if (entries.size() == MAX_ENTRIES) {
                    return new Pages(entries, true);
                }
                entries.add(new SitemapEntry(address, Optional.empty(), Optional.empty()));
            }
        }
        return entries.isEmpty()
                ? new NotASitemap("The file is plain text without any address.")
                : new Pages(entries, tooLarge);
    }

    private static ParsedSitemap ofFeed(Feed feed, boolean truncated) {
        var entries = new ArrayList<SitemapEntry>();
        for (var entry : feed.entries()) {
            entry.link()
                    .ifPresent(link -> entries.add(
                            new SitemapEntry(link, entry.updated().or(entry::published), Optional.empty())));
        }
        return new Pages(cut(entries), truncated || feed.truncated() || entries.size() > MAX_ENTRIES);
    }
}
