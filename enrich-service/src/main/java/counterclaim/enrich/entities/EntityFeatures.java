package counterclaim.enrich.entities;

import counterclaim.enrich.perceptron.Features;
import counterclaim.enrich.perceptron.Seen;
import counterclaim.enrich.perceptron.WordClasses;
import counterclaim.enrich.text.Sentence;
import counterclaim.enrich.text.TextPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The features by which the perceptron tells names: the word, its neighbours, and where else the text has it. */
public final class EntityFeatures {
    private static final int REMEMBERED = 6;
    private static final int USED = 3;

    private final WordClasses classes;
    private final Gazetteer gazetteer;

    public EntityFeatures(WordClasses classes, Gazetteer gazetteer) {
        this.classes = classes;
        this.gazetteer = gazetteer;
    }

    private record At(int sentence, int word) {}

    private static final class Memory {
        private final List<At> capitalised = new ArrayList<>();
        private boolean lowerCase;
    }

    /** Features of every word of every sentence. */
    public List<long[][]> of(TextPart part) {
        var sentences = part.sentences();
        var seen = new ArrayList<Seen[]>(sentences.size());
        var memory = new HashMap<String, Memory>();
        for (int s = 0; s < sentences.size(); s++) {
            var words = sentences.get(s).words();
            var row = new Seen[words.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = Seen.of(words.get(i), classes);
                remember(memory, row[i], s, i);
            }
            seen.add(row);
        }
        var out = new ArrayList<long[][]>(sentences.size());
        var f = new Features();
        for (int s = 0; s < sentences.size(); s++) {
            out.add(sentence(sentences.get(s), s, seen, memory, f));
        }
        return out;
    }

    private static void remember(Map<String, Memory> memory, Seen word, int sentence, int i) {
        if (!word.word().isWord() || word.lower().length() < 2) {
            return;
        }
        var known = memory.computeIfAbsent(word.lower(), key -> new Memory());
        if (!word.word().isCapitalised()) {
            known.lowerCase = true;
        } else if (known.capitalised.size() < REMEMBERED) {
            known.capitalised.add(new At(sentence, i));
        }
    }

    private long[][] sentence(Sentence sentence, int s, List<Seen[]> seen, Map<String, Memory> memory, Features f) {
        var row = seen.get(s);
        int n = row.length;
        var marks = gazetteer.marks(sentence.words());
        int capitals = 0;
        int letters = 0;
        for (var word : row) {
            if (Character.isLetter(word.word().form().codePointAt(0))) {
                letters++;
                capitals += word.word().isCapitalised() ? 1 : 0;
            }
        }
        // headlines in capitals or title case say little by their capitals
        int casing = letters == 0 ? 0 : capitals * 4 / letters;
        var out = new long[n][];
        for (int i = 0; i < n; i++) {
            f.clear();
            word(row, i, marks, casing, f);
            remembered(row, i, s, seen, memory, f);
            out[i] = f.toArray();
        }
        return out;
    }

    private static Seen at(Seen[] row, int i) {
        return i < 0 || i >= row.length ? Seen.EDGE : row[i];
    }

    private static void word(Seen[] row, int i, byte[] marks, int casing, Features f) {
        var w = row[i];
        var before = at(row, i - 1);
        var after = at(row, i + 1);
        f.add(0, 1);
        f.add(1, w.hash());
        f.add(2, w.lowerHash());
        f.add(3, w.shape());
        f.add(4, w.shape(), casing);
        f.add(5, w.shape(), i == 0 ? 1 : 0);
        int length = w.lower().length();
        for (int k = 1; k <= 4 && k <= length; k++) {
            f.add(10 + k, Features.hash(w.lower(), 0, k));
            f.add(14 + k, Features.hash(w.lower(), length - k, length));
        }
        for (int k = -2; k <= 2; k++) {
            var other = at(row, i + k);
            if (k != 0) {
                f.add(30 + k, other.lowerHash());
                f.add(36 + k, other.shape());
            }
            var classes = other.classes();
            for (int c = 0; c < classes.length; c++) {
                f.add(50 + (k + 2) * 6 + c, classes[c]);
            }
        }
        f.add(90, before.lowerHash(), w.lowerHash());
        f.add(91, w.lowerHash(), after.lowerHash());
        f.add(92, before.shape() * 7 + w.shape(), after.shape());
        f.add(93, before.lowerHash(), after.lowerHash());
        if (w.classes().length > 0) {
            long mine = w.classes()[w.classes().length - 1];
            if (before.classes().length > 0) {
                f.add(94, before.classes()[before.classes().length - 1], mine);
            }
            if (after.classes().length > 0) {
                f.add(95, mine, after.classes()[after.classes().length - 1]);
            }
        }
        f.add(96, at(row, i - 3).lowerHash());
        f.add(97, at(row, i + 3).lowerHash());
        for (int k = -1; k <= 1; k++) {
            int j = i + k;
            if (j >= 0 && j < marks.length && marks[j] != 0) {
                f.add(100 + k, marks[j]);
                if (k == 0) {
                    f.add(103, marks[j], before.lowerHash());
                    f.add(104, marks[j], after.lowerHash());
                    f.add(105, marks[j], after.shape());
                }
            }
        }
        // the last word of the run of capitals that this one is in: "… University", "… Ministry", "… River"
        int last = i;
        while (last + 1 < row.length && last - i < 5 && isNamePart(row, last + 1)) {
            last++;
        }
        if (w.word().isCapitalised()) {
            f.add(110, row[last].lowerHash());
            f.add(111, row[last].lowerHash(), last - i);
            int first = i;
            while (first > 0 && i - first < 5 && isNamePart(row, first - 1)) {
                first--;
            }
            f.add(112, row[first].lowerHash(), i - first);
            f.add(113, at(row, first - 1).lowerHash());
            f.add(114, at(row, last + 1).lowerHash());
            f.add(115, last - first, i - first);
        }
    }

    private static boolean isNamePart(Seen[] row, int i) {
        var word = row[i].word();
        return word.isCapitalised()
                || (row[i].lower().equals("of")
                                || row[i].lower().equals("and")
                                || row[i].lower().equals("for"))
                        && i + 1 < row.length
                        && row[i + 1].word().isCapitalised();
    }

    private static void remembered(
            Seen[] row, int i, int s, List<Seen[]> seen, Map<String, Memory> memory, Features f) {
        var w = row[i];
        if (!w.word().isWord() || !w.word().isCapitalised()) {
            return;
        }
        var known = memory.get(w.lower());
        if (known == null) {
            return;
        }
        if (known.lowerCase) {
            f.add(120, i == 0 ? 1 : 0);
        }
        int used = 0;
        for (var at : known.capitalised) {
            if (used == USED || (at.sentence() == s && at.word() == i)) {
                continue;
            }
            used++;
            var other = seen.get(at.sentence());
            f.add(121, at(other, at.word() - 1).lowerHash());
            f.add(122, at(other, at.word() + 1).lowerHash());
            f.add(
                    123,
                    at(other, at.word() - 1).shape(),
                    at(other, at.word() + 1).shape());
            if (at.word() > 0) {
                f.add(124, 1);
            }
            var left = at(other, at.word() - 1).classes();
            if (left.length > 0) {
                f.add(125, left[left.length - 1]);
            }
            var right = at(other, at.word() + 1).classes();
            if (right.length > 0) {
                f.add(126, right[right.length - 1]);
            }
        }
    }
}
