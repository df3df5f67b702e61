package counterclaim.ingest.feed.parse;

import counterclaim.ingest.feed.parse.ParsedFeed.Feed;
import counterclaim.ingest.markup.Links;
import counterclaim.ingest.markup.LooseDates;
import counterclaim.ingest.markup.Markup;
import counterclaim.ingest.markup.Vocabulary;
import counterclaim.ingest.markup.XmlElement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the children of a channel or of an item say. Where several say the same thing, the element made for it wins over one of a
 * module, and a module over a stopgap, wherever in the element they stand.
 */
final class FeedParts {
    private static final int MAX_LIST = 500;
    private static final int OWN = 0;
    private static final int MODULE = 10;
    private static final int STOPGAP = 20;

    private final XmlElement owner;
    private final Links ownerLinks;
    private final boolean atom;
    private final Predicate<XmlElement> core;

    private final Best<String> title = new Best<>();
    private final Best<String> id = new Best<>();
    private final Best<String> link = new Best<>();
    private final Best<RichText> summary = new Best<>();
    private final Best<RichText> content = new Best<>();
    private final Best<RichText> description = new Best<>();
    private boolean summarised;
    private final Best<Instant> published = new Best<>();
    private final Best<Instant> updated = new Best<>();
    private final Best<String> language = new Best<>();
    private final Best<String> copyright = new Best<>();
    private final Best<String> generator = new Best<>();
    private final Best<String> image = new Best<>();
    private final Best<String> icon = new Best<>();
    private final Best<String> comments = new Best<>();
    private final Best<String> source = new Best<>();
    private final Best<String> self = new Best<>();
    private final Best<Duration> ttl = new Best<>();
    private final Best<Instant> updateBase = new Best<>();
    private Duration updatePeriod;
    private int updateFrequency = 1;
    private final Set<Integer> skipHours = new TreeSet<>();
    private final Set<DayOfWeek> skipDays = EnumSet.noneOf(DayOfWeek.class);
    private final Set<String> hubs = new LinkedHashSet<>();
    private final Set<String> links = new LinkedHashSet<>();
    private final Set<String> categories = new LinkedHashSet<>();
    private final Set<FeedPerson> authors = new LinkedHashSet<>();
    private final Set<FeedPerson> otherAuthors = new LinkedHashSet<>();
    private final List<Enclosure> enclosures = new ArrayList<>();

    FeedParts(XmlElement owner, Links ownerLinks, boolean atom, Predicate<XmlElement> core) {
        this.owner = owner;
        this.ownerLinks = ownerLinks;
        this.atom = atom;
        this.core = core;
    }

    void read(XmlElement element) {
        element.value("rdf:about").ifPresent(about -> id.offer(MODULE, about));
        element.value("href").flatMap(ownerLinks::address).ifPresent(href -> link.offer(MODULE, href));
        element.value("lastmod").flatMap(LooseDates::parse).ifPresent(date -> updated.offer(MODULE, date));
        for (var part : element.content()) {
            if (part instanceof XmlElement child) {
                child(child);
            }
        }
    }

    /** What RSS 1.0 puts beside the channel instead of into it. */
    void readBeside(XmlElement root, XmlElement channel) {
        for (var part : root.content()) {
            if (part instanceof XmlElement child
                    && child != channel
                    && child.name.equals("image")
                    && core.test(child)) {
                child(child);
            }
        }
    }

    private void child(XmlElement child) {
        var here = XmlFeedReader.within(child, ownerLinks);
        if (core.test(child)) {
            core(child, here);
            return;
        }
        switch (child.vocabulary) {
            case DC, DCTERMS -> dublinCore(child, here);
            case CONTENT -> {
                if (child.name.equals("encoded")) {
                    content.offer(MODULE, RichText.of(child, here, true));
                }
            }
            case XHTML -> {
                if (child.name.equals("body") || child.name.equals("div")) {
                    content.offer(OWN, RichText.of(child, here, true));
                }
            }
            case MEDIA -> media(child, here);
            case ITUNES -> itunes(child, here);
            case SYNDICATION -> syndication(child);
            case ADMIN -> {
                if (child.name.equals("generatoragent")) {
                    generator.offer(MODULE, child.value("rdf:resource"));
                }
            }
            case RSS, ATOM, RDF, GEO, SLASH, WFW, THREAD, SITEMAP, NEWS, OTHER -> {}
        }
    }

    private void core(XmlElement child, Links here) {
        switch (child.name) {
            case "title" -> plain(title, OWN, child, here);
            case "link" -> link(child, here);
            case "a" -> link.offer(MODULE, child.value("href").flatMap(here::address));
            case "guid" -> guid(child, here);
            case "id" -> id.offer(OWN, stripped(child).map(here::resolveIfDeclared));
            case "summary" -> {
                rich(summary, OWN, child, here);
                summarised = true;
            }
            case "description" -> {
                rich(summary, OWN + 1, child, here);
                rich(description, OWN, child, here);
            }
            case "subtitle", "tagline", "abstract" -> rich(summary, OWN + 2, child, here);
            case "info" -> rich(summary, STOPGAP, child, here);
            case "content" -> content(child, here);
            case "body", "fullitem" -> rich(content, OWN + 1, child, here);
            case "published", "pubdate" -> date(published, OWN, child);
            case "issued" -> date(published, OWN + 1, child);
            case "created" -> date(published, OWN + 2, child);
            case "updated" -> date(updated, OWN, child);
            case "modified", "lastbuilddate" -> date(updated, OWN + 1, child);
            case "expirationdate" -> {}
            case "date" -> date(published, MODULE, child);
            case "author" -> author(authors, child, here);
            case "managingeditor" -> author(authors, child, here);
            case "webmaster" -> author(otherAuthors, child, here);
            case "category" -> category(child, here);
            case "keywords" -> keywords(child.text());
            case "enclosure" -> enclosure(child, here, false);
            case "comments" -> comments.offer(OWN, stripped(child).flatMap(here::address));
            case "source" -> source.offer(OWN, sourceTitle(child, here));
            case "language" -> language.offer(OWN, stripped(child));
            case "copyright", "rights" -> plain(copyright, OWN, child, here);
            case "generator" -> generator(child, here);
            case "image" -> image(child, here);
            case "logo" -> image.offer(OWN, stripped(child).flatMap(here::address));
            case "icon" -> icon.offer(OWN, stripped(child).flatMap(here::address));
            case "ttl" -> ttl.offer(OWN, number(child).map(Duration::ofMinutes));
            case "skiphours" -> skipHours(child);
            case "skipdays" -> skipDays(child);
            default -> {}
        }
    }

    private void dublinCore(XmlElement child, Links here) {
        switch (child.name) {
            case "title", "alternative" -> plain(title, MODULE, child, here);
            case "creator", "author" -> author(authors, child, here);
            case "contributor" -> {}
            case "publisher" -> author(otherAuthors, child, here);
            case "date" -> date(published, MODULE, child);
            case "issued", "created", "available", "datesubmitted" -> date(published, MODULE + 1, child);
            case "modified" -> date(updated, MODULE, child);
            case "subject" -> addCategory(RichText.of(child, here, true).plain());
            case "language" -> language.offer(MODULE, stripped(child));
            case "rights" -> plain(copyright, MODULE, child, here);
            case "description" -> rich(summary, MODULE, child, here);
            case "abstract" -> rich(summary, MODULE + 1, child, here);
            case "identifier" -> id.offer(STOPGAP, stripped(child));
            default -> {}
        }
    }

    private void media(XmlElement child, Links here) {
        switch (child.name) {
            case "title" -> plain(title, STOPGAP, child, here);
            case "description" -> rich(summary, STOPGAP, child, here);
            case "content" -> {
                enclosure(child, here, isImage(child));
                if (isImage(child)) {
                    image.offer(STOPGAP, child.value("url").flatMap(here::address));
                }
                nestedMedia(child, here);
            }
            case "group" -> nestedMedia(child, here);
            case "thumbnail" -> {
                enclosure(child, here, true);
                image.offer(STOPGAP + 1, child.value("url").flatMap(here::address));
            }
            case "keywords" -> keywords(child.text());
            case "category" ->
                addCategory(child.value("label").orElseGet(() -> child.text().strip()));
            default -> {}
        }
    }

    private void nestedMedia(XmlElement group, Links here) {
        for (var part : group.elements()) {
            if (part.vocabulary == Vocabulary.MEDIA) {
                switch (part.name) {
                    case "content", "thumbnail", "category", "keywords" -> media(part, here);
                    case "description" -> {
                        if (group.name.equals("group")) {
                            rich(summary, STOPGAP + 1, part, here);
                        }
                    }
                    default -> {}
                }
            }
        }
    }

    private static boolean isImage(XmlElement media) {
        return media.value("medium").filter("image"::equalsIgnoreCase).isPresent()
                || media.value("type").filter(type -> type.startsWith("image/")).isPresent();
    }

    private void itunes(XmlElement child, Links here) {
        switch (child.name) {
            case "title" -> plain(title, STOPGAP, child, here);
            case "author" -> author(authors, child, here);
            case "owner" -> author(otherAuthors, child, here);
            case "summary" -> rich(summary, MODULE + 5, child, here);
            case "subtitle" -> rich(summary, MODULE + 6, child, here);
            case "image" ->
                image.offer(
                        MODULE, child.value("href").or(() -> child.value("url")).flatMap(here::address));
            case "link" -> {
                if (child.value("rel").filter("image"::equals).isPresent()) {
                    image.offer(MODULE, child.value("href").flatMap(here::address));
                }
            }
            case "category" -> itunesCategory(child);
            case "keywords" -> keywords(child.text());
            default -> {}
        }
    }

    private void itunesCategory(XmlElement category) {
        category.value("text").ifPresent(this::addCategory);
        for (var inner : category.elements()) {
            if (inner.name.equals("category")) {
                itunesCategory(inner);
            }
        }
    }

    private void syndication(XmlElement child) {
        switch (child.name) {
            case "updateperiod" ->
                updatePeriod = switch (child.text().strip().toLowerCase(Locale.ROOT)) {
                    case "hourly" -> Duration.ofHours(1);
                    case "daily" -> Duration.ofDays(1);
                    case "weekly" -> Duration.ofDays(7);
                    case "monthly" -> Duration.ofDays(30);
                    case "yearly" -> Duration.ofDays(365);
                    default -> null;
                };
            case "updatefrequency" ->
                updateFrequency = number(child).filter(n -> n > 0).orElse(1L).intValue();
            case "updatebase" -> date(updateBase, OWN, child);
            default -> {}
        }
    }

    private void link(XmlElement child, Links here) {
        var address =
                child.attribute("href").or(() -> child.value("rdf:resource")).or(() -> stripped(child));
        address.flatMap(here::address).ifPresent(absolute -> link(child, absolute, here));
    }

    private void link(XmlElement child, String absolute, Links here) {
        var rel = child.value("rel").orElse("alternate").toLowerCase(Locale.ROOT);
        if (rel.startsWith("http://www.iana.org/assignments/relation/")) {
            rel = rel.substring(rel.lastIndexOf('/') + 1);
        }
        add(links, absolute);
        switch (rel) {
            case "alternate" -> {
                var type = child.value("type").orElse("text/html");
                var html = type.contains("html") || !type.contains("/");
                if (atom) {
                    link.offer(html ? OWN : OWN + 1, absolute);
                } else if (child.vocabulary == Vocabulary.ATOM) {
                    link.offer(MODULE, absolute);
                } else {
                    link.offerLast(OWN, absolute);
                }
            }
            case "self" -> self.offer(OWN, absolute);
            case "hub" -> add(hubs, absolute);
            case "enclosure" -> enclosure(child, here, false);
            case "replies" -> comments.offer(MODULE, absolute);
            default -> {}
        }
    }

    private void guid(XmlElement child, Links here) {
        var text = RichText.of(child, here, true);
        var written = Optional.of(text.value().strip()).filter(value -> !value.isEmpty());
        id.offer(OWN, written);
        var permanent = child.value("ispermalink").map(value -> !value.equalsIgnoreCase("false"));
        // An address that is called no link is still better than an entry without any.
        var rank = permanent.orElse(true) ? STOPGAP : STOPGAP + 1;
        written.filter(value -> isWebAddress(value) || permanent.orElse(false))
                .flatMap(here::address)
                .ifPresent(value -> link.offer(rank, value));
    }

    private static boolean isWebAddress(String text) {
        return text.startsWith("http://") || text.startsWith("https://");
    }

    private void content(XmlElement child, Links here) {
        var src = child.value("src");
        src.flatMap(here::address).ifPresent(address -> add(links, address));
        var text = RichText.of(child, here, !atom);
        if (!text.value().isBlank()) {
            content.offer(text.html() ? OWN : OWN + 1, text);
        }
    }

    private void category(XmlElement child, Links here) {
        var text = stripped(child).map(value -> RichText.of(child, here, true).plain());
        var label = child.value("label").map(Markup::oneLine);
        label.ifPresent(this::addCategory);
        // A term that is a word says as much as the label, and other feeds use only one of them.
        child.value("term")
                .filter(term -> label.isEmpty() || !isWebAddress(term))
                .map(Markup::oneLine)
                .ifPresent(this::addCategory);
        if (label.isEmpty() && child.value("term").isEmpty()) {
            text.or(() -> child.value("text")).map(Markup::oneLine).ifPresent(this::addCategory);
        }
    }

    private void keywords(String text) {
        for (var keyword : text.split(",", MAX_LIST)) {
            addCategory(keyword);
        }
    }

    private void addCategory(String label) {
        var stripped = label.strip();
        if (!stripped.isEmpty()) {
            add(categories, stripped);
        }
    }

    private static <T> void add(Set<T> set, T value) {
        if (set.size() < MAX_LIST) {
            set.add(value);
        }
    }

    private void author(Set<FeedPerson> persons, XmlElement child, Links here) {
        People.person(child, here).ifPresent(person -> add(persons, person));
    }

    private void enclosure(XmlElement child, Links here, boolean image) {
        var url = child.value("url")
                .or(() -> child.value("href"))
                .or(() -> child.value("rdf:resource"))
                .or(() -> child.hasElements() ? Optional.empty() : stripped(child))
                .flatMap(here::address);
        if (url.isPresent() && enclosures.size() < MAX_LIST) {
            var type = child.value("type");
            enclosures.add(new Enclosure(
                    url.get(),
                    type,
                    child.value("length").or(() -> child.value("filesize")),
                    image || type.filter(value -> value.startsWith("image/")).isPresent()));
        }
    }

    private static Optional<String> sourceTitle(XmlElement child, Links here) {
        return child.first("title")
                .map(title -> RichText.of(title, here, false).plain())
                .or(() -> child.hasElements() ? Optional.empty() : Optional.of(Markup.oneLine(child.text())))
                .filter(text -> !text.isEmpty());
    }

    private void generator(XmlElement child, Links here) {
        var name = Optional.of(RichText.of(child, here, true).plain()).filter(text -> !text.isEmpty());
        generator.offer(OWN, name.or(() -> child.value("uri")));
    }

    private void image(XmlElement child, Links here) {
        image.offer(
                OWN,
                child.first("url")
                        .flatMap(FeedParts::stripped)
                        .or(() -> child.value("href"))
                        .or(() -> child.value("url"))
                        .or(() -> child.value("rdf:resource"))
                        .or(() -> child.hasElements() ? Optional.empty() : stripped(child))
                        .flatMap(here::address));
    }

    private void skipHours(XmlElement child) {
        for (var hour : child.elements()) {
            number(hour).filter(n -> n <= 24).ifPresent(n -> skipHours.add((int) (n % 24)));
        }
    }

    private void skipDays(XmlElement child) {
        for (var day : child.elements()) {
            var name = day.text().strip().toUpperCase(Locale.ROOT);
            for (var known : DayOfWeek.values()) {
                if (known.name().equals(name)) {
                    skipDays.add(known);
                }
            }
        }
    }

    private void plain(Best<String> slot, int rank, XmlElement child, Links here) {
        if (slot.wouldTake(rank)) {
            var text = RichText.of(child, here, !isAtomText(child)).plain();
            if (!text.isEmpty()) {
                slot.offer(rank, text);
            }
        }
    }

    private void rich(Best<RichText> slot, int rank, XmlElement child, Links here) {
        if (slot.wouldTake(rank)) {
            var text = RichText.of(child, here, !isAtomText(child));
            if (!text.value().isBlank()) {
                slot.offer(rank, text);
            }
        }
    }

    private boolean isAtomText(XmlElement child) {
        return atom || child.vocabulary == Vocabulary.ATOM;
    }

    private static void date(Best<Instant> slot, int rank, XmlElement child) {
        LooseDates.parse(child.text()).ifPresent(date -> slot.offerLast(rank, date));
    }

    private static Optional<String> stripped(XmlElement child) {
        return Optional.of(child.text().strip()).filter(text -> !text.isEmpty());
    }

    private static Optional<Long> number(XmlElement child) {
        var text = child.text().strip();
        return text.length() > 8 || text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.empty()
                : Optional.of(Long.valueOf(text));
    }

    /** The language of a feed: its own element, else {@code xml:lang} on it or around it. */
    Optional<String> language(XmlElement root) {
        return language.get().or(() -> owner.value("xml:lang")).or(() -> root.value("xml:lang"));
    }

    List<FeedPerson> people() {
        return List.copyOf(authors.isEmpty() ? otherAuthors : authors);
    }

    Feed feed(
            FeedFormat format,
            Optional<String> version,
            String encoding,
            boolean wellFormed,
            Optional<String> feedLanguage,
            List<FeedEntry> entries,
            boolean truncated) {
        var updateInterval = Optional.ofNullable(updatePeriod).map(period -> period.dividedBy(updateFrequency));
        return new Feed(
                format,
                version,
                encoding,
                wellFormed,
                id.get(),
                title.get(),
                link.get(),
                summary.get().map(RichText::plain).filter(text -> !text.isEmpty()),
                feedLanguage,
                copyright.get(),
                generator.get(),
                image.get(),
                icon.get(),
                published.get(),
                updated.get(),
                people(),
                List.copyOf(categories),
                List.copyOf(links),
                new PollingHints(ttl.get(), updateInterval, updateBase.get(), skipHours, skipDays),
                self.get(),
                List.copyOf(hubs),
                entries,
                truncated);
    }

    /**
     * @param feedLanguage of an entry that names none
     * @param feedAuthors  who wrote an entry that names nobody, where the format says so
     */
    FeedEntry entry(Optional<String> feedLanguage, List<FeedPerson> feedAuthors) {
        // Beside a summary, a description is the long form.
        if (summarised) {
            description.get().ifPresent(text -> content.offer(STOPGAP, text));
        }
        var people = people();
        return new FeedEntry(
                id.get(),
                link.get(),
                title.get(),
                summary.get().map(RichText::safeHtml).filter(text -> !text.isEmpty()),
                content.get().map(RichText::safeHtml).filter(text -> !text.isEmpty()),
                published.get(),
                updated.get(),
                people.isEmpty() ? feedAuthors : people,
                List.copyOf(categories),
                language.get().or(() -> owner.value("xml:lang")).or(() -> feedLanguage),
                enclosures,
                List.copyOf(links),
                comments.get(),
                source.get());
    }
}
