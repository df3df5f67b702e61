package counterclaim.index.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import counterclaim.contracts.ArticleEnriched;
import counterclaim.contracts.ContestKind;
import counterclaim.contracts.Entity;
import counterclaim.contracts.FeedRegistered.StoreText;
import counterclaim.contracts.Json;
import counterclaim.index.News;
import counterclaim.index.SampleNews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArticleDocumentsTest {
    private final ArticleDocuments documents = new ArticleDocuments(Set.of("de"));

    private JsonNode article(ArticleEnriched enriched) {
        return json(documents.of(enriched).getFirst());
    }

    private static JsonNode json(Write write) {
        try {
            return Json.mapper().readTree(write.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aWithdrawnArticleIsAStubAndItsVersionsLoseTheirText() {
        // Given
        var gone = News.at("https://north.example/gone").version(4, 2).withdrawn();
        // When
        var writes = documents.of(gone.enriched());
        // Then
        assertThat(json(writes.getFirst()).path("withdrawn").asBoolean()).isTrue();
        assertThat(json(writes.getFirst()).has("text")).isFalse();
        assertThat(json(writes.getFirst()).has("tags")).isFalse();
        assertThat(writes.stream().skip(1).map(Write::id)).containsExactly(gone.id() + ":1", gone.id() + ":2");
        assertThat(writes.stream()
                        .skip(1)
                        .map(ArticleDocumentsTest::json)
                        .map(v -> v.path("text").asText("")))
                .containsOnly("");
        assertThat(writes.stream().map(write -> write.version().getAsLong())).containsOnly(4 * 65_536L + 1);
    }

    @Test
    void ofAnOutletThatAllowsAnExcerptFiveHundredCharactersAreKept() {
        var text = "x".repeat(499) + "\uD83D\uDE00" + "y".repeat(100);
        var news = News.at("https://north.example/e")
                .text(text)
                .stores(StoreText.EXCERPT)
                .enriched();
        var kept = article(news);
        assertThat(kept.path("text").asText()).isEqualTo("x".repeat(499));
        assertThat(kept.path("textCut").asBoolean()).isTrue();
        assertThat(json(documents.of(news).get(1)).path("text").asText()).hasSize(499);
    }

    @Test
    void ofAnOutletThatAllowsNothingNoTextIsKept() {
        var kept = article(News.at("https://north.example/n")
                .language("de")
                .stores(StoreText.NONE)
                .enriched());
        assertThat(kept.path("text").asText("")).isEmpty();
        assertThat(kept.path("inLanguage").path("de").path("text").asText("")).isEmpty();
    }

    @Test
    void aDateBeforeTheWebDoesNotDecideTheOrder() {
        var kept = article(News.at("https://north.example/old")
                .published("-0001-01-01T00:00:00Z")
                .enriched());
        assertThat(kept.path("sortedAt").asText()).isEqualTo("2026-11-20T10:00:00Z");
    }

    @Test
    void aVectorOfAnotherModelIsLeftOutRatherThanTheArticle() {
        assertThat(article(News.at("https://a.example/v")
                                .vector(List.of(1f, 2f))
                                .enriched())
                        .has("vector"))
                .isFalse();
        assertThat(article(News.at("https://a.example/v")
                                .vector(Collections.nCopies(384, 0f))
                                .enriched())
                        .has("vector"))
                .isFalse();
        assertThat(article(News.at("https://a.example/v")
                                .vector(Collections.nCopies(384, 0.1f))
                                .enriched())
                        .path("vector"))
                .hasSize(384);
    }

    @Test
    void moreContestedClaimsThanTheIndexTakesAreStillShown() {
        var news = News.at("https://a.example/many").text("Claim. No, said X.");
        IntStream.range(0, 200).forEach(i -> news.contested("Claim", "", news.contest("No", "X", ContestKind.DENIAL)));
        var kept = article(news.enriched());
        assertThat(kept.path("contested")).hasSize(150);
        assertThat(kept.path("tags").path("contested")).hasSize(200);
        assertThat(kept.path("contestedCount").asInt()).isEqualTo(200);
    }

    @Test
    void anArticleStaysInTheMonthInWhichItWasFirstSeen() {
        assertThat(documents.of(SampleNews.VOTE.enriched()).getFirst().index()).isEqualTo("articles-v1-2026.10");
    }

    @Test
    void aLanguageWithAnAnalyzerIsAlsoIndexedInItsOwnWay() {
        assertThat(article(SampleNews.GERMAN.enriched())
                        .path("inLanguage")
                        .path("de")
                        .path("title")
                        .asText())
                .startsWith("Hafenarbeiter");
        assertThat(article(SampleNews.BRIDGE.enriched()).has("inLanguage")).isFalse();
    }

    @Test
    void anEntityThatIsKnownIsNotWrittenAgain() {
        var first = News.at("https://a.example/1").text("Acme grew.").mentions(Entity.Type.ORG, "Acme", "local:acme");
        var second = News.at("https://a.example/2").text("Acme fell.").mentions(Entity.Type.ORG, "Acme", "local:acme");
        assertThat(documents.of(first.enriched())).extracting(Write::index).contains("entities");
        assertThat(documents.of(second.enriched())).extracting(Write::index).doesNotContain("entities");
    }
}
