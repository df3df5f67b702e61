package counterclaim.enrich.contested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import counterclaim.contracts.ContestedClaim;
import counterclaim.contracts.Party;
import counterclaim.enrich.ArticleEnricher;
import counterclaim.enrich.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain reports with one contested claim each, through all steps. */
class ReportsTest {
    private static final ArticleEnricher ENRICHER = ArticleEnricher.load(Clock.systemUTC(), Steps.UNTIMED);

    static List<Arguments> reports() {
        return List.of(
                Arguments.of(
                        "rejected the claim",
                        "Harbour chief Tomas Ulvik said on Monday that the Lenz bridge had passed every inspection. The builders’ union rejected the claim, saying that nobody had looked at the cables since spring.",
                        "passed every inspection",
                        "Ulvik",
                        "union"),
                Arguments.of(
                        "denied that",
                        "The mayor of Varnholm, Ana Petkova, has denied that she took money from a builder. Prosecutors are looking into payments made in 2023.",
                        "took money",
                        "",
                        "Petkova"),
                Arguments.of(
                        "false, she said",
                        "Opposition leader Marek Dolan claimed that two hospitals in the north had run out of medicine. “That is false,” health minister Ines Carro told reporters on Tuesday.",
                        "run out of medicine",
                        "Dolan",
                        "Carro"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void contestedClaimIsFoundWithWhoAndWhom(
            String name, String text, String words, String claimant, String challenger) {
        var contested = ENRICHER.tags("", text).contested();
        assertThat(contested).as(name).anySatisfy(claim -> {
            assertThat(claim.claim().exact()).contains(words);
            if (!claimant.isEmpty()) {
                assertThat(name(claim)).contains(claimant);
            }
            assertThat(claim.contests())
                    .anySatisfy(contest -> assertThat(
                                    contest.challenger().map(Party::name).orElse(""))
                            .contains(challenger));
        });
    }

    private static String name(ContestedClaim claim) {
        return claim.claimant().map(Party::name).orElse("");
    }

    @Test
    void reportWithoutADisputeHasNoContestedClaim() {
        var text =
                "The town of Varnholm opened its new library on Saturday. Mayor Ana Petkova cut the ribbon and read to children. The building cost four million euros and holds 60,000 books.";
        assertThat(ENRICHER.tags("", text).contested()).isEmpty();
    }

    @Test
    void refusedOfferIsNoContestedClaim() {
        var text =
                "Lawmakers on Wednesday rejected a bill that would have raised the bus fare in Varnholm. The council will vote on another proposal in May.";
        assertThat(ENRICHER.tags("", text).contested()).isEmpty();
    }

    @Test
    void recapturedKurskClaimIsFoundWithItsChallengers() throws IOException {
        var article = Path.of(
                System.getProperty("counterclaim.root", ".."),
                "..",
                "shared",
                "benchmarks",
                "contested",
                "text",
                "seed_kursk.txt");
        assumeTrue(Files.exists(article), "the benchmarks are not beside the repository");
        var contested = ENRICHER.tags("", Files.readString(article)).contested();
        assertThat(contested).anySatisfy(claim -> {
            assertThat(claim.claim().exact()).contains("recaptured the embattled Kursk");
            assertThat(name(claim)).contains("Russia");
            assertThat(claim.contests())
                    .extracting(c -> c.challenger().map(Party::name).orElse(""))
                    .contains("Ukrainian officials", "Ukraine’s military");
        });
    }
}
