package counterclaim.enrich.text;

import counterclaim.contracts.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Splits a text into paragraphs, sentences and words. */
public final class TextSplitter {
    /** Longer runs of words without an end are cut, so that no step has to look at more at once. */
    public static final int LONGEST_SENTENCE = 250;

    private static final int LONGEST_FORM = 80;
    private static final String ENDS = ".!?…";
    private static final String CLOSERS = "\"'”’»)]";
    private static final String OPENERS = "\"'“‘«([—–-•*";
    private static final Set<String> NEVER_LAST = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt", "maj", "st", "no",
            "vs", "hon", "rev", "fr", "pres", "supt", "adm", "cmdr", "messrs", "mt", "ft", "e.g", "i.e", "cf", "approx",
            "jan", "feb", "aug", "sept", "oct", "nov", "dec");
    /** These may end a sentence: then the next word tells. */
    private static final Set<String> SELDOM_LAST = Set.of(
            "jr", "sr", "inc", "co", "corp", "ltd", "llc", "plc", "bros", "u.s", "u.n", "u.k", "e.u", "d.c", "a.m",
            "p.m", "etc", "ph.d", "u.s.a", "l.a", "n.y", "b.c", "s.a");

    private static final Set<String> STARTERS = Set.of(
            "the",
            "he",
            "she",
            "it",
            "they",
            "we",
            "i",
            "but",
            "and",
            "in",
            "on",
            "at",
            "a",
            "an",
            "this",
            "that",
            "these",
            "those",
            "his",
            "her",
            "their",
            "its",
            "our",
            "as",
            "for",
            "if",
            "when",
            "while",
            "after",
            "before",
            "however",
            "there",
            "what",
            "who",
            "why",
            "how",
            "so",
            "then",
            "now",
            "you",
            "my",
            "no",
            "not",
            "some",
            "many",
            "most",
            "according",
            "since",
            "although",
            "despite",
            "with",
            "by",
            "from",
            "to");
    private static final Set<String> WITH_STOP = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt", "maj", "st", "jr",
            "sr", "inc", "co", "corp", "ltd", "bros", "hon", "rev", "messrs", "supt", "adm");

    private final String text;
    private final List<Sentence> sentences = new ArrayList<>();
    private int paragraph;

    private TextSplitter(String text) {
        this.text = text;
    }

    public static TextPart split(Span.Part part, String text) {
        var splitter = new TextSplitter(text);
        splitter.run();
        return new TextPart(part, text, splitter.sentences);
    }

    private void run() {
        int start = 0;
        boolean lowerCase = hasNoCapitals();
        int length = text.length();
        int i = 0;
        while (i < length) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
                int next = skipSpace(i, length);
                if (next >= length || !isSoftWrap(start, i, next)) {
                    add(start, i);
                    paragraph++;
                    start = next;
                }
                i = next;
            } else if (ENDS.indexOf(c) >= 0) {
                int after = i + 1;
                while (after < length
                        && (ENDS.indexOf(text.charAt(after)) >= 0 || CLOSERS.indexOf(text.charAt(after)) >= 0)) {
                    after++;
                }
                int next = after;
                while (next < length && isSpace(text.charAt(next)) && text.charAt(next) != '\n') {
                    next++;
                }
                if (next > after && next < length && endsSentence(start, i, after, next, lowerCase)) {
                    add(start, after);
                    start = next;
                }
                i = next > after ? next : after;
            } else {
                i++;
            }
        }
        add(start, length);
    }

    private boolean hasNoCapitals() {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isUpperCase(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private int skipSpace(int from, int to) {
        int i = from;
        while (i < to && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085' || (c < ' ') || c == '\u007f';
    }

    /** A single line break inside a sentence, as plain text wrapped at a margin has it. */
    private boolean isSoftWrap(int start, int at, int next) {
        int breaks = 0;
        for (int i = at; i < next; i++) {
            if (text.charAt(i) == '\n') {
                breaks++;
            }
        }
        if (breaks > 1 || at == start || !Character.isLowerCase(text.charAt(next))) {
            return false;
        }
        char before = text.charAt(at - 1);
        return Character.isLetterOrDigit(before) || before == ',' || before == '-' || before == ' ';
    }

    private boolean endsSentence(int start, int stop, int after, int next, boolean lowerCase) {
        int first = text.codePointAt(next);
        boolean starts = Character.isUpperCase(first)
                || Character.isTitleCase(first)
                || Character.isDigit(first)
                || OPENERS.indexOf(first) >= 0
                || (Character.isLetter(first) && !Character.isLowerCase(first));
        if (!starts && !(lowerCase && Character.isLetter(first))) {
            return false;
        }
        if (text.charAt(stop) != '.' || after > stop + 1) {
            return true;
        }
        int from = stop;
        while (from > start
                && from > stop - 12
                && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
            from--;
        }
        var before = text.substring(from, stop).toLowerCase(Locale.ROOT);
        if (NEVER_LAST.contains(before)) {
            return "no".equals(before) ? !Character.isDigit(first) : false;
        }
        boolean initial = before.length() == 1 && Character.isUpperCase(text.charAt(from));
        if (initial || SELDOM_LAST.contains(before)) {
            return !before.equals("i")
                    && STARTERS.contains(wordAt(next))
                    && !(initial && from > start && isInitialOfName(from));
        }
        return true;
    }

    /** "J. A. Smith": a letter after a capitalised word or another initial is taken as part of a name. */
    private boolean isInitialOfName(int at) {
        int i = at - 1;
        while (i > 0 && isSpace(text.charAt(i))) {
            i--;
        }
        return i > 0 && text.charAt(i) == '.';
    }

    private String wordAt(int from) {
        int to = from;
        while (to < text.length() && to < from + 12 && Character.isLetter(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private void add(int from, int to) {
        int start = skipSpace(from, to);
        int end = to;
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        if (start >= end) {
            return;
        }
        var words = words(start, end);
        int i = 0;
        while (i < words.size()) {
            int j = Math.min(words.size(), i + LONGEST_SENTENCE);
            var run = words.subList(i, j);
            sentences.add(new Sentence(
                    sentences.size(),
                    paragraph,
                    run.getFirst().start(),
                    run.getLast().end(),
                    run));
            i = j;
        }
    }

    private List<Word> words(int start, int end) {
        var words = new ArrayList<Word>();
        int i = start;
        while (i < end) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                i++;
                continue;
            }
            int next = Character.isLetterOrDigit(text.codePointAt(i)) ? endOfWord(i, end) : endOfMark(i, end);
            next = Math.min(next, end);
            int clitic = clitic(i, next);
            if (clitic > i) {
                words.add(word(i, clitic));
                words.add(word(clitic, next));
            } else {
                words.add(word(i, next));
            }
            i = next;
        }
        return words;
    }

    private Word word(int start, int end) {
        return new Word(start, end, text.substring(start, Math.min(end, start + LONGEST_FORM)));
    }

    private int endOfWord(int start, int end) {
        if (isUrl(start)) {
            return endOfUrl(start, end);
        }
        int i = start;
        boolean dotted = false;
        while (i < end) {
            int c = text.codePointAt(i);
            if (Character.isLetterOrDigit(c) || isMark(c) || c == '_') {
                i += Character.charCount(c);
                continue;
            }
            int next = i + 1 < end ? text.codePointAt(i + 1) : ' ';
            char before = text.charAt(i - 1);
            if ((c == '\'' || c == '’') && Character.isLetter(before) && Character.isLetter(next)) {
                i++;
            } else if (c == '&' && Character.isUpperCase(before) && Character.isUpperCase(next)) {
                i++;
            } else if ((c == '.' || c == ',' || c == ':') && Character.isDigit(before) && Character.isDigit(next)) {
                i++;
            } else if (c == '.' && Character.isLetter(before) && Character.isLetter(next) && isSingleLetter(start, i)) {
                dotted = true;
                i++;
            } else {
                break;
            }
        }
        if (i < end && text.charAt(i) == '.') {
            boolean initial = i - start == 1 && Character.isUpperCase(text.charAt(start)) && text.charAt(start) != 'I';
            if (dotted
                    || initial
                    || (i - start <= 6
                            && WITH_STOP.contains(text.substring(start, i).toLowerCase(Locale.ROOT))
                            && Character.isUpperCase(text.charAt(start)))) {
                i++;
            }
        }
        return i;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.FORMAT;
    }

    /** Whether the letter before the stop stands alone: U.S. and a.m., not "end.Next". */
    private boolean isSingleLetter(int start, int stop) {
        return stop - start == 1 || (stop - start >= 3 && text.charAt(stop - 2) == '.');
    }

    private boolean isUrl(int start) {
        return text.startsWith("http://", start)
                || text.startsWith("https://", start)
                || text.startsWith("www.", start);
    }

    private int endOfUrl(int start, int end) {
        int i = start;
        while (i < end && !isSpace(text.charAt(i)) && "\"“”<>".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        while (i > start + 1 && ".,;:!?)]'’".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i;
    }

    private int endOfMark(int start, int end) {
        int c = text.codePointAt(start);
        int i = start + Character.charCount(c);
        if ((c == '@' || c == '#') && i < end && Character.isLetterOrDigit(text.codePointAt(i))) {
            while (i < end && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
                i++;
            }
            return i;
        }
        if ((c == '\'' || c == '’')
                && i < end
                && "sS".indexOf(text.charAt(i)) >= 0
                && (i + 1 >= end || !Character.isLetterOrDigit(text.charAt(i + 1)))) {
            return i + 1;
        }
        if (c == '.' || c == '-' || c == '*' || c == '_' || c == '=') {
            while (i < end && text.charAt(i) == c) {
                i++;
            }
        }
        return i;
    }

    /** Where the part begins that is a word of its own ('s, n't, 've …), or the start when there is none. */
    private int clitic(int start, int end) {
        int from = Math.max(start + 1, end - 4);
        for (int i = from; i < end - 1; i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '’') {
                var tail = text.substring(i + 1, end).toLowerCase(Locale.ROOT);
                switch (tail) {
                    case "s", "ll", "re", "ve", "d", "m":
                        return i;
                    case "t":
                        return i > start + 1 && Character.toLowerCase(text.charAt(i - 1)) == 'n' ? i - 1 : start;
                    default:
                }
            }
        }
        return start;
    }
}
