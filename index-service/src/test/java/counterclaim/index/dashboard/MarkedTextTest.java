package counterclaim.index.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.contracts.Span;
import counterclaim.index.News;
import counterclaim.index.SampleNews;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkedTextTest {
    private static List<List<MarkedText.Piece>> marked(News news) {
        var article = news.enriched();
        return MarkedText.of(Span.Part.TEXT, article.article().text(), article.contested(), article.entities());
    }

    @Test
    void spansThatTheTextDoesNotBearOutMarkNothing() {
        var article = SampleNews.BRIDGE.enriched();
        var pieces = MarkedText.of(Span.Part.TEXT, "Short.", article.contested(), article.entities());
        assertThat(pieces).containsExactly(List.of(new MarkedText.Piece("Short.", "", "", "", List.of())));
    }

    @Test
    void anEmptyTextHasNoPieces() {
        assertThat(MarkedText.of(Span.Part.TEXT, "", List.of(), List.of())).isEmpty();
    }

    @Test
    void piecesTogetherAreTheText() {
        var text = marked(SampleNews.BRIDGE).stream()
                .map(paragraph -> paragraph.stream().map(MarkedText.Piece::text).collect(Collectors.joining()))
                .collect(Collectors.joining("\n\n"));
        assertThat(text).isEqualTo(SampleNews.BRIDGE.enriched().article().text());
    }

    @Test
    void anEntityInsideAClaimIsBoth() {
        var varna = marked(SampleNews.BRIDGE).getFirst().stream()
                .filter(piece -> piece.text().equals("Varna"))
                .findFirst()
                .orElseThrow();
        assertThat(varna.classes()).isEqualTo("claim entity place");
        assertThat(varna.href()).isEqualTo("/entities/geonames%3A726050");
    }

    @Test
    void whoSeesNoColoursIsToldWhatBeginsAndTheNumberLeadsToTheList() {
        var pieces = marked(SampleNews.BRIDGE).stream().flatMap(List::stream).toList();
        assertThat(pieces).extracting(MarkedText.Piece::before).contains("Claim 1: ", "Rejection of claim 1: ");
        assertThat(pieces.stream().flatMap(piece -> piece.numbers().stream()).map(MarkedText.Number::anchor))
                .containsExactly("c1", "c1a", "c1b", "c1c");
    }
}
