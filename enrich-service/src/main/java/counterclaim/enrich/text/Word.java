package counterclaim.enrich.text;

/**
 * A word, a number or a mark of punctuation.
 *
 * @param start first UTF-16 unit in its text
 * @param end the unit after its last
 * @param form as written; of a very long word only the beginning
 */
public record Word(int start, int end, String form) {
    /** Whether it holds a letter or a digit first, so is no punctuation. */
    public boolean isWord() {
        return Character.isLetterOrDigit(form.codePointAt(0));
    }

    public boolean isCapitalised() {
        return Character.isUpperCase(form.codePointAt(0));
    }
}
