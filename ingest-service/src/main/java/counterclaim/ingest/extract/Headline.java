package counterclaim.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The headline of a page: what the page tells machines, less the name of the site, or the heading that it shows. */
final class Headline {
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[|\\-–—»«·•/:>~]+\\s+|\\s*[|»•]\\s*|\\s+::\\s+");
    private static final int SHORTEST = 3;
    private static final int LONGEST = 300;
    /** Letters that a heading must have to be found again in a longer title. */
    private static final int SURE = 10;

    private static final String[] METAS = {
        "dc:title",
        "dc.title",
        "dcterm:title",
        "dcterms.title",
        "og:title",
        "twitter:title",
        "citation_title",
        "sailthru.title",
        "parsely-title",
        "title"
    };

    private final List<String> headings;
    /** What the site may call itself in titles, letters only. */
    private final List<String> sites;

    private Headline(List<String> headings, List<String> sites) {
        this.headings = headings;
        this.sites = sites;
    }

    /** @param sites the name of the site and of its host */
    static Optional<String> of(Markup markup, JsonLd jsonLd, String documentTitle, List<String> sites) {
        var names = sites.stream().map(Texts::letters).filter(s -> !s.isEmpty()).toList();
        var headings = new ArrayList<String>();
        add(markup.headings, headings);
        headings.removeIf(heading -> names.contains(Texts.letters(heading)));
        var first = headings.stream().findFirst();
        add(markup.subheadings, headings);
        headings.removeIf(heading -> names.contains(Texts.letters(heading)));
        var told = new ArrayList<String>();
        jsonLd.text("headline").ifPresent(told::add);
        for (var name : METAS) {
            markup.metas(name).stream().map(Texts::oneLine).forEach(told::add);
        }
        told.add(Texts.oneLine(documentTitle));
        var title = told.stream()
                .filter(text -> !text.isBlank() && !names.contains(Texts.letters(text)))
                .findFirst();
        return title.map(text -> new Headline(headings, names).withoutSite(text))
                .or(() -> first)
                .or(() -> told.stream().filter(text -> !text.isBlank()).findFirst());
    }

    private static void add(List<Element> elements, List<String> out) {
        for (var element : elements) {
            var text = Texts.of(element, LONGEST + 1);
            if (text.length() >= SHORTEST && text.length() <= LONGEST) {
                out.add(text);
            }
        }
    }

    /** The heading that the title starts or ends with; else the title less a part that is the site's name. */
    private String withoutSite(String title) {
        var letters = Texts.letters(title);
        for (var heading : headings) {
            var shown = Texts.letters(heading);
            if (shown.equals(letters)) {
                return title;
            }
            if (shown.length() * 2 > letters.length() && (letters.startsWith(shown) || letters.endsWith(shown))) {
                return heading;
            }
        }
        for (var heading : headings) {
            if (Texts.letters(heading).length() >= SURE && isPart(heading, title)) {
                return heading;
            }
        }
        var parts = SEPARATOR.matcher(title);
        var firstEnd = -1;
        var firstStart = -1;
        var lastStart = -1;
        var lastEnd = -1;
        while (parts.find()) {
            if (firstStart < 0) {
                firstStart = parts.start();
                firstEnd = parts.end();
            }
            lastStart = parts.start();
            lastEnd = parts.end();
        }
        if (lastStart > 0 && isSite(title.substring(lastEnd))) {
            return title.substring(0, lastStart).strip();
        }
        if (firstStart > 0 && isSite(title.substring(0, firstStart))) {
            return title.substring(firstEnd).strip();
        }
        return title;
    }

    /** Whether the heading is what stands before the first or after the last separator. */
    private static boolean isPart(String heading, String title) {
        var parts = SEPARATOR.matcher(title);
        if (title.startsWith(heading)) {
            return parts.region(heading.length(), title.length()).lookingAt();
        }
        if (!title.endsWith(heading)) {
            return false;
        }
        while (parts.find()) {
            if (parts.end() == title.length() - heading.length()) {
                return true;
            }
        }
        return false;
    }

    private boolean isSite(String part) {
        var letters = Texts.letters(part);
        return !letters.isEmpty()
                && sites.stream()
                        .anyMatch(site -> letters.equals(site)
                                || letters.length() > 2 && site.startsWith(letters)
                                || site.length() > 2 && letters.startsWith(site));
    }
}
