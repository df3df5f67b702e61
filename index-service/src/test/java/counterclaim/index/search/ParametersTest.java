package counterclaim.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
    @Test
    void anUnknownParameterIsNamedTogetherWithTheKnownOnes() {
        assertThatThrownBy(() -> ArticleQuery.of(Map.of("claiment", List.of("x"))))
                .isInstanceOfSatisfying(
                        InvalidParameter.class, e -> assertThat(e.parameter()).isEqualTo("claiment"))
                .hasMessageContaining("claimant");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "contested,yes",
        "withdrawn,1",
        "kind,lie",
        "sort,best",
        "mode,magic",
        "from,yesterday",
        "from,2026-13-01",
        "to,+999999-01-01T00:00:00Z",
        "near,here",
        "near,'91,0'",
        "near,'NaN,0'",
        "near,'1,2,3'",
        "q,'(open'"
    })
    void aValueThatCannotBeIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> ArticleQuery.of(Map.of(name, List.of(value))))
                .isInstanceOfSatisfying(
                        InvalidParameter.class, e -> assertThat(e.parameter()).isEqualTo(name));
    }

    @ParameterizedTest
    @CsvSource({"0", "101", "-1", "ten", "99999999999"})
    void aPageHasBetweenOneAndAHundredItems(String size) {
        assertThatThrownBy(() -> PageRequest.of(Map.of("size", List.of(size)))).hasMessageContaining("from 1 to 100");
    }

    @Test
    void aDistanceNeedsAPlaceAndAUnit() {
        assertThatThrownBy(() -> ArticleQuery.of(Map.of("distance", List.of("5km"))))
                .hasMessageContaining("near=");
        assertThatThrownBy(() -> ArticleQuery.of(Map.of("near", List.of("1,2"), "distance", List.of("5 parsecs"))))
                .hasMessageContaining("km, mi or m");
    }

    @Test
    void theEndComesAfterTheStart() {
        assertThatThrownBy(() -> ArticleQuery.of(Map.of("from", List.of("2026-11-02"), "to", List.of("2026-11-01"))))
                .hasMessageContaining("later");
    }

    @Test
    void hybridModeNeedsWords() {
        assertThatThrownBy(() -> ArticleQuery.of(Map.of("mode", List.of("hybrid"))))
                .hasMessageContaining("needs words");
    }

    @Test
    void aSingleParameterGivenTwiceIsRefused() {
        assertThatThrownBy(() -> ArticleQuery.of(Map.of("q", List.of("a", "b"))))
                .hasMessageContaining("Given 2 times");
    }

    @Test
    void valuesAreBoundedInLengthAndNumber() {
        assertThatThrownBy(() -> ArticleQuery.of(Map.of("claimant", List.of("x".repeat(2_001)))))
                .hasMessageContaining("at most 2000");
        assertThatThrownBy(() -> ArticleQuery.of(Map.of("outlet", Collections.nCopies(51, "x"))))
                .hasMessageContaining("at most 50");
    }

    @Test
    void emptyFieldsOfAFormAreAbsent() {
        var query = ArticleQuery.of(
                Map.of("q", List.of(""), "claimant", List.of("  "), "outlet", List.of("", "a.example")));
        assertThat(query.q()).isEmpty();
        assertThat(query.claimant()).isEmpty();
        assertThat(query.outlets()).containsExactly("a.example");
    }

    @Test
    void aDayCountsWhole() {
        var query = ArticleQuery.of(Map.of("from", List.of("2026-11-01"), "to", List.of("2026-11-01")));
        assertThat(query.from()).contains(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(query.to()).contains(Instant.parse("2026-11-01T23:59:59.999Z"));
    }

    @Test
    void bidirectionalAndControlCharactersSeparateWords() {
        assertThat(ArticleQuery.of(Map.of("q", List.of("\u202Ebridge\u0000safe\u2066")))
                        .q())
                .contains("bridge safe");
    }

    @Test
    void withWordsTheBestComeFirstAndWithoutTheNewest() {
        assertThat(ArticleQuery.of(Map.of("q", List.of("x"))).sort()).isEqualTo(ArticleQuery.Sort.RELEVANCE);
        assertThat(ArticleQuery.of(Map.of()).sort()).isEqualTo(ArticleQuery.Sort.NEWEST);
    }
}
