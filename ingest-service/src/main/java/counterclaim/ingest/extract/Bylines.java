package counterclaim.ingest.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who wrote the article, by name. */
final class Bylines {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_LINE = 200;
    private static final int MOST = 12;
    private static final Pattern BY = Pattern.compile(
            "(?iu)^(?:(?:written|posted|reported|published|geschrieben|verfasst|publicado|publié|escrito|scritto|ein beitrag|ein artikel|text|story|article|artikel|words)\\s+)?"
                    + "(?:by|von|par|por|di|da|door|av|af|od|przez|autor(?:in|en|es|a)?|auteur|autore|author|redaktion|tekst|text|texto|texte)\\b\\s*:?\\s*");
    private static final Pattern AFTER_NAME = Pattern.compile(
            "(?iu)\\s*(?:[|•·/(\\[]|\\s[-–—]\\s|\\bupdated\\b|\\bpublished\\b|\\bposted\\b|\\bfor\\s|\\bat\\s|\\bon\\s|\\b\\d{1,2}[.:/]\\d|\\b(?:19|20)\\d\\d\\b|\\bAktualisiert\\b).*$");
    private static final Pattern BETWEEN = Pattern.compile(
            "(?iu)\\s*(?:;|,|&|\\band\\b|\\bund\\b|\\bet\\b|\\by\\b|\\be\\b|\\ben\\b|\\boch\\b|\\bog\\b|\\bi\\b|\\bи\\b)\\s+");
    private static final Pattern NO_NAME = Pattern.compile(
            "(?iu)https?:|www\\.|@|^\\W*$|\\d{3,}|^(?:admin|administrator|editor|unknown|anonymous|undefined|null|none|staff|redaktion|author|share|follow|view all.*)$");

    private Bylines() {}

    static List<String> of(Markup markup, JsonLd jsonLd) {
        for (var field : new String[] {"author", "creator"}) {
            var names = names(jsonLd.names(field));
            if (!names.isEmpty()) {
                return names;
            }
        }
        for (var meta : new String[] {
            "author",
            "article:author",
            "byl",
            "dc.creator",
            "dcterms.creator",
            "dc:creator",
            "sailthru.author",
            "parsely-author",
            "article:author_name",
            "citation_author",
            "article.author",
            "og:author",
            "cxenseparse:author",
            "author_name",
            "article-author"
        }) {
            var names = names(markup.metas(meta));
            if (!names.isEmpty()) {
                return names;
            }
        }
        var marked = new ArrayList<String>();
        for (var element : markup.properties("author")) {
            marked.add(element.select("[itemprop~=(?i)name]").stream()
                    .findFirst()
                    .orElse(element)
                    .text());
        }
        var names = names(marked);
        return names.isEmpty() ? shown(markup) : names;
    }

    private static List<String> shown(Markup markup) {
        for (var element : markup.bylines) {
            if (element.childNodeSize() > 20) {
                continue;
            }
            var text = Texts.oneLine(element.text());
            if (!text.isEmpty() && text.length() <= LONGEST_LINE) {
                var names = names(List.of(text));
                if (!names.isEmpty()) {
                    return names;
                }
            }
        }
        return List.of();
    }

    private static List<String> names(List<String> lines) {
        var names = new LinkedHashMap<String, String>();
        for (var line : lines) {
            var cleaned = BY.matcher(Texts.oneLine(line)).replaceFirst("");
            var bare = AFTER_NAME.matcher(cleaned).replaceFirst("");
            for (var part : BETWEEN.split(bare)) {
                name(part).ifPresent(name -> names.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
            }
        }
        return names.values().stream().limit(MOST).toList();
    }

    private static Optional<String> name(String text) {
        var name = BY.matcher(text.strip()).replaceFirst("").strip();
        while (!name.isEmpty()
                && ".,:;-–|".indexOf(name.charAt(name.length() - 1)) >= 0
                && !name.matches(".*\\b\\p{Lu}\\.$")) {
            name = name.substring(0, name.length() - 1).strip();
        }
        var plausible = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.split(" ").length <= 7
                && !NO_NAME.matcher(name).find();
        return plausible ? Optional.of(name) : Optional.empty();
    }
}
