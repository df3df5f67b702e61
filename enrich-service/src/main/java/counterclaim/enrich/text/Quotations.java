package counterclaim.enrich.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The passages in quotation marks. A quotation that never closes ends with its paragraph.
 */
public final class Quotations {
    /**
     * @param start of the opening mark
     * @param end after the closing mark
     * @param closed whether the closing mark is there
     */
    public record Quotation(int start, int end, boolean closed) {
        /** Where the words begin, after the opening mark. */
        public int inner() {
            return start + 1;
        }

        /** Where the words end, before the closing mark. */
        public int innerEnd() {
            return closed ? end - 1 : end;
        }

        public boolean holds(int unit) {
            return start <= unit && unit < end;
        }
    }

    private final List<Quotation> all;
    private final BitSet inside = new BitSet();

    private Quotations(List<Quotation> all) {
        this.all = List.copyOf(all);
        for (var q : all) {
            inside.set(q.start(), q.end());
        }
    }

    public List<Quotation> all() {
        return all;
    }

    public boolean inside(int unit) {
        return inside.get(unit);
    }

    public static Quotations of(TextPart part) {
        var found = new ArrayList<Quotation>();
        var text = part.text();
        var sentences = part.sentences();
        int i = 0;
        while (i < sentences.size()) {
            int j = i;
            while (j + 1 < sentences.size()
                    && sentences.get(j + 1).paragraph() == sentences.get(i).paragraph()) {
                j++;
            }
            paragraph(text, sentences.get(i).start(), sentences.get(j).end(), found);
            i = j + 1;
        }
        return new Quotations(found);
    }

    private static void paragraph(String text, int from, int to, List<Quotation> found) {
        int open = -1;
        char close = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (open < 0) {
                close = closing(text, i, from, to);
                if (close != 0) {
                    open = i;
                }
            } else if (isClose(text, i, to, c, close)) {
                found.add(new Quotation(open, i + 1, true));
                open = -1;
            }
        }
        if (open >= 0 && to - open > 1) {
            found.add(new Quotation(open, to, false));
        }
    }

    private static char closing(String text, int i, int from, int to) {
        boolean atEdge = i == from || !Character.isLetterOrDigit(text.charAt(i - 1));
        return switch (text.charAt(i)) {
            case '“', '„' -> '”';
            case '«' -> '»';
            case '"' -> '"';
            case '‘' -> atEdge ? '’' : 0;
            case '\'' ->
                atEdge && i + 1 < to && Character.isLetter(text.charAt(i + 1)) && closesLater(text, i, to) ? '\'' : 0;
            default -> 0;
        };
    }

    /** A straight apostrophe opens a quotation only where one that can close it follows within a sentence's reach. */
    private static boolean closesLater(String text, int open, int to) {
        int limit = Math.min(to, open + 400);
        for (int i = open + 2; i < limit; i++) {
            if (text.charAt(i) == '\''
                    && (!Character.isLetterOrDigit(text.charAt(i - 1)) || isAfterWord(text, i, to))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAfterWord(String text, int i, int to) {
        return Character.isLetterOrDigit(text.charAt(i - 1))
                && (i + 1 >= to || !Character.isLetterOrDigit(text.charAt(i + 1)))
                && text.charAt(i - 1) != 's';
    }

    private static boolean isClose(String text, int i, int to, char c, char close) {
        if (close == '”' && c == '"') {
            return true;
        }
        if (c != close) {
            return false;
        }
        return switch (close) {
            case '’', '\'' -> i + 1 >= to || !Character.isLetterOrDigit(text.charAt(i + 1));
            default -> true;
        };
    }
}
