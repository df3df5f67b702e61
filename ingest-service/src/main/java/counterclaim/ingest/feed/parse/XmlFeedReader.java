package counterclaim.ingest.feed.parse;

import counterclaim.ingest.feed.parse.ParsedFeed.Feed;
import counterclaim.ingest.markup.LenientXml;
import counterclaim.ingest.markup.Links;
import counterclaim.ingest.markup.TextEncoding;
import counterclaim.ingest.markup.Vocabulary;
import counterclaim.ingest.markup.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads every format that is XML with one set of rules: feeds mix the vocabularies of RSS, Atom and the modules so freely that what an
 * element means depends on its name and namespace only, not on the kind of document it is found in.
 */
final class XmlFeedReader {
    private final FeedLimits limits;
    private final LenientXml.Reading reading;
    private final XmlElement root;
    private final FeedFormat format;
    private boolean truncated;

    private XmlFeedReader(LenientXml.Reading reading, XmlElement root, FeedLimits limits) {
        this.reading = reading;
        this.root = root;
        this.limits = limits;
        this.format = format(root);
    }

    static Optional<Feed> read(
            LenientXml.Reading reading, TextEncoding.Decoded decoded, Links links, FeedLimits limits) {
        return root(reading.root()).map(root -> new XmlFeedReader(reading, root, limits).read(decoded, links));
    }

    /** The element that is the feed: the root, or one that something was put around. */
    private static Optional<XmlElement> root(XmlElement document) {
        for (var top : document.elements()) {
            switch (top.name) {
                case "rss", "rdf", "feed", "channel" -> {
                    return Optional.of(top);
                }
                case "entry" -> {
                    if (top.vocabulary == Vocabulary.ATOM) {
                        return Optional.of(top);
                    }
                }
                default -> {}
            }
        }
        return inside(document);
    }

    private static Optional<XmlElement> inside(XmlElement outer) {
        for (var element : outer.elements()) {
            if (element.name.equals("rss")
                    || element.is(Vocabulary.RDF, "rdf")
                            && element.first("channel").isPresent()
                    || element.is(Vocabulary.ATOM, "feed")) {
                return Optional.of(element);
            }
            var deeper = inside(element);
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        return Optional.empty();
    }

    private static FeedFormat format(XmlElement root) {
        return switch (root.name) {
            case "feed", "entry" -> FeedFormat.ATOM;
            case "channel" ->
                root.attribute("href").isPresent()
                                || root.attribute("lastmod").isPresent()
                                || root.attribute("base").isPresent()
                                || root.first("abstract").isPresent()
                                || root.first("schedule").isPresent()
                                || root.first("item")
                                        .filter(XmlFeedReader::isCdfItem)
                                        .isPresent()
                        ? FeedFormat.CDF
                        : FeedFormat.RSS;
            default -> FeedFormat.RSS;
        };
    }

    private static boolean isCdfItem(XmlElement item) {
        return item.attribute("href").isPresent()
                || item.attribute("lastmod").isPresent()
                || item.first("abstract").isPresent();
    }

    private Feed read(TextEncoding.Decoded decoded, Links documentLinks) {
        var rootLinks = within(root, documentLinks);
        var channel = format == FeedFormat.ATOM ? root : root.first("channel").orElse(root);
        var links = channel == root ? rootLinks : within(channel, rootLinks);
        var parts = new FeedParts(channel, links, format == FeedFormat.ATOM, this::isCore);
        var rootIsEntry = root.name.equals("entry");
        if (!rootIsEntry) {
            parts.read(channel);
            if (channel != root) {
                parts.readBeside(root, channel);
            }
        }
        var items = new ArrayList<XmlElement>();
        if (rootIsEntry) {
            items.add(root);
        } else {
            collect(root, items);
        }
        var language = parts.language(root);
        // Atom says so; in RSS the editor of a channel is not the author of its items.
        var authors = format == FeedFormat.ATOM && !rootIsEntry ? parts.people() : List.<FeedPerson>of();
        var entries = new ArrayList<FeedEntry>(items.size());
        for (var item : items) {
            entries.add(entry(item, documentLinks, language, authors));
        }
        return parts.feed(
                format,
                version(),
                decoded.encoding(),
                reading.wellFormed() && decoded.clean(),
                language,
                entries,
                truncated || reading.truncated());
    }

    private FeedEntry entry(
            XmlElement item, Links documentLinks, Optional<String> feedLanguage, List<FeedPerson> feedAuthors) {
        var around = new ArrayList<XmlElement>();
        for (var outer = item; outer != null; outer = outer.parent) {
            around.add(outer);
        }
        var links = documentLinks;
        for (var outer : around.reversed()) {
            links = within(outer, links);
        }
        var parts = new FeedParts(item, links, format == FeedFormat.ATOM, this::isCore);
        parts.read(item);
        return parts.entry(feedLanguage, feedAuthors);
    }

    /** Items in document order, wherever broken mark-up has left them, but never one inside another. */
    private void collect(XmlElement outer, List<XmlElement> items) {
        for (var part : outer.content()) {
            if (part instanceof XmlElement element && isCore(element)) {
                if (element.name.equals("item") || element.name.equals("entry")) {
                    if (items.size() < limits.entries()) {
                        items.add(element);
                    } else {
                        truncated = true;
                    }
                } else {
                    collect(element, items);
                }
            }
        }
    }

    private boolean isCore(XmlElement element) {
        return element.vocabulary == Vocabulary.RSS
                || element.vocabulary == Vocabulary.ATOM
                || element.vocabulary == root.vocabulary && element.prefix.equals(root.prefix);
    }

    static Links within(XmlElement element, Links links) {
        return element.value("xml:base")
                .or(() -> element.name.equals("channel") ? element.value("base") : Optional.empty())
                .map(links::within)
                .orElse(links);
    }

    private Optional<String> version() {
        var written = root.value("version").orElse("");
        return switch (root.name) {
            case "feed", "entry" ->
                written.startsWith("0.")
                        ? Optional.of("atom" + written.replace(".", ""))
                        : root.vocabulary == Vocabulary.ATOM ? Optional.of("atom10") : Optional.empty();
            case "rdf" -> Optional.of(isNetscape() ? "rss090" : "rss10");
            case "rss" -> rssVersion(written);
            default -> Optional.empty();
        };
    }

    private boolean isNetscape() {
        return root.attributes().stream().anyMatch(value -> value.contains("netscape.com/rdf/simple/0.9"));
    }

    private Optional<String> rssVersion(String written) {
        if (written.equals("0.91")) {
            return Optional.of(
                    reading.publicId().toLowerCase(Locale.ROOT).contains("netscape") ? "rss091n" : "rss091u");
        }
        if (written.startsWith("2")) {
            return Optional.of("rss20");
        }
        var digits = written.replace(".", "");
        return digits.isEmpty() || digits.length() > 4 ? Optional.empty() : Optional.of("rss" + digits);
    }
}
