package counterclaim.enrich.encoder;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The uncased WordPiece tokenizer of BERT, with offsets in UTF-16 units. */
final class WordPieces {
    private static final int LONGEST = 100;

    /**
     * A word and its pieces.
     *
     * @param start first UTF-16 unit
     * @param end the unit after its last
     */
    record Pieces(int start, int end, int[] ids) {}

    private final Map<String, Integer> vocabulary;
    private final Map<String, Integer> continuations;
    private final int unknown;

    private WordPieces(Map<String, Integer> vocabulary, Map<String, Integer> continuations) {
        this.vocabulary = vocabulary;
        this.continuations = continuations;
        this.unknown = vocabulary.get("[UNK]");
    }

    /** Reads a tokenizer.json of the Hugging Face format. */
    static WordPieces read(InputStream in) throws IOException {
        var vocabulary = new HashMap<String, Integer>(50_000);
        var continuations = new HashMap<String, Integer>(12_000);
        var model = new ObjectMapper().readTree(in).path("model");
        if (!model.path("type").asText().equals("WordPiece")) {
            throw new IOException("the tokenizer is no WordPiece tokenizer");
        }
        model.path("vocab").properties().forEach(entry -> {
            if (entry.getKey().startsWith("##")) {
                continuations.put(entry.getKey().substring(2), entry.getValue().asInt());
            } else {
                vocabulary.put(entry.getKey(), entry.getValue().asInt());
            }
        });
        return new WordPieces(vocabulary, continuations);
    }

    List<Pieces> split(String text) {
        var words = new ArrayList<Pieces>();
        int i = 0;
        int start = -1;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (isSpace(c)) {
                start = end(text, start, i, words);
            } else if (isPunctuation(c) || isIdeograph(c)) {
                start = end(text, start, i, words);
                word(text, i, next, words);
            } else if (start < 0 && !isRemoved(c)) {
                start = i;
            }
            i = next;
        }
        end(text, start, text.length(), words);
        return words;
    }

    private int end(String text, int start, int at, List<Pieces> words) {
        if (start >= 0) {
            word(text, start, at, words);
        }
        return -1;
    }

    private void word(String text, int start, int end, List<Pieces> words) {
        var plain = new StringBuilder();
        int last = start;
        for (int i = start; i < end; ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (!isRemoved(c)) {
                if (c < 0x80) {
                    plain.append((char) Character.toLowerCase(c));
                } else {
                    appendPlain(plain, c);
                }
                last = next;
            }
            i = next;
        }
        if (plain.isEmpty()) {
            return;
        }
        words.add(new Pieces(start, last, pieces(plain.toString())));
    }

    /** Without accents, in lower case. */
    private static void appendPlain(StringBuilder plain, int c) {
        var parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
        for (int k = 0; k < parts.length(); ) {
            int part = parts.codePointAt(k);
            k += Character.charCount(part);
            if (Character.getType(part) != Character.NON_SPACING_MARK) {
                plain.append(Character.toString(part).toLowerCase(Locale.ROOT));
            }
        }
    }

    private int[] pieces(String word) {
        if (word.codePointCount(0, word.length()) > LONGEST) {
            return new int[] {unknown};
        }
        var ids = new int[word.length()];
        int count = 0;
        int from = 0;
        while (from < word.length()) {
            var known = from == 0 ? vocabulary : continuations;
            int to = word.length();
            Integer id = null;
            while (to > from) {
                id = known.get(word.substring(from, to));
                if (id != null) {
                    break;
                }
                to--;
            }
            if (id == null) {
                return new int[] {unknown};
            }
            ids[count++] = id;
            from = to;
        }
        return java.util.Arrays.copyOf(ids, count);
    }

    private static boolean isSpace(int c) {
        return c == ' '
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || Character.getType(c) == Character.SPACE_SEPARATOR
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isRemoved(int c) {
        int type = Character.getType(c);
        return c == 0
                || c == 0xFFFD
                || type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED;
    }

    private static boolean isPunctuation(int c) {
        if (c >= 33 && c <= 47 || c >= 58 && c <= 64 || c >= 91 && c <= 96 || c >= 123 && c <= 126) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isIdeograph(int c) {
        return c >= 0x4E00 && c <= 0x9FFF
                || c >= 0x3400 && c <= 0x4DBF
                || c >= 0x20000 && c <= 0x2CEAF
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0x2F800 && c <= 0x2FA1F;
    }
}
