package counterclaim.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** When the page says that its article was published and changed: JSON-LD, meta tags, microdata, then what people are shown. */
final class PageDates {
    private static final String[] PUBLISHED = {
        "article:published_time",
        "article:published",
        "og:published_time",
        "og:article:published_time",
        "datepublished",
        "rnews:datepublished",
        "publish-date",
        "publishdate",
        "publish_date",
        "published_date",
        "published-date",
        "publication_date",
        "publication-date",
        "publicationdate",
        "originalpublicationdate",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "bt:pubdate",
        "article.published",
        "pubdate",
        "date.created",
        "datecreated",
        "dcterms.created",
        "dcterms.issued",
        "dc.date.issued",
        "dc.date.created",
        "dcterms.date",
        "dc.date",
        "citation_publication_date",
        "citation_date",
        "eomportal-originalpublicationdate",
        "shareaholic:article_published_time",
        "article_date_original",
        "displaydate",
        "timestamp",
        "date"
    };
    private static final String[] MODIFIED = {
        "article:modified_time",
        "article:modified",
        "og:article:modified_time",
        "datemodified",
        "og:updated_time",
        "article:updated_time",
        "rnews:datemodified",
        "last-modified",
        "lastmod",
        "last_updated_date",
        "lastupdated",
        "dcterms.modified",
        "dc.date.modified",
        "eomportal-lastupdate",
        "article.updated",
        "revised",
        "modified"
    };
    private static final int LONGEST_SHOWN = 80;
    private static final Pattern IN_ADDRESS =
            Pattern.compile("/((?:19|20)\\d{2})[/-]?([01]\\d)[/-]?([0-3]\\d)(?:[/_-]|$)");
    private static final Pattern CHANGED =
            Pattern.compile("(?i)updat|modif|aktualis|actualiz|mis à jour|aggiorn|gewijzigd|atualiz|edit");

    private final Optional<Moment> published;
    private final Optional<Moment> modified;

    private PageDates(Optional<Moment> published, Optional<Moment> modified) {
        this.published = published;
        this.modified = modified;
    }

    static PageDates of(Markup markup, JsonLd jsonLd, String address) {
        var told = new ArrayList<String>();
        told.addAll(jsonLd.texts("datePublished"));
        jsonLd.text("uploadDate").ifPresent(told::add);
        addMetas(markup, PUBLISHED, told);
        addProperties(markup, "datepublished", told);
        jsonLd.text("dateCreated").ifPresent(told::add);
        addProperties(markup, "datecreated", told);
        addTimes(markup, time -> time.hasAttr("pubdate") || named(time, "publish") || named(time, "entry-date"), told);
        var published = best(told)
                .or(() -> best(times(markup)))
                .or(() -> best(shown(markup)))
                .or(() -> inAddress(address));

        var changes = new ArrayList<String>();
        changes.addAll(jsonLd.texts("dateModified"));
        addMetas(markup, MODIFIED, changes);
        addProperties(markup, "datemodified", changes);
        addTimes(markup, time -> named(time, "updated") || named(time, "modified"), changes);
        return new PageDates(published, best(changes));
    }

    Optional<Moment> published() {
        return published;
    }

    Optional<Moment> modified() {
        return modified;
    }

    /** The first that can be read, unless a later one says the same with a time or a zone. */
    private static Optional<Moment> best(List<String> candidates) {
        Moment best = null;
        for (var candidate : candidates) {
            var moment = Moments.parse(candidate);
            if (moment.isPresent() && (best == null || best.isRefinedBy(moment.get()))) {
                best = moment.get();
            }
        }
        return Optional.ofNullable(best);
    }

    private static void addMetas(Markup markup, String[] names, List<String> out) {
        for (var name : names) {
            out.addAll(markup.metas(name));
        }
    }

    private static void addProperties(Markup markup, String name, List<String> out) {
        for (var element : markup.properties(name)) {
            out.add(machineText(element));
        }
    }

    private static void addTimes(Markup markup, Predicate<Element> which, List<String> out) {
        markup.times.stream().filter(which).map(PageDates::machineText).forEach(out::add);
    }

    private static boolean named(Element element, String name) {
        return Texts.lower(element.className()).contains(name);
    }

    private static String machineText(Element element) {
        for (var attribute : new String[] {"datetime", "content", "title"}) {
            var value = element.attr(attribute).strip();
            if (!value.isEmpty() && value.chars().anyMatch(Character::isDigit)) {
                return value;
            }
        }
        return Texts.of(element, LONGEST_SHOWN + 1);
    }

    private static List<String> times(Markup markup) {
        return markup.times.stream()
                .filter(time -> !CHANGED.matcher(time.className()).find())
                .map(PageDates::machineText)
                .limit(3)
                .toList();
    }

    private static List<String> shown(Markup markup) {
        var shown = new ArrayList<String>();
        for (var element : markup.dates) {
            if (element.childNodeSize() < 12) {
                var text = Texts.of(element, LONGEST_SHOWN + 1);
                if (text.length() <= LONGEST_SHOWN && text.chars().anyMatch(Character::isDigit)) {
                    shown.add(text);
                }
            }
        }
        return shown;
    }

    private static Optional<Moment> inAddress(String address) {
        var m = IN_ADDRESS.matcher(address);
        return m.find() ? Moments.parse(m.group(1) + "-" + m.group(2) + "-" + m.group(3)) : Optional.empty();
    }
}
