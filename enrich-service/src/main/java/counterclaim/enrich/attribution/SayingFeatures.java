package counterclaim.enrich.attribution;

import counterclaim.enrich.entities.Mention;
import counterclaim.enrich.perceptron.Features;
import counterclaim.enrich.perceptron.Seen;
import counterclaim.enrich.perceptron.WordClasses;
import counterclaim.enrich.text.Quotations;
import counterclaim.enrich.text.TextPart;
import counterclaim.enrich.text.Word;
import java.util.ArrayList;
import java.util.List;

/** Features for cues, and for the sources and contents of one cue. */
public final class SayingFeatures {
    private static final int LONGEST_WINDOW = 160;

    private final WordClasses classes;
    private final CueLexicon lexicon;

    public SayingFeatures(WordClasses classes, CueLexicon lexicon) {
        this.classes = classes;
        this.lexicon = lexicon;
    }

    /** A text with all that features need, worked out once. */
    public final class Prepared {
        private final TextPart part;
        private final List<Seen[]> seen = new ArrayList<>();
        private final List<byte[]> names = new ArrayList<>();
        private final Quotations quotations;

        private Prepared(TextPart part, List<Mention> mentions) {
            this.part = part;
            this.quotations = Quotations.of(part);
            for (var sentence : part.sentences()) {
                var row = new Seen[sentence.words().size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = Seen.of(sentence.words().get(i), classes);
                }
                seen.add(row);
                names.add(new byte[row.length]);
            }
            for (var mention : mentions) {
                var row = names.get(mention.sentence());
                for (int i = mention.from(); i < mention.to(); i++) {
                    row[i] = (byte) (1 + mention.type().ordinal() * 2 + (i == mention.from() ? 0 : 1));
                }
            }
        }

        TextPart part() {
            return part;
        }

        Quotations quotations() {
            return quotations;
        }
    }

    public Prepared prepare(TextPart part, List<Mention> mentions) {
        return new Prepared(part, mentions);
    }

    private static Seen at(Seen[] row, int i) {
        return i < 0 || i >= row.length ? Seen.EDGE : row[i];
    }

    /** Features by which cues are told, for every word of a sentence. */
    public long[][] cues(Prepared text, int s) {
        var row = text.seen.get(s);
        var names = text.names.get(s);
        var out = new long[row.length][];
        var f = new Features();
        for (int i = 0; i < row.length; i++) {
            f.clear();
            common(row, names, i, f);
            boolean inside = text.quotations.inside(row[i].word().start());
            f.add(40, inside ? 1 : 0);
            f.add(41, row[i].lowerHash(), inside ? 1 : 0);
            var cue = lexicon.word(row[i].lower());
            if (cue.isPresent()) {
                long kind = cue.get().stance().ordinal() * 2 + (cue.get().noun() ? 1 : 0);
                f.add(42, kind);
                f.add(43, kind, at(row, i + 1).lowerHash());
                f.add(44, kind, at(row, i - 1).lowerHash());
                f.add(45, kind, inside ? 1 : 0);
            }
            f.add(46, nearestName(names, i, -1), nearestName(names, i, 1));
            f.add(47, row[i].lowerHash(), nearestName(names, i, -1));
            f.add(48, i == 0 ? 0 : i == 1 ? 1 : i == row.length - 2 ? 2 : i == row.length - 1 ? 3 : 4);
            f.add(49, row[row.length - 1].lowerHash());
            f.add(50, quoteNear(row, i, -1), quoteNear(row, i, 1));
            out[i] = f.toArray();
        }
        return out;
    }

    private static int nearestName(byte[] names, int i, int step) {
        for (int k = 1; k <= 6; k++) {
            int j = i + k * step;
            if (j < 0 || j >= names.length) {
                return 9 * 8;
            }
            if (names[j] != 0) {
                return (names[j] - 1) / 2 * 8 + Math.min(k, 4);
            }
        }
        return 8 * 8;
    }

    private static int quoteNear(Seen[] row, int i, int step) {
        for (int k = 1; k <= 8; k++) {
            int j = i + k * step;
            if (j < 0 || j >= row.length) {
                return 0;
            }
            var lower = row[j].lower();
            if (lower.equals("\"")) {
                return k == 1 ? 1 : k == 2 ? 2 : k <= 4 ? 3 : 4;
            }
        }
        return 5;
    }

    private static void common(Seen[] row, byte[] names, int i, Features f) {
        var w = row[i];
        f.add(0, 1);
        f.add(1, w.lowerHash());
        f.add(2, w.shape());
        int length = w.lower().length();
        for (int k = 2; k <= 4 && k < length; k++) {
            f.add(3 + k, Features.hash(w.lower(), length - k, length));
        }
        if (length > 4) {
            f.add(8, Features.hash(w.lower(), 0, 4));
        }
        for (int k = -2; k <= 2; k++) {
            var other = at(row, i + k);
            if (k != 0) {
                f.add(12 + k, other.lowerHash());
            }
            var classes = other.classes();
            for (int c = 0; c < classes.length; c++) {
                f.add(60 + (k + 2) * 6 + c, classes[c]);
            }
        }
        f.add(16, at(row, i - 1).lowerHash(), w.lowerHash());
        f.add(17, w.lowerHash(), at(row, i + 1).lowerHash());
        f.add(18, at(row, i - 1).lowerHash(), at(row, i + 1).lowerHash());
        for (int k = -1; k <= 1; k++) {
            if (i + k >= 0 && i + k < names.length) {
                f.add(21 + k, names[i + k]);
            }
        }
    }

    /**
     * The words that may belong to a cue: its sentence, and its neighbours as far as a quotation reaches over them.
     *
     * @param first sentence
     * @param last sentence, inclusive
     * @param cueFrom index of the cue's first word in {@code words}
     * @param cueTo the index after its last
     */
    public record Window(int first, int last, List<Word> words, int cueFrom, int cueTo) {}

    public Window window(Prepared text, int s, int from, int to) {
        var sentences = text.part.sentences();
        int first = s;
        int last = s;
        int size = sentences.get(s).words().size();
        for (var q : text.quotations.all()) {
            if (q.start() < sentences.get(s).end() && q.end() > sentences.get(s).start()) {
                while (first > 0
                        && q.start() < sentences.get(first).start()
                        && size + sentences.get(first - 1).words().size() <= LONGEST_WINDOW) {
                    first--;
                    size += sentences.get(first).words().size();
                }
                while (last + 1 < sentences.size()
                        && q.end() > sentences.get(last).end() + 1
                        && size + sentences.get(last + 1).words().size() <= LONGEST_WINDOW) {
                    last++;
                    size += sentences.get(last).words().size();
                }
            }
        }
        // a quotation that is a sentence of its own beside the cue's, in the same paragraph
        if (first == s
                && s > 0
                && isQuotation(text, s - 1)
                && sentences.get(s - 1).paragraph() == sentences.get(s).paragraph()
                && size + sentences.get(s - 1).words().size() <= LONGEST_WINDOW) {
            first--;
        }
        if (last == s
                && s + 1 < sentences.size()
                && isQuotation(text, s + 1)
                && sentences.get(s + 1).paragraph() == sentences.get(s).paragraph()
                && size + sentences.get(s + 1).words().size() <= LONGEST_WINDOW) {
            last++;
        }
        var words = new ArrayList<Word>();
        int offset = 0;
        for (int i = first; i <= last; i++) {
            if (i == s) {
                offset = words.size();
            }
            words.addAll(sentences.get(i).words());
        }
        return new Window(first, last, words, offset + from, offset + to);
    }

    private static boolean isQuotation(Prepared text, int s) {
        var sentence = text.part.sentences().get(s);
        return text.quotations.inside(sentence.start()) && text.quotations.inside(sentence.end() - 1);
    }

    /** Features by which source and content of one cue are told, for every word of its window. */
    public long[][] roles(Prepared text, Window window) {
        int n = window.words().size();
        var row = new Seen[n];
        var names = new byte[n];
        int at = 0;
        for (int s = window.first(); s <= window.last(); s++) {
            var sentence = text.seen.get(s);
            System.arraycopy(sentence, 0, row, at, sentence.length);
            System.arraycopy(text.names.get(s), 0, names, at, sentence.length);
            at += sentence.length;
        }
        int from = window.cueFrom();
        int to = window.cueTo();
        var cue = lexicon.of(text.part
                .text()
                .substring(row[from].word().start(), row[to - 1].word().end()));
        long cueKind =
                cue.map(c -> c.stance().ordinal() * 2L + (c.noun() ? 1 : 0)).orElse(99L);
        long head = row[to - 1].lowerHash();
        for (int i = to - 1; i >= from; i--) {
            if (lexicon.word(row[i].lower()).isPresent()) {
                head = row[i].lowerHash();
                break;
            }
        }
        var cueClasses = row[to - 1].classes();
        long cueClass = cueClasses.length == 0 ? 0 : cueClasses[Math.min(2, cueClasses.length - 1)];
        long next = at(row, to).lowerHash();
        boolean cueInside = text.quotations.inside(row[from].word().start());
        var commas = new int[n + 1];
        var marks = new int[n + 1];
        var that = new int[n + 1];
        var verbs = new int[n + 1];
        for (int i = 0; i < n; i++) {
            var lower = row[i].lower();
            commas[i + 1] = commas[i] + (lower.equals(",") ? 1 : 0);
            marks[i + 1] = marks[i] + (lower.equals("\"") ? 1 : 0);
            that[i + 1] = that[i] + (lower.equals("that") || lower.equals("who") || lower.equals("which") ? 1 : 0);
            verbs[i + 1] = verbs[i] + (lexicon.word(lower).isPresent() ? 1 : 0);
        }
        var out = new long[n][];
        var f = new Features();
        for (int i = 0; i < n; i++) {
            f.clear();
            common(row, names, i, f);
            int side = i < from ? 0 : i >= to ? 1 : 2;
            int distance = side == 0 ? from - i : side == 1 ? i - to + 1 : 0;
            int bucket = distance < 6 ? distance : distance < 10 ? 6 : distance < 16 ? 7 : distance < 30 ? 8 : 9;
            long where = side * 16L + bucket;
            int low = Math.min(i, to);
            int high = side == 0 ? from : i;
            int between = Math.min(3, commas[high] - commas[low]) * 4 + Math.min(3, marks[high] - marks[low]);
            int clauses = Math.min(2, that[high] - that[low]) * 3 + Math.min(2, verbs[high] - verbs[low]);
            boolean inside = text.quotations.inside(row[i].word().start());
            int quote = (inside ? 1 : 0) + (cueInside ? 2 : 0);
            f.add(200, where);
            f.add(201, where, head);
            f.add(202, where, cueKind);
            f.add(203, side, head);
            f.add(204, side * 64L + between, head);
            f.add(205, side * 64L + between, bucket);
            f.add(206, side * 64L + between, cueKind * 16 + quote);
            f.add(207, side * 16L + clauses, cueKind);
            f.add(208, side * 16L + clauses, bucket);
            f.add(209, side * 4L + quote, cueKind);
            f.add(210, side * 4L + quote, head);
            f.add(211, side, row[i].lowerHash());
            f.add(212, where, row[i].lowerHash());
            f.add(213, where, names[i]);
            f.add(214, side * 16L + names[i], between);
            f.add(215, side, next);
            f.add(216, where, next);
            f.add(217, side * 64L + between, next);
            f.add(218, side, cueClass);
            f.add(219, where, cueClass);
            f.add(220, side * 64L + between + (i == 0 ? 1000 : 0), quote * 16L + clauses);
            f.add(
                    221,
                    side,
                    row[i].classes().length == 0 ? 0 : row[i].classes()[Math.min(1, row[i].classes().length - 1)]);
            f.add(222, where, row[i].classes().length == 0 ? 0 : row[i].classes()[0]);
            f.add(223, side, at(row, i - 1).lowerHash() * 31 + row[i].lowerHash());
            f.add(224, side * 16L + clauses, row[i].lowerHash());
            f.add(225, side * 64L + between, row[i].lowerHash());
            f.add(226, side * 4L + quote, at(row, from - 1).lowerHash());
            f.add(227, side, at(row, from - 1).lowerHash() * 31 + head);
            f.add(228, (i == 0 ? 1 : 0) + (from == 0 ? 2 : 0) + side * 4L, head);
            out[i] = f.toArray();
        }
        return out;
    }
}
