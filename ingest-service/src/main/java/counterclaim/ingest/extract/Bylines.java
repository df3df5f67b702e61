package counterclaim.ingest.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Who wrote the article, by name: JSON-LD, meta tags, microdata, then what people are shown. People go before the outlet itself. */
final class Bylines {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_LINE = 200;
    private static final int MOST_WORDS = 7;
    private static final int MOST = 12;
    private static final String[] METAS = {
        "author",
        "article:author",
        "byl",
        "dc.creator",
        "dcterms.creator",
        "dc:creator",
        "dcterm:creator",
        "sailthru.author",
        "parsely-author",
        "article:author_name",
        "citation_author",
        "article.author",
        "og:author",
        "cxenseparse:author",
        "author_name",
        "article-author"
    };
    private static final Pattern BY = Pattern.compile("(?iu)^(?:by|written by|posted by|reported by)\\b\\s*:?\\s*");
    private static final Pattern SHOWN_BY = Pattern.compile(
            "(?iu)^(?:(?:written|posted|reported|published|geschrieben|verfasst|publicado|publié|escrito|scritto|ein beitrag|ein artikel|text|story|article|artikel|words)\\s+)?"
                    + "(?:by|von|par|por|di|da|door|av|af|od|przez|autor(?:in|en|es|a)?|auteur|autore|author|redaktion|tekst|text|texto|texte)\\b\\s*:?\\s*");
    private static final Pattern AFTER_NAME = Pattern.compile(
            "(?iu)\\s*(?:[|•·/(\\[]|\\s[-–—]\\s|\\b(?:updated|published|posted|aktualisiert|publicado|publié|says)\\b|\\bfor\\s|\\bat\\s|\\bon\\s|\\bfrom\\s"
                    + "|\\b\\d{1,2}[.:/]\\s?\\d?|\\b(?:19|20)\\d\\d\\b|\\s\\p{L}{3,9}\\.?\\s\\d{1,2}\\b).*$");
    private static final Pattern BETWEEN = Pattern.compile("(?iu)\\s*(?:;|,|\\s&|\\sand|\\sund)\\s+");
    private static final Pattern SHOWN_BETWEEN =
            Pattern.compile("(?iu)\\s*(?:;|,|\\s&|\\s(?:and|und|et|y|e|en|och|og|i|и))\\s+");
    private static final Pattern NO_NAME = Pattern.compile(
            "(?iu)https?|www\\.|@|\\*|^\\W*$|\\d{2,}|^(?:admin|administrator|wordpressadmin|unknown|anonymous|undefined|null|none|no author|author|autor|share|shares|follow|view .*|about .*|more .*|name|home|hire|jobs)$"
                    + "|\\b(?:editors?|reporter|correspondent|writer|contributor|columnist|producer|redakteur(?:in)?|redaktion|staff|periodista|journaliste|published|publiziert|posted)\\b");

    private static final Pattern OTHERS =
            Pattern.compile("(?i)comment|related|sidebar|widget|teaser|recommend|popular");
    private static final int LEVELS = 7;

    private final Markup markup;
    private final JsonLd jsonLd;
    private final String site;

    private Bylines(Markup markup, JsonLd jsonLd, Optional<String> siteName) {
        this.markup = markup;
        this.jsonLd = jsonLd;
        this.site = siteName.map(Texts::letters).orElse("");
    }

    static List<String> of(Markup markup, JsonLd jsonLd, Optional<String> siteName) {
        return new Bylines(markup, jsonLd, siteName).names();
    }

    private List<String> names() {
        List<String> outlet = List.of();
        for (var lines : told()) {
            var names = names(lines, BY, BETWEEN);
            if (!names.isEmpty() && !names.stream().allMatch(this::isOutlet)) {
                return names;
            }
            outlet = outlet.isEmpty() ? names : outlet;
        }
        var shown = shown();
        return shown.isEmpty() ? outlet : shown;
    }

    private List<List<String>> told() {
        var told = new ArrayList<List<String>>();
        told.add(jsonLd.names("author"));
        told.add(jsonLd.names("creator"));
        for (var meta : METAS) {
            told.add(markup.metas(meta));
        }
        var marked = new ArrayList<String>();
        for (var element : markup.properties("author")) {
            marked.add(Texts.of(nameWithin(element), LONGEST_LINE + 1));
        }
        told.add(marked);
        return told;
    }

    /** The element of a person's name, where the person has other properties too. */
    private Element nameWithin(Element person) {
        for (var name : markup.properties("name")) {
            var outer = name.parent();
            for (var level = 0; level < LEVELS && outer != null; level++) {
                if (outer == person) {
                    return name;
                }
                outer = outer.parent();
            }
        }
        return person;
    }

    private boolean isOutlet(String name) {
        var letters = Texts.letters(name);
        return letters.equals(site) || name.matches("(?i)\\S+\\.(?:com|org|net|de|at|ch|fr|it|es|co\\.uk|info)");
    }

    private List<String> shown() {
        for (var element : markup.bylines) {
            if (element.childNodeSize() > 20 || isOthers(element)) {
                continue;
            }
            var text = Texts.of(element, LONGEST_LINE + 1);
            if (text.isEmpty() || text.length() > LONGEST_LINE) {
                continue;
            }
            var names = names(List.of(text), SHOWN_BY, SHOWN_BETWEEN);
            var sure = element.attr("rel").equals("author")
                    || SHOWN_BY.matcher(text).find();
            if (!names.isEmpty() && (sure || names.stream().allMatch(Bylines::looksLikeName))) {
                return names;
            }
        }
        return List.of();
    }

    /** Whether the element names who wrote a comment or another article. */
    private static boolean isOthers(Element element) {
        var outer = element;
        for (var level = 0; level < LEVELS && outer != null; level++) {
            if (OTHERS.matcher(outer.className()).find()) {
                return true;
            }
            outer = outer.parent();
        }
        return false;
    }

    /** First and last name with capitals, where the script has them. */
    private static boolean looksLikeName(String name) {
        var words = name.split(" ");
        return words.length >= 2
                && words.length <= 4
                && Character.toLowerCase(name.codePointAt(0)) != name.codePointAt(0)
                && !Character.isLowerCase(words[words.length - 1].codePointAt(0));
    }

    private static List<String> names(List<String> lines, Pattern by, Pattern between) {
        var names = new LinkedHashMap<String, String>();
        for (var line : lines) {
            if (line.startsWith("http") || line.length() > LONGEST_LINE) {
                continue;
            }
            var cleaned = by.matcher(Texts.oneLine(line)).replaceFirst("");
            var bare = AFTER_NAME.matcher(cleaned).replaceFirst("");
            for (var part : between.split(bare)) {
                name(by.matcher(part.strip()).replaceFirst(""))
                        .ifPresent(name -> names.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
            }
        }
        return names.values().stream().limit(MOST).toList();
    }

    private static Optional<String> name(String text) {
        var name = text.strip();
        while (!name.isEmpty()
                && ".,:;-–|".indexOf(name.charAt(name.length() - 1)) >= 0
                && !name.matches(".*\\b\\p{Lu}r?\\.$")) {
            name = name.substring(0, name.length() - 1).strip();
        }
        var plausible = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.split(" ").length <= MOST_WORDS
                && !NO_NAME.matcher(name).find();
        return plausible ? Optional.of(name) : Optional.empty();
    }
}
