package counterclaim.index.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.contracts.ContestKind;
import counterclaim.contracts.EntityRef;
import counterclaim.contracts.Party;
import counterclaim.index.Ledger;
import counterclaim.index.News;
import counterclaim.index.SampleNews;
import counterclaim.index.search.ClaimHit;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimCardTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static News report(String outlet) {
        return News.at("https://" + outlet + "/1").outlet(outlet).text("The dam held. “It did not,” said Vask.");
    }

    @Test
    void aDisputeThatSeveralOutletsCarryIsShownOnceWithAllOfThem() {
        // Given
        Optional<Party> vask = Optional.of(new Party("Vask", Optional.empty(), Optional.<EntityRef>empty()));
        var claim = Ledger.claim("c", "The dam held")
                .disputedIn(report("a.example"), "“It did not,”", vask, ContestKind.REJECTION)
                .disputedIn(report("b.example"), "“It did not,”", vask, ContestKind.REJECTION)
                .changed();
        // When
        var card = ClaimCard.of(ClaimHit.of(claim), NOW);
        // Then
        assertThat(card.contests()).hasSize(1);
        assertThat(card.contests().getFirst().words()).isEqualTo("It did not,");
        assertThat(card.contests().getFirst().places())
                .extracting(ClaimCard.Place::outlet)
                .containsExactly("a.example", "b.example");
        assertThat(card.moreContests()).isZero();
    }

    @Test
    void originsAndSourcesStandSideBySide() {
        var card = ClaimCard.of(ClaimHit.of(SampleNews.claims().getFirst()), NOW);
        assertThat(card.counts()).isEqualTo("2 outlets · 2 independent origins · 1 source");
        assertThat(card.claimants())
                .containsExactly(new ClaimCard.Who("Harbour Ministry", "/entities/local%3Aharbour-ministry"));
    }
}
