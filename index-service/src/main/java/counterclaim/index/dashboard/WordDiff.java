package counterclaim.index.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What changed between two texts, word by word: the shortest edit script (Myers 1986). Texts that differ in more words than
 * {@link #MOST_CHANGES} are shown as one taken out and one put in.
 */
public final class WordDiff {
    /** What became of some words. */
    public enum Change {
        SAME,
        GONE,
        NEW
    }

    /** Words in a row with one fate. */
    public record Piece(Change change, String text) {
        public boolean gone() {
            return change == Change.GONE;
        }

        public boolean added() {
            return change == Change.NEW;
        }
    }

    static final int MOST_CHANGES = 1_500;
    /** A word with the space behind it. */
    private static final Pattern WORD = Pattern.compile("\\S+\\s*|\\s+");

    private WordDiff() {}

    static List<Piece> of(String before, String after) {
        var a = words(before);
        var b = words(after);
        int start = 0;
        while (start < a.size() && start < b.size() && a.get(start).equals(b.get(start))) {
            start++;
        }
        int end = 0;
        while (end < a.size() - start
                && end < b.size() - start
                && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
            end++;
        }
        var pieces = new ArrayList<Piece>();
        a.subList(0, start).forEach(word -> add(pieces, Change.SAME, word));
        middle(a.subList(start, a.size() - end), b.subList(start, b.size() - end), pieces);
        a.subList(a.size() - end, a.size()).forEach(word -> add(pieces, Change.SAME, word));
        return List.copyOf(pieces);
    }

    private static void middle(List<String> a, List<String> b, List<Piece> pieces) {
        var trace = trace(a, b);
        if (trace.isEmpty()) {
            a.forEach(word -> add(pieces, Change.GONE, word));
            b.forEach(word -> add(pieces, Change.NEW, word));
            return;
        }
        var reversed = new ArrayList<Piece>();
        int x = a.size();
        int y = b.size();
        for (int d = trace.size() - 1; d > 0; d--) {
            var furthest = trace.get(d - 1);
            int k = x - y;
            boolean down = k == -d || k != d && at(furthest, k - 1) < at(furthest, k + 1);
            int fromK = down ? k + 1 : k - 1;
            int fromX = at(furthest, fromK);
            int fromY = fromX - fromK;
            while (x > fromX && y > fromY) {
                reversed.add(new Piece(Change.SAME, a.get(--x)));
                y--;
            }
            if (down) {
                reversed.add(new Piece(Change.NEW, b.get(--y)));
            } else {
                reversed.add(new Piece(Change.GONE, a.get(--x)));
            }
        }
        while (x > 0) {
            reversed.add(new Piece(Change.SAME, a.get(--x)));
        }
        reversed.reversed().forEach(piece -> add(pieces, piece.change(), piece.text()));
    }

    /** For each number of changes, how far each diagonal gets; empty when there are too many. Diagonal k stands at k + length / 2. */
    private static List<int[]> trace(List<String> a, List<String> b) {
        int most = Math.min(MOST_CHANGES, a.size() + b.size());
        var trace = new ArrayList<int[]>();
        int[] before = {0};
        for (int d = 0; d <= most; d++) {
            var furthest = new int[2 * d + 3];
            Arrays.fill(furthest, -1);
            for (int k = -d; k <= d; k += 2) {
                int x = d == 0
                        ? 0
                        : k == -d || k != d && at(before, k - 1) < at(before, k + 1)
                                ? at(before, k + 1)
                                : at(before, k - 1) + 1;
                int y = x - k;
                while (x < a.size() && y < b.size() && a.get(x).equals(b.get(y))) {
                    x++;
                    y++;
                }
                furthest[k + furthest.length / 2] = x;
                if (x >= a.size() && y >= b.size()) {
                    trace.add(furthest);
                    return trace;
                }
            }
            trace.add(furthest);
            before = furthest;
        }
        return List.of();
    }

    private static int at(int[] furthest, int k) {
        int i = k + furthest.length / 2;
        return i < 0 || i >= furthest.length ? -1 : furthest[i];
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static void add(List<Piece> pieces, Change change, String words) {
        if (!pieces.isEmpty() && pieces.getLast().change() == change) {
            pieces.set(pieces.size() - 1, new Piece(change, pieces.getLast().text() + words));
        } else {
            pieces.add(new Piece(change, words));
        }
    }
}
