package counterclaim.enrich.perceptron;

import counterclaim.enrich.text.Word;
import java.util.Locale;

/**
 * What features are made of, worked out once for a word.
 *
 * @param lower in lower case, quotes and apostrophes straightened
 * @param classes from the coarsest Brown class to the finest
 * @param shape hash of the shape with runs shortened: Xx, X.X., d,d
 */
public record Seen(Word word, String lower, long hash, long lowerHash, long[] classes, long shape) {
    public static final Seen EDGE = new Seen(new Word(0, 1, "|"), "|", 1, 2, new long[0], 3);

    public static Seen of(Word word, WordClasses classes) {
        var form = straight(word.form());
        var lower = form.toLowerCase(Locale.ROOT);
        return new Seen(word, lower, Features.hash(form), Features.hash(lower), classes.of(form, lower), shape(form));
    }

    private static String straight(String form) {
        if (form.indexOf('’') < 0 && form.indexOf('‘') < 0 && form.indexOf('“') < 0 && form.indexOf('”') < 0) {
            return form;
        }
        return form.replace('’', '\'').replace('‘', '\'').replace('“', '"').replace('”', '"');
    }

    private static long shape(String form) {
        long h = 17;
        char before = 0;
        for (int i = 0; i < form.length() && i < 20; i++) {
            char c = form.charAt(i);
            char kind = Character.isUpperCase(c)
                    ? 'X'
                    : Character.isLowerCase(c) ? 'x' : Character.isDigit(c) ? 'd' : Character.isLetter(c) ? 'l' : c;
            if (kind != before) {
                h = h * 31 + kind;
            }
            before = kind;
        }
        return h;
    }
}
