package counterclaim.localstack.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The pages of one outlet as HTML. */
final class Pages {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

    private final WireOutlet outlet;
    private final String site;

    Pages(WireOutlet outlet, String site) {
        this.outlet = outlet;
        this.site = site;
    }

    String article(Play.Shown shown, List<Play.Shown> related) {
        var article = shown.article();
        String language = article.language().isEmpty() ? outlet.language() : article.language();
        String url = site + shown.path();
        Map<String, String> values = new HashMap<>();
        values.put("title", shown.title());
        values.put("byline", article.byline());
        values.put("section", article.section());
        values.put("language", language);
        values.put("url", url);
        values.put("site", site);
        values.put("outlet", outlet.name());
        values.put("summary", shown.summary());
        values.put("tags", String.join(", ", article.tags()));
        values.put("published", shown.published().toString());
        values.put("modified", shown.changed().toString());
        values.put("changed", shown.version() > 1 ? day(shown.changed(), language) : "");
        values.put("day", day(shown.published(), language));
        values.put("charset", outlet.charset().name().toLowerCase(Locale.ROOT));
        values.put("slug", article.slug());
        values.put("id", Play.id(article));
        values.put("alternates", alternates());
        values.put(
                "related",
                related.stream()
                        .map(r -> "<li><a href=\"" + Markup.escape(r.path()) + "\">" + Markup.escape(r.title())
                                + "</a></li>")
                        .collect(Collectors.joining("\n")));
        values.put("jsonLd", Markup.inScript(jsonLd(shown, url, language)));
        values.put("body", body(shown));
        return Markup.fill(template(outlet.page().template()), values);
    }

    String home(List<Play.Shown> shown) {
        String links = shown.stream()
                .limit(30)
                .map(s -> "<li><a href=\"" + Markup.escape(s.path()) + "\">" + Markup.escape(s.title()) + "</a></li>")
                .collect(Collectors.joining("\n"));
        return Markup.fill(
                template("home"),
                Map.of(
                        "outlet",
                        outlet.name(),
                        "language",
                        outlet.language(),
                        "alternates",
                        alternates(),
                        "links",
                        links,
                        "charset",
                        outlet.charset().name().toLowerCase(Locale.ROOT)));
    }

    private String body(Play.Shown shown) {
        StringBuilder body = new StringBuilder();
        int number = 0;
        for (String paragraph : shown.paragraphs()) {
            boolean heading = paragraph.startsWith("## ");
            body.append((heading ? outlet.page().heading() : outlet.page().paragraph())
                            .replace("{text}", Markup.escape(heading ? paragraph.substring(3) : paragraph)))
                    .append('\n');
            if (!heading) {
                number++;
                String insert = outlet.page().inserts().get(number);
                if (insert != null) {
                    body.append(insert).append('\n');
                }
            }
        }
        return body.toString();
    }

    private String alternates() {
        return outlet.feeds().stream()
                .map(f -> "<link rel=\"alternate\" type=\"" + f.format().mediaType() + "\" title=\""
                        + Markup.escape(f.title()) + "\" href=\"" + Markup.escape(f.path()) + "\">")
                .collect(Collectors.joining("\n"));
    }

    private String jsonLd(Play.Shown shown, String url, String language) {
        ObjectNode node = JSON.createObjectNode();
        node.put("@context", "https://schema.org").put("@type", "NewsArticle");
        node.put("headline", shown.title()).put("description", shown.summary());
        node.put("datePublished", shown.published().toString())
                .put("dateModified", shown.changed().toString());
        node.put("inLanguage", language).put("url", url);
        node.putObject("mainEntityOfPage").put("@type", "WebPage").put("@id", url);
        if (!shown.article().byline().isEmpty()) {
            node.putArray("author")
                    .addObject()
                    .put("@type", "Person")
                    .put("name", shown.article().byline());
        }
        node.putObject("publisher").put("@type", "NewsMediaOrganization").put("name", outlet.name());
        return node.toPrettyString();
    }

    private static String day(Instant instant, String language) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.forLanguageTag(language))
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }

    private static String template(String name) {
        return TEMPLATES.computeIfAbsent(name, n -> {
            try (InputStream in = Pages.class.getResourceAsStream("/wire/templates/" + n + ".html")) {
                if (in == null) {
                    throw new IllegalArgumentException("there is no page template " + n);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read page template " + n, e);
            }
        });
    }
}
