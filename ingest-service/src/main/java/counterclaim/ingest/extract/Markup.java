package counterclaim.ingest.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/** What a page says about itself in mark-up meant for machines, gathered in one walk. */
final class Markup implements NodeVisitor {
    private static final int MOST_SCRIPTS = 40;
    private static final int MOST_ELEMENTS = 60;
    private static final int LONGEST_SCRIPT = 2_000_000;

    final List<String> jsonLd = new ArrayList<>();
    final List<Element> headings = new ArrayList<>();
    final List<Element> subheadings = new ArrayList<>();
    final List<Element> times = new ArrayList<>();
    /** Elements that say rel=author or are named byline or author, outermost only. */
    final List<Element> bylines = new ArrayList<>();
    /** Elements named after dates. */
    final List<Element> dates = new ArrayList<>();

    private final Map<String, List<String>> metas = new HashMap<>();
    private final Map<String, List<String>> links = new HashMap<>();
    private final Map<String, List<Element>> properties = new HashMap<>();
    private Element insideByline;
    private boolean paywall;

    private Markup() {}

    static Markup of(Document document) {
        var markup = new Markup();
        document.traverse(markup);
        return markup;
    }

    /** Contents of meta elements of that name or property, not blank, in order. Names are lower case. */
    List<String> metas(String name) {
        return metas.getOrDefault(name, List.of());
    }

    /** The first of the first name that is there. */
    Optional<String> meta(String... names) {
        for (var name : names) {
            var found = metas(name);
            if (!found.isEmpty()) {
                return Optional.of(found.getFirst());
            }
        }
        return Optional.empty();
    }

    List<String> links(String rel) {
        return links.getOrDefault(rel, List.of());
    }

    List<Element> properties(String itemprop) {
        return properties.getOrDefault(itemprop, List.of());
    }

    /** Whether a part of the page is named after a paywall. */
    boolean namesPaywall() {
        return paywall;
    }

    @Override
    public void head(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        switch (element.normalName()) {
            case "meta" -> meta(element);
            case "link" -> link(element);
            case "script" -> script(element);
            case "h1" -> add(headings, element);
            case "h2" -> add(subheadings, element);
            case "time" -> add(times, element);
            default -> {}
        }
        if (!element.attributes().isEmpty()) {
            attributes(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node == insideByline) {
            insideByline = null;
        }
    }

    private void meta(Element element) {
        var content = element.attr("content").strip();
        if (content.isEmpty()) {
            return;
        }
        for (var attribute : new String[] {"property", "name", "itemprop", "http-equiv"}) {
            for (var name :
                    element.attr(attribute).strip().toLowerCase(Locale.ROOT).split("\\s+")) {
                if (!name.isEmpty()) {
                    metas.computeIfAbsent(name, _ -> new ArrayList<>()).add(content);
                }
            }
        }
    }

    private void link(Element element) {
        var href = element.attr("href").strip();
        if (!href.isEmpty()) {
            for (var rel : element.attr("rel").toLowerCase(Locale.ROOT).split("\\s+")) {
                links.computeIfAbsent(rel, _ -> new ArrayList<>()).add(href);
            }
        }
    }

    private void script(Element element) {
        var type = element.attr("type");
        if (type.toLowerCase(Locale.ROOT).contains("ld+json") && jsonLd.size() < MOST_SCRIPTS) {
            var data = element.data();
            if (data.length() <= LONGEST_SCRIPT) {
                jsonLd.add(data);
            }
        }
    }

    private void attributes(Element element) {
        var itemprop = element.attr("itemprop");
        if (!itemprop.isEmpty() && !element.normalName().equals("meta")) {
            for (var name : itemprop.toLowerCase(Locale.ROOT).split("\\s+")) {
                add(properties.computeIfAbsent(name, _ -> new ArrayList<>()), element);
            }
        }
        var names = element.className();
        if (element.attr("rel").equals("author")) {
            byline(element);
        } else if (!names.isEmpty()) {
            var lower = names.toLowerCase(Locale.ROOT);
            if (lower.contains("byline") || lower.contains("author") || lower.contains("autor")) {
                byline(element);
            }
            if (lower.contains("date")
                    || lower.contains("time")
                    || lower.contains("datum")
                    || lower.contains("publish")) {
                add(dates, element);
            }
            paywall |= lower.contains("paywall");
        }
    }

    private void byline(Element element) {
        if (insideByline == null
                && !element.normalName().equals("body")
                && !element.normalName().equals("html")) {
            add(bylines, element);
            insideByline = element;
        }
    }

    private static void add(List<Element> elements, Element element) {
        if (elements.size() < MOST_ELEMENTS) {
            elements.add(element);
        }
    }
}
