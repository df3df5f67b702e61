package counterclaim.index.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.contracts.ClaimChanged;
import counterclaim.contracts.Json;
import counterclaim.contracts.LedgerContest;
import counterclaim.index.SampleNews;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerDocumentsTest {
    private static ClaimChanged takenBack(ClaimChanged claim) {
        return new ClaimChanged(
                claim.claimId(),
                claim.revision() + 1,
                claim.wording(),
                claim.subjects(),
                claim.claimants(),
                claim.contests().stream()
                        .map(contest -> new LedgerContest(
                                contest.articleId(),
                                contest.outletId(),
                                contest.evidence(),
                                contest.challenger(),
                                contest.kind(),
                                contest.confidence(),
                                contest.reason(),
                                contest.at(),
                                true))
                        .toList(),
                claim.articles(),
                claim.counts(),
                claim.storyIds(),
                claim.state(),
                claim.firstSeenAt(),
                claim.lastSeenAt(),
                claim.changedAt(),
                claim.mergedInto(),
                claim.cut());
    }

    @Test
    void whoTookTheDisputeBackIsNoChallengerAnyMore() throws IOException {
        var write =
                LedgerDocuments.of(takenBack(SampleNews.claims().getFirst())).getFirst();
        var json = Json.mapper().readTree(write.json());
        assertThat(json.path("challengers")).isEmpty();
        assertThat(json.path("kinds")).isEmpty();
        assertThat(json.path("record").path("contests")).hasSize(2);
    }

    @Test
    void theRevisionIsTheVersion() {
        assertThat(LedgerDocuments.of(SampleNews.claims().getFirst()).getFirst().version())
                .hasValue(3);
    }

    @Test
    void theSameStepReadTwiceIsOneDocumentAndTwoStepsOfOneRevisionAreTwo() {
        var ids =
                List.of(
                                SampleNews.history().get(0),
                                SampleNews.history().get(0),
                                SampleNews.history().get(1))
                        .stream()
                        .map(step -> LedgerDocuments.of(step).getFirst().id())
                        .toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    }
}
