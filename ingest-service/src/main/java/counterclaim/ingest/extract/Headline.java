package counterclaim.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The headline of a page: what the page tells machines, less the name of the site, or the heading that it shows. */
final class Headline {
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[|\\-–—»«·•/:>~]+\\s+|\\s*[|»•]\\s*|\\s+::\\s+");
    private static final int SHORTEST = 3;
    private static final int LONGEST = 300;

    private Headline() {}

    static Optional<String> of(Markup markup, JsonLd jsonLd, String documentTitle, Optional<String> siteName) {
        var headings = new ArrayList<String>();
        for (var heading : markup.headings) {
            var text = Texts.oneLine(heading.text());
            if (text.length() >= SHORTEST && text.length() <= LONGEST) {
                headings.add(text);
            }
        }
        var told = new ArrayList<String>();
        jsonLd.text("headline").ifPresent(told::add);
        for (var name : new String[] {
            "og:title",
            "dc.title",
            "dcterms.title",
            "dcterm:title",
            "twitter:title",
            "citation_title",
            "sailthru.title",
            "parsely-title",
            "title"
        }) {
            markup.metas(name).stream().map(Texts::oneLine).forEach(told::add);
        }
        told.add(Texts.oneLine(documentTitle));
        told.removeIf(title -> title.isBlank()
                || siteName.map(Texts::letters)
                        .filter(Texts.letters(title)::equals)
                        .isPresent());
        if (told.isEmpty()) {
            return headings.stream().findFirst();
        }
        return Optional.of(withoutSite(told.getFirst(), headings, siteName));
    }

    /** The heading that the title starts or ends with; else the title less a part that is the site's name. */
    private static String withoutSite(String title, List<String> headings, Optional<String> siteName) {
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
        if (siteName.isEmpty()) {
            return title;
        }
        var site = Texts.letters(siteName.get());
        var matcher = SEPARATOR.matcher(title);
        var firstEnd = -1;
        var firstStart = -1;
        var lastStart = -1;
        var lastEnd = -1;
        while (matcher.find()) {
            if (firstStart < 0) {
                firstStart = matcher.start();
                firstEnd = matcher.end();
            }
            lastStart = matcher.start();
            lastEnd = matcher.end();
        }
        if (lastStart > 0 && isSite(title.substring(lastEnd), site)) {
            return title.substring(0, lastStart).strip();
        }
        if (firstStart > 0 && isSite(title.substring(0, firstStart), site)) {
            return title.substring(firstEnd).strip();
        }
        return title;
    }

    private static boolean isSite(String part, String site) {
        var letters = Texts.letters(part);
        return !letters.isEmpty()
                && !site.isEmpty()
                && (letters.equals(site) || site.startsWith(letters) || letters.startsWith(site));
    }
}
