package counterclaim.ingest.feed.parse;

import counterclaim.ingest.markup.Markup;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Finds the feeds that a page points to: first those that it declares, then links that look like feeds. */
public final class Autodiscovery {
    private static final int MAX_PAGE = 2 << 20;
    private static final int MAX_FEEDS = 50;
    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/rdf+xml",
            "application/feed+json",
            "application/json",
            "application/xml",
            "text/xml",
            "text/rss+xml");

    private Autodiscovery() {}

    /** Feeds of a page, best first: declared ones in document order (comment feeds last), then anchors. */
    public static List<DiscoveredFeed> feeds(String html, URI pageUrl) {
        return feeds(Jsoup.parse(html.length() > MAX_PAGE ? html.substring(0, MAX_PAGE) : html, pageUrl.toString()));
    }

    /** The same for a page that is parsed already, with its base URI set. */
    public static List<DiscoveredFeed> feeds(Document page) {
        var declared = new LinkedHashMap<String, DiscoveredFeed>();
        var comments = new LinkedHashMap<String, DiscoveredFeed>();
        for (var link : page.select("link[rel~=(?i)\\b(alternate|feed)\\b][href]")) {
            var type = link.attr("type").strip().toLowerCase(Locale.ROOT);
            var bare = type.contains(";") ? type.substring(0, type.indexOf(';')).strip() : type;
            var rel = link.attr("rel").toLowerCase(Locale.ROOT);
            if (!TYPES.contains(bare) && !(rel.contains("feed") && bare.isEmpty())) {
                continue;
            }
            var title = Optional.of(Markup.oneLine(link.attr("title"))).filter(text -> !text.isEmpty());
            var isComments = (link.attr("href") + " " + title.orElse(""))
                    .toLowerCase(Locale.ROOT)
                    .contains("comment");
            add(
                    isComments ? comments : declared,
                    link.absUrl("href"),
                    title,
                    Optional.of(type).filter(t -> !t.isEmpty()));
        }
        declared.putAll(comments);
        if (declared.isEmpty()) {
            for (var anchor : page.select("a[href]")) {
                if (looksLikeFeed(anchor.attr("href"))) {
                    var text = Optional.of(Markup.oneLine(anchor.text())).filter(words -> !words.isEmpty());
                    add(declared, anchor.absUrl("href"), text, Optional.empty());
                }
            }
        }
        return new ArrayList<>(declared.values());
    }

    private static void add(
            LinkedHashMap<String, DiscoveredFeed> feeds, String url, Optional<String> title, Optional<String> type) {
        if ((url.startsWith("http://") || url.startsWith("https://")) && feeds.size() < MAX_FEEDS) {
            feeds.putIfAbsent(url, new DiscoveredFeed(url, title, type));
        }
    }

    private static boolean looksLikeFeed(String href) {
        var lower = href.toLowerCase(Locale.ROOT);
        var query = lower.indexOf('?');
        var path = query < 0 ? lower : lower.substring(0, query);
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        var last = path.substring(path.lastIndexOf('/') + 1);
        return switch (last) {
            case "feed", "rss", "atom", "feeds", "rdf", "feed.json" -> true;
            default ->
                last.endsWith(".rss")
                        || last.endsWith(".atom")
                        || last.endsWith(".rdf")
                        || last.endsWith(".xml")
                                && (last.contains("rss")
                                        || last.contains("feed")
                                        || last.contains("atom")
                                        || last.equals("index.xml"))
                        || lower.contains("feed=rss2")
                        || lower.contains("feed=atom")
                        || lower.contains("format=rss");
        };
    }

    /** Where sites put their feeds when they say nothing, likeliest first; whoever tries them obeys robots.txt and stops at the first. */
    public static List<URI> guesses(URI site) {
        var guesses = new ArrayList<URI>();
        for (var path : List.of("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json")) {
            guesses.add(site.resolve(path));
        }
        return guesses;
    }
}
