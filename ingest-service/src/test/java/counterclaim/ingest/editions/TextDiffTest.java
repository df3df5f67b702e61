package counterclaim.ingest.editions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextDiffTest {
    @Test
    void enormousTextsAreOnlyCounted() {
        var before = IntStream.range(0, 50_000).mapToObj(i -> "before " + i).collect(Collectors.joining("\n\n"));
        var after = IntStream.range(0, 50_000).mapToObj(i -> "after " + i).collect(Collectors.joining("\n\n"));
        assertThat(TextDiff.summary("t", before, "t", after))
                .isEqualTo("Text changed: 50000 paragraphs before, 50000 now");
    }

    @Test
    void summaryIsCutAndSaysSo() {
        var after =
                IntStream.range(0, 500).mapToObj(i -> "Paragraph number " + i).collect(Collectors.joining("\n\n"));
        var summary = TextDiff.summary("t", "Nothing of it.", "t", after);
        assertThat(summary.length()).isLessThanOrEqualTo(TextDiff.LONGEST);
        assertThat(summary).endsWith("…");
    }

    @Test
    void changedParagraphsAreShownBeforeAndAfter() {
        assertThat(TextDiff.summary("t", "One.\n\nTwo.\n\nThree.", "t", "One.\n\nTwo, corrected.\n\nThree."))
                .isEqualTo("- Two.\n+ Two, corrected.");
    }

    @Test
    void changedTitleIsShown() {
        assertThat(TextDiff.summary("Crane fell", "x", "Crane stands", "x"))
                .isEqualTo("Title was: Crane fell\nTitle is: Crane stands");
    }
}
