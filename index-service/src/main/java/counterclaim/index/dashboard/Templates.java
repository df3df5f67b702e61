package counterclaim.index.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages, each in {@code templates/<name>.html}; everything that they show is escaped unless it is a RawString. */
@CheckedTemplate
final class Templates {
    private Templates() {}

    static native TemplateInstance error(Site site, int status, String title, String detail);

    static native TemplateInstance now(Site site, NowPage page);

    static native TemplateInstance card(ClaimCard card);

    static native TemplateInstance search(Site site, SearchPage page);

    static native TemplateInstance article(Site site, ArticlePageView page);

    static native TemplateInstance compare(Site site, ComparePage page);

    static native TemplateInstance claim(Site site, ClaimPageView page);

    static native TemplateInstance stories(Site site, StoriesPage page);

    static native TemplateInstance story(Site site, StoryPageView page);

    static native TemplateInstance entity(Site site, EntityPageView page);

    static native TemplateInstance feeds(Site site, FeedsPage page);

    static native TemplateInstance system(Site site, SystemPage page);

    /** One choice of a field of a form. */
    public record Option(String value, String label, boolean chosen) {}

    /**
     * Contested now.
     *
     * @param error what is wrong with the search, or empty
     * @param live whether new claims may be put in: only where the list is not narrowed by words
     */
    public record NowPage(
            String q,
            String claimant,
            String challenger,
            List<Option> states,
            List<Option> kinds,
            List<Option> origins,
            List<ClaimCard> claims,
            String total,
            String nextHref,
            String error,
            boolean filtered,
            boolean live) {}

    /**
     * @param hidden filters that have no field of their own, carried along by the form
     * @param bars empty list when there is nothing to draw
     */
    public record SearchPage(
            String q,
            String total,
            List<ArticleCard> articles,
            List<FacetList> facets,
            Bars bars,
            List<Hidden> hidden,
            List<Option> sorts,
            String from,
            String to,
            List<FacetList.Choice> filters,
            String contestedHref,
            boolean contested,
            String nextHref,
            String apiHref,
            String error) {}

    /** A field of a form that is not shown. */
    public record Hidden(String name, String value) {}

    /** A contested claim beside the text of its article. */
    public record Contested(
            String anchor,
            int number,
            String words,
            ClaimCard.Who claimant,
            String confidence,
            List<Dispute> disputes) {}

    /**
     * A contest beside the text of its article.
     *
     * @param reason what the decision rests on
     */
    public record Dispute(
            String anchor,
            String label,
            String kind,
            String kindLabel,
            ClaimCard.Who who,
            String words,
            String reason,
            String confidence) {}

    /** An article. */
    public record ArticlePageView(
            String title,
            List<MarkedText.Piece> titlePieces,
            List<List<MarkedText.Piece>> paragraphs,
            String outlet,
            String bylines,
            String url,
            Moment published,
            Moment seen,
            String language,
            boolean english,
            boolean tagged,
            int version,
            String diff,
            boolean withdrawn,
            String withdrawal,
            String kept,
            boolean paywalled,
            List<Contested> contested,
            List<EntityChip> entities,
            List<String> topics,
            List<ClaimCard> claims,
            String storyHref,
            String originHref,
            List<VersionLine> versions,
            List<ArticleCard> similar) {}

    /** An entity as a link. */
    public record EntityChip(String name, String type, String href, int mentions) {}

    /**
     * A version of an article.
     *
     * @param compareHref what changed from the version before; empty for the first
     */
    public record VersionLine(int version, Moment at, String change, String diff, String compareHref) {}

    /**
     * Two versions of an article.
     *
     * @param others steps between the other versions
     * @param empty why there is nothing to compare, or empty
     */
    public record ComparePage(
            String title,
            String outlet,
            String href,
            int from,
            Moment fromAt,
            int to,
            Moment toAt,
            List<WordDiff.Piece> titlePieces,
            List<WordDiff.Piece> textPieces,
            List<FacetList.Choice> others,
            String empty) {}

    /** A claim. */
    public record ClaimPageView(
            String id,
            String words,
            String state,
            String stateLabel,
            String counts,
            Moment firstSeen,
            Moment lastSeen,
            Moment changed,
            List<EntityChip> subjects,
            List<ClaimCard.Who> claimants,
            List<SentenceView> assertions,
            List<SentenceView> disputes,
            List<Step> history,
            List<String> storyHrefs,
            boolean cut) {}

    /** A sentence of one side. */
    public record SentenceView(
            String words,
            ClaimCard.Who who,
            String kind,
            String kindLabel,
            String outlet,
            String title,
            String href,
            Moment at,
            boolean withdrawn) {}

    /** A step of a claim's history. */
    public record Step(
            Moment at, String cause, String from, String to, String toLabel, String note, String words, String href) {}

    /** Stories. */
    public record StoriesPage(String q, String total, List<StoryLine> stories, String nextHref, String error) {}

    /** A story in a list. */
    public record StoryLine(String href, String title, String counts, Moment last, List<EntityChip> entities) {}

    /** A story. */
    public record StoryPageView(
            String title,
            String counts,
            Moment first,
            Moment last,
            List<EntityChip> entities,
            List<ClaimCard> claims,
            List<ArticleCard> articles) {}

    /** An entity. */
    public record EntityPageView(
            String id,
            String name,
            String type,
            String typeLabel,
            String place,
            String country,
            long articles,
            long contested,
            long asClaimant,
            long asChallenger,
            String articlesHref,
            String contestedHref,
            String claimantHref,
            String challengerHref,
            List<EntityChip> beside,
            List<ClaimCard> claims,
            List<ArticleCard> latest) {}

    /** Feeds. */
    public record FeedsPage(String q, String total, List<FeedLine> feeds, String nextHref, String error) {}

    /**
     * A feed in a list.
     *
     * @param health good, wait or bad
     */
    public record FeedLine(
            String title,
            String url,
            String href,
            String outlet,
            String health,
            String outcome,
            String detail,
            String polled,
            String next,
            String perDay) {}

    /** The state of the system. */
    public record SystemPage(
            String elasticsearch,
            boolean up,
            List<Line> counts,
            String waiting,
            List<Line> records,
            List<Line> deadLetters,
            String kafka) {}

    /** A figure and what it counts. */
    public record Line(String label, String value) {}
}
