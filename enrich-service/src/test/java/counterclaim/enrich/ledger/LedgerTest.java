package counterclaim.enrich.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.contracts.ClaimState;
import counterclaim.contracts.ClaimTransition;
import counterclaim.contracts.ContestKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Articles CLAIM = Articles.in(
                    "courier.example",
                    "Harbour bridge failed inspection, union says",
                    "Inspectors warned the harbour board in May that the bridge was unsafe, the dockers’ union said.")
            .says("the dockers’ union", "Inspectors warned the harbour board in May that the bridge was unsafe");

    private final Map<String, ClaimEntry> claims = new LinkedHashMap<>();
    private final List<ClaimTransition> history = new ArrayList<>();
    private final List<ClaimEntry> published = new ArrayList<>();

    @Test
    void claimThatOneOutletCarriesAndNobodyDisputesIsNotPublished() {
        apply(CLAIM);
        assertThat(published).isEmpty();
        assertThat(claims).hasSize(1);
    }

    @Test
    void claimThatTwoOutletsCarryInTheirOwnWordsIsCorroborated() {
        apply(CLAIM);
        apply(Articles.in(
                        "ledger.example",
                        "Bridge warning",
                        "The bridge was unsafe and inspectors had warned the harbour board of it in May, a report says.")
                .says("a report", "The bridge was unsafe and inspectors had warned the harbour board of it in May"));
        assertThat(published).hasSize(1);
        assertThat(published.getFirst().state()).isEqualTo(ClaimState.CORROBORATED);
        assertThat(published.getFirst().origins()).isEqualTo(2);
        assertThat(published.getFirst().sources()).isEqualTo(2);
    }

    @Test
    void contestInsideAnArticleIsOneContestedClaim() {
        apply(denial());
        assertThat(published).hasSize(1);
        assertThat(published.getFirst().state()).isEqualTo(ClaimState.CONTESTED);
        assertThat(history)
                .extracting(ClaimTransition::cause)
                .containsExactly(ClaimTransition.Cause.ASSERTED, ClaimTransition.Cause.CONTESTED);
    }

    @Test
    void denialInAnotherOutletContestsTheClaimOfTheFirst() {
        apply(CLAIM);
        apply(Articles.in(
                        "ledger.example",
                        "Board rejects union account",
                        "The harbour board said inspectors never warned it in May that the bridge was unsafe.")
                .says("The harbour board", "inspectors never warned it in May that the bridge was unsafe"));
        assertThat(published).last().satisfies(claim -> {
            assertThat(claim.wording()).startsWith("Inspectors warned");
            assertThat(claim.state()).isEqualTo(ClaimState.CONTESTED);
            assertThat(claim.disputes())
                    .singleElement()
                    .satisfies(dispute -> assertThat(dispute.outletId()).isEqualTo("ledger.example"));
        });
    }

    @Test
    void anotherNumberFromAnotherSourceIsACounterclaim() {
        apply(Articles.in("courier.example", "March", "Organisers said 40,000 people joined the march in the capital.")
                .says("Organisers", "40,000 people joined the march in the capital"));
        apply(Articles.in(
                        "ledger.example", "March numbers", "Police said 9,000 people joined the march in the capital.")
                .says("Police", "9,000 people joined the march in the capital"));
        assertThat(published)
                .anySatisfy(claim -> assertThat(claim.disputes())
                        .extracting(ClaimEntry.Dispute::kind)
                        .contains(ContestKind.COUNTERCLAIM));
    }

    @Test
    void sameSourceWithAnotherNumberDisputesNobody() {
        apply(Articles.in("courier.example", "March", "Police said 8,000 people joined the march in the capital.")
                .says("Police", "8,000 people joined the march in the capital"));
        apply(Articles.in(
                        "ledger.example", "March numbers", "Police said 9,000 people joined the march in the capital.")
                .says("Police", "9,000 people joined the march in the capital"));
        assertThat(published).isEmpty();
    }

    @Test
    void withdrawnArticleTakesItsContestBack() {
        apply(CLAIM);
        apply(denial());
        apply(denial().sequence(2).withdrawn());
        assertThat(published)
                .last()
                .satisfies(claim -> assertThat(claim.state()).isEqualTo(ClaimState.REPORTED));
        assertThat(history)
                .extracting(ClaimTransition::cause)
                .contains(ClaimTransition.Cause.CONTEST_WITHDRAWN, ClaimTransition.Cause.ASSERTION_WITHDRAWN);
    }

    @Test
    void claimWhoseOnlyArticleIsWithdrawnIsWithdrawn() {
        apply(denial());
        apply(denial().sequence(2).withdrawn());
        assertThat(published)
                .last()
                .satisfies(claim -> assertThat(claim.state()).isEqualTo(ClaimState.WITHDRAWN));
    }

    @Test
    void outletThatCorrectsWhatItCarriedMakesTheClaimCorrected() {
        apply(CLAIM);
        apply(Articles.in(
                        "courier.example",
                        "Correction",
                        "We reported that inspectors warned the harbour board in May that the bridge was unsafe. That was wrong.")
                .minutesLater(90)
                .contested(
                        "inspectors warned the harbour board in May that the bridge was unsafe",
                        null,
                        "That was wrong.",
                        null,
                        ContestKind.CORRECTION));
        assertThat(published)
                .last()
                .satisfies(claim -> assertThat(claim.state()).isEqualTo(ClaimState.CORRECTED));
    }

    @Test
    void sameArticleOnceMoreChangesNothing() {
        apply(denial());
        var before = published.size();
        apply(denial());
        assertThat(published).hasSize(before);
    }

    @Test
    void reprintIsNoOriginOfItsOwn() {
        apply(CLAIM);
        var original = CLAIM.in("story");
        var reprint = Articles.in(
                        "post.example",
                        "Harbour bridge failed inspection",
                        "Inspectors warned the harbour board in May that the bridge was unsafe, the dockers’ union said.")
                .says("the dockers’ union", "Inspectors warned the harbour board in May that the bridge was unsafe");
        apply(ArticleReader.read(reprint.enriched()).placed("story", java.util.Optional.of(original.articleId())));
        assertThat(published).isEmpty();
        assertThat(claims.values()).singleElement().satisfies(claim -> {
            assertThat(claim.origins()).isEqualTo(1);
            assertThat(claim.assertions()).hasSize(2);
        });
    }

    @Test
    void wordingIsShownWithoutWhatSurroundsIt() {
        assertThat(Wording.shown("“This was no accident,”")).isEqualTo("This was no accident");
        assertThat(Wording.shown("that it had been warned.")).isEqualTo("it had been warned.");
        assertThat(Wording.shown("“,”")).isEqualTo("“,”");
    }

    private static Articles denial() {
        return Articles.in(
                        "post.example",
                        "Board denies warning",
                        "The union says inspectors warned the harbour board in May that the bridge was unsafe."
                                + " The board denied it.")
                .contested(
                        "inspectors warned the harbour board in May that the bridge was unsafe",
                        "The union",
                        "The board denied it.",
                        "The board",
                        ContestKind.DENIAL);
    }

    private void apply(Articles article) {
        apply(article.in("story"));
    }

    private void apply(Reading article) {
        var outcome = Ledger.apply(List.copyOf(claims.values()), article, Articles.NOON);
        outcome.claims().forEach(claim -> claims.put(claim.claimId(), claim));
        published.addAll(outcome.published());
        history.addAll(outcome.transitions());
    }
}
