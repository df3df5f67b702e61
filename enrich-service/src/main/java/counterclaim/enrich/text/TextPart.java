package counterclaim.enrich.text;

import counterclaim.contracts.Span;
import java.util.List;

/** Title or text of an article, split. */
public record TextPart(Span.Part part, String text, List<Sentence> sentences) {
    public TextPart {
        sentences = List.copyOf(sentences);
    }

    public Span span(int start, int end) {
        return Span.of(part, text, start, end);
    }

    /** The index of the sentence that holds the unit, or of the last one before it; 0 for what comes first. */
    public int sentenceAt(int unit) {
        int low = 0;
        int high = sentences.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (sentences.get(middle).start() <= unit) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Math.max(0, low);
    }
}
