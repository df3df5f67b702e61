package counterclaim.ingest.markup;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The namespaces that news feeds use. Feeds are careless with them, so that several addresses and spellings mean one. */
public enum Vocabulary {
    /** RSS of any version, and elements without a namespace. */
    RSS,
    ATOM,
    RDF,
    DC,
    DCTERMS,
    CONTENT,
    MEDIA,
    ITUNES,
    GEO,
    SYNDICATION,
    SLASH,
    WFW,
    THREAD,
    XHTML,
    ADMIN,
    SITEMAP,
    NEWS,
    OTHER;

    private static final Map<String, Vocabulary> BY_ADDRESS = Map.ofEntries(
            Map.entry("", RSS),
            Map.entry("http://purl.org/rss/1.0", RSS),
            Map.entry("http://my.netscape.com/rdf/simple/0.9", RSS),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9", RSS),
            Map.entry("http://backend.userland.com/rss", RSS),
            Map.entry("http://backend.userland.com/rss2", RSS),
            Map.entry("http://backend.userland.com/rss091", RSS),
            Map.entry("http://backend.userland.com/rss092", RSS),
            Map.entry("http://backend.userland.com/rss093", RSS),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", RSS),
            Map.entry("http://cyber.law.harvard.edu/rss/rss.html", RSS),
            Map.entry("http://my.netscape.com/publish/formats/rss-0.91.dtd", RSS),
            Map.entry("http://purl.org/net/rss1.1#", RSS),
            Map.entry("http://www.w3.org/2005/atom", ATOM),
            Map.entry("http://purl.org/atom/ns#", ATOM),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", RDF),
            Map.entry("http://purl.org/dc/elements/1.0", DC),
            Map.entry("http://purl.org/dc/elements/1.1", DC),
            Map.entry("http://purl.org/dc/terms", DCTERMS),
            Map.entry("http://purl.org/rss/1.0/modules/content", CONTENT),
            Map.entry("http://search.yahoo.com/mrss", MEDIA),
            Map.entry("http://video.search.yahoo.com/mrss", MEDIA),
            Map.entry("http://tools.search.yahoo.com/mrss", MEDIA),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", ITUNES),
            Map.entry("http://example.com/dtds/podcast-1.0.dtd", ITUNES),
            Map.entry("http://www.georss.org/georss", GEO),
            Map.entry("http://www.w3.org/2003/01/geo/wgs84_pos#", GEO),
            Map.entry("http://purl.org/rss/1.0/modules/syndication", SYNDICATION),
            Map.entry("http://purl.org/rss/1.0/modules/slash", SLASH),
            Map.entry("http://wellformedweb.org/commentapi", WFW),
            Map.entry("http://purl.org/syndication/thread/1.0", THREAD),
            Map.entry("http://www.w3.org/1999/xhtml", XHTML),
            Map.entry("http://webns.net/mvcb", ADMIN),
            Map.entry("http://www.sitemaps.org/schemas/sitemap/0.9", SITEMAP),
            Map.entry("http://www.google.com/schemas/sitemap-news/0.9", NEWS));

    /** What a prefix means by custom, for feeds that forget to declare it. */
    private static final Map<String, Vocabulary> BY_PREFIX = Map.ofEntries(
            Map.entry("rss", RSS),
            Map.entry("atom", ATOM),
            Map.entry("a10", ATOM),
            Map.entry("atom10", ATOM),
            Map.entry("rdf", RDF),
            Map.entry("dc", DC),
            Map.entry("dcterms", DCTERMS),
            Map.entry("content", CONTENT),
            Map.entry("media", MEDIA),
            Map.entry("itunes", ITUNES),
            Map.entry("georss", GEO),
            Map.entry("geo", GEO),
            Map.entry("sy", SYNDICATION),
            Map.entry("slash", SLASH),
            Map.entry("wfw", WFW),
            Map.entry("thr", THREAD),
            Map.entry("xhtml", XHTML),
            Map.entry("admin", ADMIN),
            Map.entry("news", NEWS));

    static Vocabulary ofAddress(String address) {
        var key = address.strip().toLowerCase(Locale.ROOT);
        if (key.startsWith("https:")) {
            key = "http:" + key.substring(6);
        }
        while (key.endsWith("/")) {
            key = key.substring(0, key.length() - 1);
        }
        return BY_ADDRESS.getOrDefault(key, OTHER);
    }

    static Optional<Vocabulary> ofUndeclaredPrefix(String prefix) {
        return Optional.ofNullable(BY_PREFIX.get(prefix.toLowerCase(Locale.ROOT)));
    }
}
