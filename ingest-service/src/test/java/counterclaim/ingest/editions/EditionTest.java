package counterclaim.ingest.editions;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.contracts.ArticleFetched;
import counterclaim.contracts.ArticleFetched.Change;
import counterclaim.contracts.EntryToFetch.Reason;
import counterclaim.contracts.ExtractedArticle;
import counterclaim.contracts.ExtractedArticle.Completeness;
import counterclaim.contracts.FeedItem;
import counterclaim.contracts.FeedRegistered.StoreText;
import counterclaim.contracts.FetchOutcome;
import counterclaim.contracts.Ids;
import counterclaim.contracts.PageFetched;
import counterclaim.contracts.Validators;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EditionTest {
    private static final Instant SEEN = Instant.parse("2026-11-24T09:00:00Z");
    private static final String URL = "https://harbour.example/crane";
    private static final String ID = Ids.articleId(URL);

    @ParameterizedTest
    @EnumSource(
            names = {"FETCHED"},
            mode = EnumSource.Mode.EXCLUDE)
    void outcomeWithoutAnArticlePublishesNothingOfAnUnknownOne(FetchOutcome outcome) {
        assertThat(Edition.after(ID, Optional.empty(), without(outcome, 1))).isEqualTo(new Edition.Step.Nothing());
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "REFUSED",
                "THROTTLED",
                "SERVER_ERROR",
                "TIMEOUT",
                "UNREACHABLE",
                "NO_TEXT",
                "FORBIDDEN_BY_ROBOTS",
                "NOT_MODIFIED"
            })
    void troubleLeavesAKnownArticleAsItIs(FetchOutcome outcome) {
        assertThat(Edition.after(ID, Optional.of(known()), without(outcome, 1))).isEqualTo(new Edition.Step.Nothing());
    }

    @Test
    void firstTextIsANewArticleInItsFirstVersion() {
        var article = published(Edition.after(ID, Optional.empty(), page("Crane", "It fell.", 0)));
        assertThat(article.change()).isEqualTo(Change.NEW);
        assertThat(article.sequence()).isEqualTo(1);
        assertThat(article.version()).isEqualTo(1);
        assertThat(article.firstSeenAt()).isEqualTo(SEEN);
        assertThat(article.contentHash()).isEqualTo(Ids.contentHash("Crane", "It fell."));
        assertThat(article.feedIds()).containsExactly("feed-1");
    }

    @Test
    void sameTextIsNoNews() {
        var before = known();
        assertThat(Edition.after(ID, Optional.of(before), page("Crane", "It fell.", 60)))
                .isNotInstanceOf(Edition.Step.Publish.class);
    }

    @Test
    void changedTextIsTheNextVersionWithADiffAndTheSameFirstSight() {
        var article = published(Edition.after(ID, Optional.of(known()), page("Crane", "It did not fall.", 60)));
        assertThat(article.change()).isEqualTo(Change.EDITED);
        assertThat(article.version()).isEqualTo(2);
        assertThat(article.sequence()).isEqualTo(2);
        assertThat(article.firstSeenAt()).isEqualTo(SEEN);
        assertThat(article.diff()).contains("- It fell.\n+ It did not fall.");
    }

    @Test
    void olderAnswerThatComesLateChangesNothing() {
        var state = state(published(Edition.after(ID, Optional.of(known()), page("Crane", "It did not fall.", 60))));
        assertThat(Edition.after(ID, Optional.of(state), page("Crane", "It fell.", 30)))
                .isNotInstanceOf(Edition.Step.Publish.class);
    }

    @Test
    void changedBylineIsMetadataOfTheSameVersion() {
        var article = published(Edition.after(
                ID,
                Optional.of(known()),
                page("Crane", "It fell.", 60, List.of("Ada Brand"), "feed-1", Completeness.PAGE)));
        assertThat(article.change()).isEqualTo(Change.METADATA);
        assertThat(article.version()).isEqualTo(1);
        assertThat(article.sequence()).isEqualTo(2);
        assertThat(article.diff()).isEmpty();
    }

    @Test
    void secondFeedIsNamedAndFiftyAreEnough() {
        var state = known();
        for (var i = 2; i <= 60; i++) {
            var step = Edition.after(
                    ID, Optional.of(state), page("Crane", "It fell.", i, List.of(), "feed-" + i, Completeness.PAGE));
            if (step instanceof Edition.Step.Publish publish) {
                state = publish.state();
            }
        }
        assertThat(state.latest().feedIds()).hasSize(50).startsWith("feed-1", "feed-2");
        assertThat(state.latest().version()).isEqualTo(1);
    }

    @Test
    void recheckWithoutFeedEntryErasesNothingThatTheFeedSaid() {
        var state = state(published(Edition.after(
                ID,
                Optional.empty(),
                page("Crane", "It fell.", 0, List.of("Ada Brand"), "feed-1", Completeness.PAGE))));
        var recheck = recheck("Crane", "It fell.", 60);
        assertThat(Edition.after(ID, Optional.of(state), recheck)).isNotInstanceOf(Edition.Step.Publish.class);
    }

    @Test
    void pageWithoutTitleKeepsTheOneOfTheFeed() {
        var state = known();
        assertThat(Edition.after(ID, Optional.of(state), recheck("It fell.", "It fell.", 60)))
                .isNotInstanceOf(Edition.Step.Publish.class);
    }

    @Test
    void textOfTheFeedDoesNotReplaceThatOfThePage() {
        var step = Edition.after(
                ID,
                Optional.of(known()),
                page("Crane", "It fell, says the feed.", 60, List.of(), "feed-1", Completeness.FEED));
        assertThat(step).isNotInstanceOf(Edition.Step.Publish.class);
    }

    @Test
    void goneWithdrawsAtOnceAndOnlyOnce() {
        var article = published(Edition.after(ID, Optional.of(known()), without(FetchOutcome.GONE, 60)));
        assertThat(article.change()).isEqualTo(Change.WITHDRAWN);
        assertThat(article.withdrawn()).isTrue();
        assertThat(article.version()).isEqualTo(1);
        assertThat(article.sequence()).isEqualTo(2);
        assertThat(article.withdrawal()).isPresent();
        assertThat(Edition.after(ID, Optional.of(state(article)), without(FetchOutcome.GONE, 90)))
                .isEqualTo(new Edition.Step.Nothing());
    }

    @Test
    void notFoundWithdrawsTheSecondTimeInARow() {
        var first = Edition.after(ID, Optional.of(known()), without(FetchOutcome.NOT_FOUND, 60));
        assertThat(first).isInstanceOf(Edition.Step.Confirm.class);
        var second = Edition.after(
                ID, Optional.of(((Edition.Step.Confirm) first).state()), without(FetchOutcome.NOT_FOUND, 90));
        assertThat(published(second).change()).isEqualTo(Change.WITHDRAWN);
    }

    @Test
    void answerBetweenTwoNotFoundsStartsTheCountAnew() {
        var first = (Edition.Step.Confirm) Edition.after(ID, Optional.of(known()), without(FetchOutcome.NOT_FOUND, 60));
        var there = (Edition.Step.Remember)
                Edition.after(ID, Optional.of(first.state()), without(FetchOutcome.NOT_MODIFIED, 70));
        assertThat(Edition.after(ID, Optional.of(there.state()), without(FetchOutcome.NOT_FOUND, 80)))
                .isInstanceOf(Edition.Step.Confirm.class);
    }

    @Test
    void withdrawnArticleThatIsThereAgainIsRestored() {
        var withdrawn = state(published(Edition.after(ID, Optional.of(known()), without(FetchOutcome.GONE, 60))));
        var same = published(Edition.after(ID, Optional.of(withdrawn), page("Crane", "It fell.", 90)));
        assertThat(same.change()).isEqualTo(Change.RESTORED);
        assertThat(same.withdrawn()).isFalse();
        assertThat(same.version()).isEqualTo(1);
        var other = published(Edition.after(ID, Optional.of(withdrawn), page("Crane", "It stands.", 90)));
        assertThat(other.change()).isEqualTo(Change.RESTORED);
        assertThat(other.version()).isEqualTo(2);
    }

    @Test
    void articleThatMovedPointsToItsNewSelf() {
        var moved = page("Crane", "It fell.", 60);
        var article = published(Edition.after("0000", Optional.of(known()), moved));
        assertThat(article.change()).isEqualTo(Change.MOVED);
        assertThat(article.movedTo()).contains(ID);
        assertThat(article.withdrawn()).isTrue();
        assertThat(Edition.after("0000", Optional.of(state(article)), moved)).isEqualTo(new Edition.Step.Nothing());
        assertThat(Edition.after("0000", Optional.empty(), moved)).isEqualTo(new Edition.Step.Nothing());
    }

    @Test
    void sequencesHaveNoGaps() {
        var state = known();
        var sequences = new ArrayList<Long>();
        var pages = List.of(
                page("Crane", "One.", 10),
                page("Crane", "One.", 20),
                without(FetchOutcome.GONE, 30),
                page("Crane", "Two.", 40),
                without(FetchOutcome.TIMEOUT, 50),
                page("Crane!", "Two.", 60));
        for (var page : pages) {
            if (Edition.after(ID, Optional.of(state), page) instanceof Edition.Step.Publish(ArticleState next)) {
                state = next;
                sequences.add(next.latest().sequence());
            }
        }
        assertThat(sequences)
                .isEqualTo(IntStream.rangeClosed(2, 1 + sequences.size())
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(state.latest().version()).isEqualTo(4);
    }

    private static ArticleState known() {
        return state(published(Edition.after(ID, Optional.empty(), page("Crane", "It fell.", 0))));
    }

    private static ArticleState state(ArticleFetched latest) {
        return new ArticleState(latest, URL, Optional.of("harbour.example"), Validators.NONE, 0);
    }

    private static ArticleFetched published(Edition.Step step) {
        assertThat(step).isInstanceOf(Edition.Step.Publish.class);
        return ((Edition.Step.Publish) step).state().latest();
    }

    private static PageFetched page(String title, String text, int second) {
        return page(title, text, second, List.of(), "feed-1", Completeness.PAGE);
    }

    private static PageFetched page(
            String title, String text, int second, List<String> bylines, String feedId, Completeness completeness) {
        return fetch(
                FetchOutcome.FETCHED,
                Optional.of(article(title, text, bylines, completeness)),
                Optional.of(item(feedId)),
                second);
    }

    private static PageFetched recheck(String title, String text, int second) {
        return fetch(
                FetchOutcome.FETCHED,
                Optional.of(article(title, text, List.of(), Completeness.PAGE)),
                Optional.empty(),
                second);
    }

    private static PageFetched without(FetchOutcome outcome, int second) {
        return fetch(outcome, Optional.empty(), Optional.empty(), second);
    }

    private static PageFetched fetch(
            FetchOutcome outcome, Optional<ExtractedArticle> article, Optional<FeedItem> item, int second) {
        return new PageFetched(
                ID,
                URL,
                URL,
                URL,
                outcome,
                Optional.of(200),
                Optional.empty(),
                article,
                Validators.NONE,
                "harbour.example",
                StoreText.FULL,
                item,
                Reason.NEW,
                Optional.empty(),
                SEEN,
                SEEN.plusSeconds(second),
                Optional.empty());
    }

    private static ExtractedArticle article(
            String title, String text, List<String> bylines, Completeness completeness) {
        return new ExtractedArticle(
                title,
                bylines,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("en"),
                Optional.empty(),
                false,
                text,
                false,
                completeness);
    }

    private static FeedItem item(String feedId) {
        return new FeedItem(
                feedId,
                Optional.empty(),
                URL,
                Optional.of("Crane"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
