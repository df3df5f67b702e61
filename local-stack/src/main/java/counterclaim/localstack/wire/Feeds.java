package counterclaim.localstack.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The feeds of one outlet. */
final class Feeds {
    private static final int MOST_ENTRIES = 40;
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WireOutlet outlet;
    private final String site;

    Feeds(WireOutlet outlet, String site) {
        this.outlet = outlet;
        this.site = site;
    }

    byte[] write(WireOutlet.Feed feed, List<Play.Shown> shown, Instant lastChange) {
        List<Play.Shown> entries = shown.stream()
                .filter(s -> feed.section().isEmpty() || s.article().section().equals(feed.section()))
                .limit(MOST_ENTRIES)
                .toList();
        String body = switch (feed.format()) {
            case RSS -> xml(w -> rss(w, feed, entries, lastChange));
            case ATOM -> xml(w -> atom(w, feed, entries, lastChange));
            case JSON_FEED -> jsonFeed(feed, entries);
        };
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private void rss(XMLStreamWriter w, WireOutlet.Feed feed, List<Play.Shown> entries, Instant lastChange)
            throws XMLStreamException {
        w.writeStartElement("rss");
        w.writeNamespace("content", CONTENT);
        w.writeNamespace("dc", DC);
        w.writeNamespace("atom", ATOM);
        w.writeAttribute("version", "2.0");
        w.writeStartElement("channel");
        element(w, "title", feed.title());
        element(w, "link", site + "/");
        element(w, "description", outlet.name());
        element(w, "language", outlet.language());
        element(w, "lastBuildDate", rfc1123(lastChange));
        w.writeEmptyElement(ATOM, "link");
        w.writeAttribute("rel", "self");
        w.writeAttribute("type", feed.format().mediaType());
        w.writeAttribute("href", site + feed.path());
        for (var entry : entries) {
            w.writeStartElement("item");
            element(w, "title", entry.title());
            element(w, "link", link(entry));
            w.writeStartElement("guid");
            w.writeAttribute("isPermaLink", "false");
            w.writeCharacters(guid(entry));
            w.writeEndElement();
            element(w, "pubDate", rfc1123(entry.published()));
            if (feed.updates()) {
                w.writeStartElement(ATOM, "updated");
                w.writeCharacters(entry.changed().toString());
                w.writeEndElement();
            }
            if (!entry.article().byline().isEmpty()) {
                w.writeStartElement(DC, "creator");
                w.writeCharacters(Markup.xmlText(entry.article().byline()));
                w.writeEndElement();
            }
            element(w, "category", entry.article().section());
            element(w, "description", Markup.escape(entry.summary()));
            if (feed.fullText()) {
                w.writeStartElement(CONTENT, "encoded");
                w.writeCharacters(Markup.xmlText(html(entry)));
                w.writeEndElement();
            }
            w.writeEndElement();
        }
        w.writeEndElement();
        w.writeEndElement();
    }

    private void atom(XMLStreamWriter w, WireOutlet.Feed feed, List<Play.Shown> entries, Instant lastChange)
            throws XMLStreamException {
        w.setDefaultNamespace(ATOM);
        w.writeStartElement(ATOM, "feed");
        w.writeDefaultNamespace(ATOM);
        w.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "base", site + "/");
        w.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", outlet.language());
        element(w, "title", feed.title());
        element(w, "id", "tag:" + outlet.key() + ".example,2026:" + feed.path());
        element(w, "updated", lastChange.toString());
        atomLink(w, "self", site + feed.path());
        atomLink(w, "alternate", site + "/");
        w.writeStartElement("author");
        element(w, "name", outlet.name());
        w.writeEndElement();
        for (var entry : entries) {
            w.writeStartElement("entry");
            w.writeStartElement("title");
            w.writeAttribute("type", "html");
            w.writeCharacters(Markup.xmlText(Markup.escape(entry.title())));
            w.writeEndElement();
            atomLink(w, "alternate", link(entry));
            element(w, "id", guid(entry));
            element(w, "published", entry.published().toString());
            element(w, "updated", entry.changed().toString());
            if (!entry.article().byline().isEmpty()) {
                w.writeStartElement("author");
                element(w, "name", entry.article().byline());
                w.writeEndElement();
            }
            w.writeEmptyElement("category");
            w.writeAttribute("term", entry.article().section());
            element(w, "summary", entry.summary());
            if (feed.fullText()) {
                w.writeStartElement("content");
                w.writeAttribute("type", "html");
                w.writeCharacters(Markup.xmlText(html(entry)));
                w.writeEndElement();
            }
            w.writeEndElement();
        }
        w.writeEndElement();
    }

    private static void atomLink(XMLStreamWriter w, String rel, String href) throws XMLStreamException {
        w.writeEmptyElement("link");
        w.writeAttribute("rel", rel);
        w.writeAttribute("href", href);
    }

    private String jsonFeed(WireOutlet.Feed feed, List<Play.Shown> entries) {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", "https://jsonfeed.org/version/1.1");
        root.put("title", feed.title());
        root.put("home_page_url", site + "/");
        root.put("feed_url", site + feed.path());
        root.put("language", outlet.language());
        ArrayNode items = root.putArray("items");
        for (var entry : entries) {
            ObjectNode item = items.addObject();
            item.put("id", guid(entry));
            item.put("url", link(entry));
            item.put("title", entry.title());
            item.put("summary", entry.summary());
            if (feed.fullText()) {
                item.put("content_html", html(entry));
            } else {
                item.put("content_text", entry.summary());
            }
            item.put("date_published", entry.published().toString());
            if (feed.updates()) {
                item.put("date_modified", entry.changed().toString());
            }
            if (!entry.article().byline().isEmpty()) {
                item.putArray("authors").addObject().put("name", entry.article().byline());
            }
            ArrayNode tags = item.putArray("tags");
            tags.add(entry.article().section());
            entry.article().tags().forEach(tags::add);
        }
        return root.toPrettyString();
    }

    private String link(Play.Shown entry) {
        return switch (outlet.feedLinks()) {
            case PLAIN -> site + entry.path();
            case TRACKED ->
                site + entry.path() + (entry.path().contains("?") ? "&" : "?")
                        + "utm_source=rss&utm_medium=feed&utm_campaign="
                        + entry.article().section().toLowerCase(java.util.Locale.ROOT);
            case RELATIVE -> entry.path().substring(1);
            case REDIRECTED -> site + "/r/" + Play.id(entry.article());
        };
    }

    private String guid(Play.Shown entry) {
        return "tag:" + outlet.key() + ".example,2026:" + Play.id(entry.article());
    }

    private static String html(Play.Shown entry) {
        return entry.paragraphs().stream()
                .map(p -> p.startsWith("## ")
                        ? "<h2>" + Markup.escape(p.substring(3)) + "</h2>"
                        : "<p>" + Markup.escape(p) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private static String rfc1123(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
    }

    private static void element(XMLStreamWriter w, String name, String text) throws XMLStreamException {
        w.writeStartElement(name);
        w.writeCharacters(Markup.xmlText(text));
        w.writeEndElement();
    }

    @FunctionalInterface
    interface XmlBody {
        void to(XMLStreamWriter writer) throws XMLStreamException;
    }

    static String xml(XmlBody body) {
        try {
            StringWriter out = new StringWriter();
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            writer.setPrefix("content", CONTENT);
            writer.setPrefix("dc", DC);
            writer.setPrefix("atom", ATOM);
            writer.writeStartDocument("UTF-8", "1.0");
            body.to(writer);
            writer.writeEndDocument();
            writer.close();
            return out.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Cannot write XML", e);
        }
    }
}
