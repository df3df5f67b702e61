package counterclaim.ingest.extract;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The text that a page's JSON-LD gives as that of its article, as a set of word sequences to compare with. */
final class Told {
    private static final int WORDS = 4;
    /** Characters below which a text is a teaser, not an article. */
    private static final int SHORTEST = 400;

    private final String text;
    private final Set<Integer> sequences;

    private Told(String text) {
        this.text = text;
        this.sequences = sequences(text);
    }

    static Optional<Told> of(Optional<String> body) {
        return body.map(Told::withoutTags)
                .filter(text -> text.length() >= SHORTEST)
                .map(Told::new);
    }

    String text() {
        return text;
    }

    /** Share of the paragraph that the told text has, 0 to 1; what is shorter than a sequence of words has none. */
    double share(String paragraph) {
        var mine = sequences(paragraph);
        return mine.isEmpty() ? 0 : (double) shared(mine) / mine.size();
    }

    /** Share of the told text that the given one has. */
    double coveredBy(String other) {
        return sequences.isEmpty() ? 0 : (double) shared(sequences(other)) / sequences.size();
    }

    private int shared(Set<Integer> other) {
        var shared = 0;
        for (var sequence : other) {
            if (sequences.contains(sequence)) {
                shared++;
            }
        }
        return shared;
    }

    private static Set<Integer> sequences(String text) {
        var hashes = new int[WORDS];
        var found = new HashSet<Integer>();
        var word = 0;
        var count = 0;
        for (var i = 0; i <= text.length(); i++) {
            var c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                word = word * 31 + Character.toLowerCase(c);
            } else if (word != 0) {
                hashes[count++ % WORDS] = word;
                word = 0;
                if (count >= WORDS) {
                    var sequence = 0;
                    for (var k = 0; k < WORDS; k++) {
                        sequence = sequence * 1_000_003 + hashes[(count + k) % WORDS];
                    }
                    found.add(sequence);
                }
            }
        }
        return found;
    }

    /** Some sites put mark-up into the field; line ends are kept as paragraphs. */
    private static String withoutTags(String body) {
        if (body.indexOf('<') < 0 || body.indexOf('>') < 0) {
            return body.strip();
        }
        var out = new StringBuilder(body.length());
        var inTag = false;
        for (var i = 0; i < body.length(); i++) {
            var c = body.charAt(i);
            if (c == '<'
                    && i + 1 < body.length()
                    && (Character.isLetter(body.charAt(i + 1)) || body.charAt(i + 1) == '/')) {
                inTag = true;
                if (body.startsWith("p", i + 1) || body.startsWith("/p", i + 1) || body.startsWith("br", i + 1)) {
                    out.append('\n');
                }
            } else if (c == '>' && inTag) {
                inTag = false;
            } else if (!inTag) {
                out.append(c);
            }
        }
        return out.toString().strip();
    }
}
