package counterclaim.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.contracts.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotationsTest {
    private static List<String> quoted(String text) {
        var part = TextSplitter.split(Span.Part.TEXT, text);
        return Quotations.of(part).all().stream()
                .map(q -> text.substring(q.inner(), q.innerEnd()))
                .toList();
    }

    @Test
    void curlyAndStraightMarksAreFound() {
        assertThat(quoted("“One,” he said, \"two\" and ‘three’.")).containsExactly("One,", "two", "three");
    }

    @Test
    void apostropheOpensNothing() {
        assertThat(quoted("The workers’ pay and Ukraine’s army, in the '90s.")).isEmpty();
    }

    @Test
    void quotationThatNeverClosesEndsWithItsParagraph() {
        assertThat(quoted("“We paid once. That is all.\n\nThe other paragraph."))
                .containsExactly("We paid once. That is all.");
    }
}
