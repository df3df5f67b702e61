package counterclaim.ingest.extract;

import counterclaim.ingest.address.CanonicalUrl;
import counterclaim.ingest.address.WebUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/** What a page says about its article, from all the places where pages say it. */
record Metadata(
        Optional<String> title,
        List<String> bylines,
        Optional<Moment> published,
        Optional<Moment> modified,
        Optional<String> section,
        Optional<String> language,
        Optional<URI> leadImage,
        List<URI> canonicalUrls,
        boolean notFree,
        boolean namesPaywall,
        Optional<String> siteName,
        Optional<String> body) {
    private static final Pattern LANGUAGE =
            Pattern.compile("([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}|\\d{3}))?");
    private static final Pattern LOCKED = Pattern.compile("(?i)locked|metered|premium|paid|subscri|plus");

    static Metadata of(Document document, URI pageUrl) {
        var markup = Markup.of(document);
        var jsonLd = JsonLd.of(markup.jsonLd);
        var base = document.baseUri();
        var siteName = markup.meta("og:site_name", "application-name", "dc.publisher")
                .or(() -> jsonLd.names("publisher").stream().findFirst())
                .map(Texts::oneLine)
                .filter(name -> !name.isBlank());
        var canonicalUrls = canonicalUrls(markup, jsonLd, base);
        var dates = PageDates.of(markup, jsonLd, pageUrl.toString());
        return new Metadata(
                Headline.of(markup, jsonLd, document.title(), siteNames(siteName, pageUrl, canonicalUrls)),
                Bylines.of(markup, jsonLd, siteName),
                dates.published(),
                dates.modified(),
                section(markup, jsonLd),
                language(document, markup, jsonLd),
                images(markup, jsonLd, base),
                canonicalUrls,
                jsonLd.notFree()
                        || markup.meta("article:content_tier", "content_tier", "og:content_tier", "article:access")
                                .map(LOCKED::matcher)
                                .filter(Matcher::find)
                                .isPresent(),
                markup.namesPaywall(),
                siteName,
                jsonLd.body());
    }

    /** What the site may call itself: its name, its host, the part of the host that was registered. */
    private static List<String> siteNames(Optional<String> siteName, URI pageUrl, List<URI> canonicalUrls) {
        var names = new ArrayList<String>();
        siteName.ifPresent(names::add);
        CanonicalUrl.parse(pageUrl.toString())
                .or(() -> canonicalUrls.stream().findFirst().flatMap(url -> CanonicalUrl.parse(url.toString())))
                .ifPresent(url -> {
                    names.add(url.host().startsWith("www.") ? url.host().substring(4) : url.host());
                    url.registrableDomain().ifPresent(domain -> names.add(domain.substring(0, domain.indexOf('.'))));
                });
        return names;
    }

    private static Optional<String> section(Markup markup, JsonLd jsonLd) {
        return jsonLd.text("articleSection")
                .or(() -> markup.meta(
                        "article:section",
                        "section",
                        "parsely-section",
                        "og:section",
                        "cxenseparse:section",
                        "dc.subject.section"))
                .map(Texts::oneLine)
                .filter(text -> !text.isBlank() && text.length() <= 100);
    }

    private static Optional<String> language(Document document, Markup markup, JsonLd jsonLd) {
        var candidates = new ArrayList<String>();
        var html = document.selectFirst("html");
        if (html != null) {
            candidates.add(html.attr("lang"));
            candidates.add(html.attr("xml:lang"));
        }
        candidates.addAll(markup.metas("content-language"));
        jsonLd.text("inLanguage").ifPresent(candidates::add);
        candidates.addAll(markup.metas("og:locale"));
        candidates.addAll(markup.metas("dc.language"));
        candidates.addAll(markup.metas("language"));
        return candidates.stream().flatMap(text -> tag(text).stream()).findFirst();
    }

    private static Optional<String> tag(String text) {
        var m = LANGUAGE.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        var tag = new StringBuilder(m.group(1).toLowerCase(Locale.ROOT));
        if (m.group(2) != null) {
            tag.append('-').append(m.group(2));
        }
        if (m.group(3) != null) {
            tag.append('-').append(m.group(3).toUpperCase(Locale.ROOT));
        }
        return Optional.of(tag.toString());
    }

    private static Optional<URI> images(Markup markup, JsonLd jsonLd, String base) {
        var candidates = new ArrayList<String>();
        for (var name : new String[] {"og:image", "og:image:secure_url", "og:image:url"}) {
            candidates.addAll(markup.metas(name));
        }
        candidates.addAll(jsonLd.addresses("image"));
        candidates.addAll(markup.metas("twitter:image"));
        candidates.addAll(markup.metas("twitter:image:src"));
        candidates.addAll(markup.links("image_src"));
        candidates.addAll(jsonLd.addresses("thumbnailUrl"));
        return absolute(candidates, base).stream().findFirst();
    }

    private static List<URI> canonicalUrls(Markup markup, JsonLd jsonLd, String base) {
        var candidates = new ArrayList<String>(markup.links("canonical"));
        candidates.addAll(markup.metas("og:url"));
        candidates.addAll(jsonLd.addresses("mainEntityOfPage"));
        candidates.addAll(jsonLd.addresses("url"));
        return absolute(candidates, base);
    }

    private static List<URI> absolute(List<String> addresses, String base) {
        var found = new LinkedHashSet<URI>();
        for (var address : addresses) {
            WebUrl.parse(base)
                    .flatMap(page -> page.resolve(address))
                    .or(() -> WebUrl.parse(address))
                    .filter(WebUrl::isHttp)
                    .flatMap(WebUrl::toUri)
                    .ifPresent(found::add);
        }
        return List.copyOf(found);
    }
}
