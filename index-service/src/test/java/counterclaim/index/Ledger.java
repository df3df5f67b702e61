package counterclaim.index;

import counterclaim.contracts.ArticlePlaced;
import counterclaim.contracts.ClaimArticle;
import counterclaim.contracts.ClaimChanged;
import counterclaim.contracts.ClaimState;
import counterclaim.contracts.ClaimTransition;
import counterclaim.contracts.ContestKind;
import counterclaim.contracts.EntityRef;
import counterclaim.contracts.LedgerContest;
import counterclaim.contracts.Party;
import counterclaim.contracts.Span;
import counterclaim.contracts.StoryChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes what the ledger publishes, for tests. */
public final class Ledger {
    private final String claimId;
    private final String wording;
    private long revision = 1;
    private ClaimState state = ClaimState.CONTESTED;
    private Instant changed = Instant.parse("2026-11-20T12:00:00Z");
    private Optional<String> mergedInto = Optional.empty();
    private int origins = 1;
    private final List<EntityRef> subjects = new ArrayList<>();
    private final List<Party> claimants = new ArrayList<>();
    private final List<LedgerContest> contests = new ArrayList<>();
    private final List<ClaimArticle> articles = new ArrayList<>();
    private final List<String> stories = new ArrayList<>();

    private Ledger(String claimId, String wording) {
        this.claimId = claimId;
        this.wording = wording;
    }

    public static Ledger claim(String claimId, String wording) {
        return new Ledger(claimId, wording);
    }

    public Ledger revision(long revision) {
        this.revision = revision;
        return this;
    }

    public Ledger state(ClaimState state) {
        this.state = state;
        return this;
    }

    public Ledger changed(String instant) {
        this.changed = Instant.parse(instant);
        return this;
    }

    public Ledger mergedInto(String other) {
        this.mergedInto = Optional.of(other);
        return this;
    }

    public Ledger origins(int origins) {
        this.origins = origins;
        return this;
    }

    public Ledger about(EntityRef subject) {
        subjects.add(subject);
        return this;
    }

    public Ledger inStory(String storyId) {
        stories.add(storyId);
        return this;
    }

    public Ledger saidBy(Party claimant) {
        claimants.add(claimant);
        return this;
    }

    public Ledger assertedIn(News article, String words) {
        articles.add(articleOf(
                article, words, ClaimArticle.Role.ASSERTS, claimants.stream().findFirst()));
        return this;
    }

    public Ledger disputedIn(News article, String words, Optional<Party> challenger, ContestKind kind) {
        contests.add(new LedgerContest(
                article.id(),
                article.fetched().outletId(),
                article.span(words),
                challenger,
                kind,
                0.8,
                "says so",
                article.fetched().sortedAt(),
                false));
        articles.add(articleOf(article, words, ClaimArticle.Role.CONTESTS, challenger));
        return this;
    }

    private static ClaimArticle articleOf(News article, String words, ClaimArticle.Role role, Optional<Party> party) {
        var fetched = article.fetched();
        return new ClaimArticle(
                article.id(),
                fetched.outletId(),
                fetched.url(),
                fetched.title(),
                Optional.empty(),
                role,
                article.span(words),
                party,
                fetched.sortedAt(),
                false);
    }

    public ClaimChanged changed() {
        return new ClaimChanged(
                claimId,
                revision,
                wording,
                subjects,
                claimants,
                contests,
                articles,
                new ClaimChanged.Counts(
                        (int) articles.stream()
                                .map(ClaimArticle::outletId)
                                .distinct()
                                .count(),
                        origins,
                        claimants.size(),
                        (int) articles.stream()
                                .filter(article -> article.role() == ClaimArticle.Role.ASSERTS)
                                .count(),
                        contests.size()),
                stories,
                state,
                changed.minusSeconds(7_200),
                changed,
                changed,
                mergedInto,
                false);
    }

    public ClaimTransition step(
            long revision,
            ClaimTransition.Cause cause,
            Optional<ClaimState> from,
            ClaimState to,
            String note,
            String at) {
        return new ClaimTransition(
                claimId,
                revision,
                cause,
                from,
                to,
                articles.stream().findFirst().map(ClaimArticle::articleId),
                articles.stream().findFirst().map(ClaimArticle::outletId),
                articles.stream().findFirst().map(ClaimArticle::words),
                Optional.empty(),
                note,
                Instant.parse(at));
    }

    public static ArticlePlaced placed(News article, String storyId, Optional<String> origin) {
        return new ArticlePlaced(
                article.id(),
                1,
                storyId,
                origin,
                origin.isPresent() ? 0.9 : 0,
                article.fetched().firstSeenAt().plusSeconds(6));
    }

    public static StoryChanged story(String storyId, String title, List<EntityRef> entities, News... articles) {
        var ids = List.of(articles).stream().map(News::id).toList();
        var last = articles[articles.length - 1].fetched().firstSeenAt();
        return new StoryChanged(
                storyId,
                1,
                title,
                ids,
                ids.size(),
                (int) List.of(articles).stream()
                        .map(article -> article.fetched().outletId())
                        .distinct()
                        .count(),
                entities,
                articles[0].fetched().firstSeenAt(),
                last,
                Optional.empty(),
                last);
    }

    /** A span of nothing but these words, where no article is at hand. */
    public static Span words(String words) {
        return Span.of(Span.Part.TEXT, words, 0, words.length());
    }
}
