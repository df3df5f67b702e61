package counterclaim.localstack.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** What stands where on the sites at an instant of wire time. Pure. */
final class Play {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final WireFolder folder;
    private final Instant origin;
    private final Map<String, Map<String, Place>> places = new LinkedHashMap<>();

    /** An address of an article: the one that it has, or one that it had before it moved. */
    private record Place(WireArticle article, String slug) {}

    /**
     * An article as it stands at an instant.
     *
     * @param version   counts changes of title or text, from 1
     * @param changed   when anything about it last changed
     * @param withdrawn whether its page is gone
     */
    record Shown(
            WireArticle article,
            String path,
            int version,
            String title,
            String text,
            Instant published,
            Instant changed,
            boolean withdrawn) {

        List<String> paragraphs() {
            return List.of(text.split("\n\n"));
        }

        String summary() {
            if (!article.summary().isEmpty()) {
                return article.summary();
            }
            String first = paragraphs().getFirst();
            if (first.length() <= 300) {
                return first;
            }
            return first.substring(0, first.lastIndexOf(' ', 299)) + "…";
        }
    }

    /** What a page address leads to. */
    sealed interface Found {
        record Article(Shown shown) implements Found {}

        record Moved(String path) implements Found {}

        record Gone(Instant since) implements Found {}

        record Nothing() implements Found {}
    }

    Play(WireFolder folder, Instant origin) {
        this.folder = folder;
        this.origin = origin;
        for (var article : folder.articles()) {
            for (var revision : article.revisions()) {
                String slug = revision.to().isEmpty() ? article.slug() : revision.to();
                String path = path(article, slug);
                Place before = places.computeIfAbsent(article.outletKey(), k -> new LinkedHashMap<>())
                        .putIfAbsent(path, new Place(article, slug));
                if (before != null && before.article() != article) {
                    throw new IllegalArgumentException("Articles "
                            + before.article().key() + " and " + article.key() + " have the same address " + path);
                }
            }
        }
    }

    /** The first address of an article, whether or not it is on show yet. */
    String path(WireArticle article) {
        return path(article, article.slug());
    }

    private String path(WireArticle article, String slug) {
        WireOutlet outlet = folder.outlet(article.outletKey());
        if (article.premium()) {
            return outlet.disallow().getFirst() + slug + ".html";
        }
        return outlet.articlePath()
                .replace("{slug}", slug)
                .replace("{section}", article.section().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"))
                .replace("{date}", DATE.format(published(article)))
                .replace("{id}", id(article));
    }

    /** A short number that never changes. */
    static String id(WireArticle article) {
        CRC32 crc = new CRC32();
        crc.update(article.key().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return String.valueOf(100_000 + crc.getValue() % 900_000);
    }

    Instant published(WireArticle article) {
        return origin.plus(article.revisions().getFirst().at());
    }

    Instant origin() {
        return origin;
    }

    /** The article at this instant, or empty before it is published. */
    Optional<Shown> shown(WireArticle article, Instant now) {
        Duration elapsed = Duration.between(origin, now);
        Shown shown = null;
        for (var revision : article.revisions()) {
            if (revision.at().compareTo(elapsed) > 0) {
                break;
            }
            Instant at = origin.plus(revision.at());
            boolean other = shown == null
                    || !shown.title().equals(revision.title())
                    || !shown.text().equals(revision.text());
            shown = new Shown(
                    article,
                    revision.to().isEmpty()
                            ? shown == null ? path(article) : shown.path()
                            : path(article, revision.to()),
                    (shown == null ? 0 : shown.version()) + (other ? 1 : 0),
                    revision.title(),
                    revision.text(),
                    published(article),
                    at,
                    switch (revision.kind()) {
                        case WITHDRAW -> true;
                        case PUBLISH, RESTORE -> false;
                        case EDIT, CORRECTION, MOVE -> shown != null && shown.withdrawn();
                    });
        }
        return Optional.ofNullable(shown);
    }

    /** Newest first, without what is withdrawn. */
    List<Shown> onShow(String outletKey, Instant now) {
        List<Shown> all = new ArrayList<>();
        for (var article : folder.articles()) {
            if (article.outletKey().equals(outletKey)) {
                shown(article, now).filter(s -> !s.withdrawn()).ifPresent(all::add);
            }
        }
        all.sort(Comparator.comparing(Shown::published)
                .reversed()
                .thenComparing(s -> s.article().key()));
        return all;
    }

    /** Up to four articles of the same outlet that were out before this one. */
    List<Shown> related(Shown shown) {
        return onShow(shown.article().outletKey(), shown.published()).stream()
                .filter(s -> s.article() != shown.article())
                .limit(4)
                .toList();
    }

    /** When anything that a feed of this section shows last changed. */
    Instant lastChange(String outletKey, String section, Instant now) {
        return folder.articles().stream()
                .filter(a -> a.outletKey().equals(outletKey)
                        && (section.isEmpty() || a.section().equals(section)))
                .flatMap(a -> shown(a, now).stream())
                .map(Shown::changed)
                .max(Comparator.naturalOrder())
                .orElse(origin);
    }

    Found find(String outletKey, String path, Instant now) {
        Place place = places.getOrDefault(outletKey, Map.of()).get(path);
        if (place == null) {
            return new Found.Nothing();
        }
        Optional<Shown> shown = shown(place.article(), now);
        if (shown.isEmpty()) {
            return new Found.Nothing();
        }
        if (shown.get().withdrawn()) {
            return new Found.Gone(shown.get().changed());
        }
        if (!shown.get().path().equals(path)) {
            boolean wasThere = path.equals(path(place.article()))
                    || place.article().revisions().stream()
                            .filter(r -> r.to().equals(place.slug()))
                            .anyMatch(r -> !origin.plus(r.at()).isAfter(now));
            return wasThere ? new Found.Moved(shown.get().path()) : new Found.Nothing();
        }
        return new Found.Article(shown.get());
    }

    Optional<Shown> byId(String outletKey, String id, Instant now) {
        return folder.articles().stream()
                .filter(a -> a.outletKey().equals(outletKey) && id(a).equals(id))
                .findFirst()
                .flatMap(a -> shown(a, now));
    }
}
