package counterclaim.enrich.text;

import java.util.List;

/**
 * A sentence without the space around it.
 *
 * @param index of the sentence in its text
 * @param paragraph index of the paragraph in its text
 * @param start first UTF-16 unit
 * @param end the unit after its last
 * @param words in order, at least one, at most {@link TextSplitter#LONGEST_SENTENCE}
 */
public record Sentence(int index, int paragraph, int start, int end, List<Word> words) {
    public Sentence {
        words = List.copyOf(words);
    }

    /** The words as written, from the first to the one before the last index. */
    public String text(String whole, int fromWord, int toWord) {
        return whole.substring(
                words.get(fromWord).start(), words.get(toWord - 1).end());
    }
}
