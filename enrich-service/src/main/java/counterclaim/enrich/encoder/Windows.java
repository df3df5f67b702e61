package counterclaim.enrich.encoder;

import counterclaim.enrich.text.TextPart;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Cuts a text into windows, as models/EXPORT.md says. */
final class Windows {
    private static final int MOST = 192;
    private static final int ROOM = MOST - 2;
    private static final int CLS = 101;
    private static final int SEP = 102;
    private static final int SHAPES = 8;
    private static final int QUOTED = 24;

    private record Shaped(WordPieces.Pieces pieces, int shape, int sentence) {
        private int size() {
            return Math.min(ROOM, pieces.ids().length);
        }
    }

    private record Unit(int from, int to, int size) {}

    private Windows() {}

    static List<Window> of(TextPart part, WordPieces tokenizer) {
        var words = shaped(part, tokenizer);
        var units = units(words);
        var windows = new ArrayList<Window>();
        int u = 0;
        while (u < units.size()) {
            int v = u;
            int size = 0;
            while (v < units.size() && size + units.get(v).size() <= ROOM) {
                size += units.get(v).size();
                v++;
            }
            boolean done = v == units.size();
            int owned = done || v - u == 1 ? v : v - 1;
            windows.add(window(
                    words,
                    units.get(u).from(),
                    units.get(v - 1).to(),
                    units.get(owned - 1).to()));
            u = done ? v : owned;
        }
        return windows;
    }

    private static List<Shaped> shaped(TextPart part, WordPieces tokenizer) {
        var text = part.text();
        var quoted = quoted(text);
        var words = new ArrayList<Shaped>();
        if (part.sentences().isEmpty()) {
            return words;
        }
        int before = -1;
        int last = 0;
        for (var pieces : tokenizer.split(text)) {
            int sentence = part.sentenceAt(pieces.start());
            int position = 0;
            if (sentence != before) {
                position = before < 0 || text.substring(last, pieces.start()).indexOf('\n') >= 0 ? 2 : 1;
            }
            before = sentence;
            last = pieces.end();
            int shape = letters(text, pieces.start(), pieces.end())
                    + SHAPES * position
                    + (quoted.get(pieces.start()) ? QUOTED : 0);
            words.add(new Shaped(pieces, shape, sentence));
        }
        return words;
    }

    private static BitSet quoted(String text) {
        var quoted = new BitSet(text.length());
        boolean on = false;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '“', '«', '„' -> on = true;
                case '”', '»', '\n' -> on = false;
                case '"' -> on = !on;
                default -> {}
            }
            quoted.set(i, on);
        }
        return quoted;
    }

    private static int letters(String text, int start, int end) {
        int letters = 0;
        int upper = 0;
        for (int i = start; i < end; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isDigit(c)) {
                return 6;
            }
            if (Character.isLetter(c)) {
                letters++;
                upper += Character.isUpperCase(c) ? 1 : 0;
            }
        }
        if (letters == 0) {
            return 7;
        }
        if (upper == 0) {
            return 1;
        }
        if (upper == letters) {
            return letters == 1 ? 4 : 3;
        }
        return upper == 1 && Character.isUpperCase(text.codePointAt(start)) ? 2 : 5;
    }

    private static List<Unit> units(List<Shaped> words) {
        var units = new ArrayList<Unit>();
        int i = 0;
        while (i < words.size()) {
            int j = i;
            int size = 0;
            while (j < words.size()
                    && words.get(j).sentence() == words.get(i).sentence()
                    && size + words.get(j).size() <= ROOM) {
                size += words.get(j).size();
                j++;
            }
            units.add(new Unit(i, j, size));
            i = j;
        }
        return units;
    }

    private static Window window(List<Shaped> words, int from, int to, int owned) {
        int pieces = 2;
        for (int i = from; i < to; i++) {
            pieces += words.get(i).size();
        }
        var ids = new long[pieces];
        var shapes = new long[pieces];
        int n = to - from;
        var first = new int[n];
        var start = new int[n];
        var end = new int[n];
        var sentence = new int[n];
        ids[0] = CLS;
        int at = 1;
        for (int i = 0; i < n; i++) {
            var word = words.get(from + i);
            first[i] = at;
            start[i] = word.pieces().start();
            end[i] = word.pieces().end();
            sentence[i] = word.sentence();
            for (int k = 0; k < word.size(); k++) {
                ids[at] = word.pieces().ids()[k];
                shapes[at] = word.shape();
                at++;
            }
        }
        ids[at] = SEP;
        return new Window(ids, shapes, first, start, end, sentence, owned - from);
    }
}
