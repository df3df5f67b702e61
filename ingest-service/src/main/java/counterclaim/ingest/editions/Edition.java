package counterclaim.ingest.editions;

import counterclaim.contracts.ArticleFetched;
import counterclaim.contracts.ArticleFetched.Change;
import counterclaim.contracts.ExtractedArticle;
import counterclaim.contracts.ExtractedArticle.Completeness;
import counterclaim.contracts.FeedItem;
import counterclaim.contracts.FeedRegistered.StoreText;
import counterclaim.contracts.Ids;
import counterclaim.contracts.PageFetched;
import counterclaim.contracts.Validators;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What one fetch means for an article: pure logic. */
final class Edition {
    /** The most feeds that an article names. */
    static final int MOST_FEEDS = 50;

    private static final int NOT_FOUNDS_THAT_WITHDRAW = 2;

    /** What is to be done. */
    sealed interface Step {
        /** The article changed: to be remembered and published. */
        record Publish(ArticleState state) implements Step {}

        /** Something about it changed that is nobody's business. */
        record Remember(ArticleState state) implements Step {}

        /** To be looked at once more soon: it may be gone. */
        record Confirm(ArticleState state) implements Step {}

        record Nothing() implements Step {}
    }

    private Edition() {}

    /** @param articleId whose state {@code before} is: another one than the page's when the article moved */
    static Step after(String articleId, Optional<ArticleState> before, PageFetched page) {
        if (!articleId.equals(page.articleId())) {
            return moved(before, page);
        }
        return switch (page.outcome()) {
            case FETCHED -> fetched(before, page, page.article().orElseThrow());
            case NOT_MODIFIED -> before.map(Edition::stillThere).orElse(new Step.Nothing());
            case GONE ->
                before.map(state -> withdrawn(state, page, "the page is gone (410)"))
                        .orElse(new Step.Nothing());
            case NOT_FOUND -> before.map(state -> notFound(state, page)).orElse(new Step.Nothing());
            case REFUSED,
                    THROTTLED,
                    SERVER_ERROR,
                    TIMEOUT,
                    UNREACHABLE,
                    FORBIDDEN_ADDRESS,
                    FORBIDDEN_BY_ROBOTS,
                    TOO_LARGE,
                    NOT_HTML,
                    NO_TEXT,
                    REDIRECT_LOOP,
                    BAD_URL -> new Step.Nothing();
        };
    }

    private static Step moved(Optional<ArticleState> before, PageFetched page) {
        if (before.isEmpty() || before.get().latest().movedTo().isPresent()) {
            return new Step.Nothing();
        }
        var state = before.get();
        var next = new Draft(state.latest(), Change.MOVED);
        next.withdrawal = Optional.of("it goes on at " + page.canonicalUrl());
        next.movedTo = Optional.of(page.articleId());
        return new Step.Publish(new ArticleState(next.build(), state.pageUrl(), state.outlet(), Validators.NONE, 0));
    }

    private static Step stillThere(ArticleState state) {
        if (state.latest().withdrawn() && state.latest().movedTo().isEmpty()) {
            var next = new Draft(state.latest(), Change.RESTORED);
            next.withdrawal = Optional.empty();
            return new Step.Publish(
                    new ArticleState(next.build(), state.pageUrl(), state.outlet(), state.validators(), 0));
        }
        return state.notFound() == 0
                ? new Step.Nothing()
                : new Step.Remember(
                        new ArticleState(state.latest(), state.pageUrl(), state.outlet(), state.validators(), 0));
    }

    private static Step notFound(ArticleState state, PageFetched page) {
        var times = state.notFound() + 1;
        if (times >= NOT_FOUNDS_THAT_WITHDRAW) {
            return withdrawn(state, page, "the page was not found (404), " + times + " times in a row");
        }
        return new Step.Confirm(
                new ArticleState(state.latest(), state.pageUrl(), state.outlet(), state.validators(), times));
    }

    private static Step withdrawn(ArticleState state, PageFetched page, String why) {
        if (state.latest().withdrawn()) {
            return new Step.Nothing();
        }
        var next = new Draft(state.latest(), Change.WITHDRAWN);
        next.withdrawal = Optional.of(why);
        next.fetchedAt = page.fetchedAt();
        return new Step.Publish(new ArticleState(
                next.build(), state.pageUrl(), state.outlet(), Validators.NONE, NOT_FOUNDS_THAT_WITHDRAW));
    }

    private static Step fetched(Optional<ArticleState> before, PageFetched page, ExtractedArticle article) {
        if (before.isEmpty()) {
            return new Step.Publish(
                    new ArticleState(first(page, article), page.finalUrl(), outletHint(page), page.validators(), 0));
        }
        var state = before.get();
        var known = state.latest();
        var next = new Draft(known, Change.METADATA);
        next.feedIds = union(known.feedIds(), page.item());
        var restores = known.withdrawn();
        if (restores) {
            next.withdrawal = Optional.empty();
            next.movedTo = Optional.empty();
        }
        if (isTaken(known, page, article)) {
            next.take(page, article);
        }
        next.change = restores ? Change.RESTORED : next.version > known.version() ? Change.EDITED : Change.METADATA;
        var changed = restores || next.differsFrom(known);
        var after = new ArticleState(
                changed ? next.build() : known,
                page.finalUrl(),
                outletHint(page).or(state::outlet),
                page.validators(),
                0);
        return changed ? new Step.Publish(after) : after.equals(state) ? new Step.Nothing() : new Step.Remember(after);
    }

    /**
     * An older answer that comes late changes nothing, and what a feed or a paywall shows of a text does not replace the whole of it.
     */
    private static boolean isTaken(ArticleFetched known, PageFetched page, ExtractedArticle article) {
        return !page.fetchedAt().isBefore(known.fetchedAt())
                && !(known.completeness() == Completeness.PAGE && article.completeness() == Completeness.FEED)
                && !(known.completeness() != Completeness.PARTIAL
                        && article.completeness() == Completeness.PARTIAL
                        && article.text().length() < known.text().length());
    }

    private static ArticleFetched first(PageFetched page, ExtractedArticle article) {
        return new ArticleFetched(
                page.articleId(),
                1,
                1,
                Change.NEW,
                Ids.contentHash(article.title(), article.text()),
                page.canonicalUrl(),
                page.outletId(),
                article.title(),
                article.bylines(),
                article.publishedAt(),
                article.modifiedAt(),
                page.seenAt(),
                page.fetchedAt(),
                article.language(),
                article.section(),
                page.item().map(FeedItem::categories).orElse(List.of()),
                article.leadImage(),
                article.paywalled(),
                article.text(),
                article.textCut(),
                article.completeness(),
                page.storeText(),
                union(List.of(), page.item()),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<String> outletHint(PageFetched page) {
        return Optional.of(page.outletId());
    }

    private static List<String> union(List<String> known, Optional<FeedItem> item) {
        var all = new LinkedHashSet<>(known);
        item.map(FeedItem::feedId).ifPresent(all::add);
        return all.stream().limit(MOST_FEEDS).toList();
    }

    /** The next record of an article, in the making: starts as the one before. */
    private static final class Draft {
        private final ArticleFetched known;
        private Change change;
        private int version;
        private String contentHash;
        private String url;
        private String title;
        private List<String> bylines;
        private Optional<Instant> publishedAt;
        private Optional<Instant> modifiedAt;
        private Instant fetchedAt;
        private Optional<String> language;
        private Optional<String> section;
        private List<String> categories;
        private Optional<String> leadImage;
        private boolean paywalled;
        private String text;
        private boolean textCut;
        private Completeness completeness;
        private StoreText storeText;
        private List<String> feedIds;
        private Optional<String> withdrawal;
        private Optional<String> movedTo;
        private Optional<String> diff = Optional.empty();

        Draft(ArticleFetched known, Change change) {
            this.known = known;
            this.change = change;
            version = known.version();
            contentHash = known.contentHash();
            url = known.url();
            title = known.title();
            bylines = known.bylines();
            publishedAt = known.publishedAt();
            modifiedAt = known.modifiedAt();
            fetchedAt = known.fetchedAt();
            language = known.language();
            section = known.section();
            categories = known.categories();
            leadImage = known.leadImage();
            paywalled = known.paywalled();
            text = known.text();
            textCut = known.textCut();
            completeness = known.completeness();
            storeText = known.storeText();
            feedIds = known.feedIds();
            withdrawal = known.withdrawal();
            movedTo = known.movedTo();
        }

        /** What the page does not say this time stays as it was: a re-check has no feed entry to ask. */
        void take(PageFetched page, ExtractedArticle article) {
            title = isMadeOfText(article) && !isMadeOf(known.title(), article.text()) ? known.title() : article.title();
            text = article.text();
            textCut = article.textCut();
            contentHash = Ids.contentHash(title, text);
            if (!contentHash.equals(known.contentHash())) {
                version++;
                fetchedAt = page.fetchedAt();
                diff = Optional.of(TextDiff.summary(known.title(), known.text(), title, text))
                        .filter(summary -> !summary.isBlank());
            }
            bylines = article.bylines().isEmpty() ? bylines : article.bylines();
            publishedAt = article.publishedAt().or(known::publishedAt);
            modifiedAt = article.modifiedAt().or(known::modifiedAt);
            language = article.language().or(known::language);
            section = article.section().or(known::section);
            leadImage = article.leadImage().or(known::leadImage);
            categories = page.item()
                    .map(FeedItem::categories)
                    .filter(named -> !named.isEmpty())
                    .orElse(categories);
            paywalled = article.paywalled();
            completeness = article.completeness();
            storeText = page.item().isPresent() ? page.storeText() : storeText;
            url = page.canonicalUrl();
        }

        private static boolean isMadeOfText(ExtractedArticle article) {
            return isMadeOf(article.title(), article.text());
        }

        /** Whether a page without a title was given its first words for one. */
        private static boolean isMadeOf(String title, String text) {
            return text.startsWith(title.endsWith("…") ? title.substring(0, title.length() - 1) : title);
        }

        boolean differsFrom(ArticleFetched other) {
            return !build(other.change(), other.sequence(), other.fetchedAt(), other.diff())
                    .equals(other);
        }

        ArticleFetched build() {
            return build(change, known.sequence() + 1, fetchedAt, diff);
        }

        private ArticleFetched build(Change why, long sequence, Instant at, Optional<String> difference) {
            return new ArticleFetched(
                    known.articleId(),
                    sequence,
                    version,
                    why,
                    contentHash,
                    url,
                    known.outletId(),
                    title,
                    bylines,
                    publishedAt,
                    modifiedAt,
                    known.firstSeenAt(),
                    at,
                    language,
                    section,
                    categories,
                    leadImage,
                    paywalled,
                    text,
                    textCut,
                    completeness,
                    storeText,
                    feedIds,
                    withdrawal.isPresent(),
                    withdrawal,
                    movedTo,
                    difference);
        }
    }
}
