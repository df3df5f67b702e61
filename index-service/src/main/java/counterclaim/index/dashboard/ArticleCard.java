package counterclaim.index.dashboard;

import counterclaim.index.search.ArticleHit;
import io.quarkus.qute.RawString;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * An article in a list of the pages.
 *
 * @param title HTML: escaped, with marks
 * @param passages HTML: escaped, with marks
 */
public record ArticleCard(
        String href,
        RawString title,
        String outlet,
        Moment when,
        String language,
        boolean english,
        List<RawString> passages,
        List<Dispute> disputes,
        int moreDisputes,
        int version,
        boolean reprint,
        boolean withdrawn) {
    private static final int MOST_DISPUTES = 2;

    /** A contested claim in short. */
    public record Dispute(String claim, String claimant, String challengers, String kind, String kindLabel) {}

    static ArticleCard of(ArticleHit hit, Instant now) {
        var title = hit.highlights().title().isEmpty()
                ? escaped(hit.title())
                : hit.highlights().title().getFirst();
        var at = hit.publishedAt().filter(hit.firstSeenAt()::isAfter).orElse(hit.firstSeenAt());
        return new ArticleCard(
                "/articles/" + Words.path(hit.articleId()),
                new RawString(title),
                hit.outletId(),
                Moment.of(at, now),
                hit.language().map(Words::language).orElse(""),
                hit.language().filter("en"::equals).isPresent(),
                hit.highlights().text().stream()
                        .map(ArticleCard::passage)
                        .map(RawString::new)
                        .toList(),
                hit.contested().stream()
                        .limit(MOST_DISPUTES)
                        .map(claim -> new Dispute(
                                Words.shortened(Words.claim(claim.claim().exact()), 160),
                                claim.claimant().map(p -> p.name()).orElse(""),
                                String.join(
                                        ", ",
                                        claim.contests().stream()
                                                .flatMap(c -> c.challenger().stream())
                                                .map(p -> p.name())
                                                .distinct()
                                                .toList()),
                                claim.contests().getFirst().kind().name().toLowerCase(Locale.ROOT),
                                Words.kind(claim.contests().getFirst().kind())))
                        .toList(),
                Math.max(0, hit.contested().size() - MOST_DISPUTES),
                hit.version(),
                hit.originId().isPresent(),
                hit.withdrawn());
    }

    /** A passage that ends in the middle of a sentence says so. */
    private static String passage(String html) {
        var text = html.strip();
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") || text.endsWith("”")
                ? text
                : text + " …";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
