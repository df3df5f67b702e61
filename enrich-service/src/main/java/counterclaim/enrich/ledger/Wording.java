package counterclaim.enrich.ledger;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import opennlp.tools.stemmer.PorterStemmer;

/**
 * The words of a proposition, as far as they tell whether two propositions are the same.
 *
 * @param stems  of the content words
 * @param numbers as digits, without separators
 * @param negated whether an odd number of negations stands in it
 */
record Wording(Set<String> stems, Set<String> numbers, boolean negated) {
    private static final Pattern TOKEN = Pattern.compile("\\p{N}[\\p{N}.,]*|\\p{L}[\\p{L}'’-]*");
    private static final Pattern EDGES =
            Pattern.compile("^[\\s\"“”‘„«]*(?:that\\s+)?[\\s\"“‘„«]*|[\\s,;:\"“”»]+$", Pattern.CASE_INSENSITIVE);
    private static final Set<String> NEGATIONS =
            Set.of("not", "no", "never", "none", "neither", "nor", "without", "nobody", "nothing", "cannot");
    private static final Set<String> EMPTY_WORDS = Set.of(
            ("a an the of to in on at by for from with as and or but if that this these those it its he she his her they"
                            + " their them we our us i you your who whom which what when where while is are was were be"
                            + " been being has have had do does did will would shall should can could may might must"
                            + " there here than then so such also just only very more most much many any some all both"
                            + " each other another into over under about after before during between against through"
                            + " up down out off again once said says say told tells according mr mrs ms dr")
                    .split(" "));

    Wording {
        stems = Kept.set(stems);
        numbers = Kept.set(numbers);
    }

    static Wording of(String text) {
        var stems = new LinkedHashSet<String>();
        var numbers = new HashSet<String>();
        var negations = 0;
        var stemmer = new PorterStemmer();
        var tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            var token = tokens.group().toLowerCase(Locale.ROOT).replace('’', '\'');
            if (Character.isDigit(token.charAt(0))) {
                numbers.add(token.replaceAll("[.,]+$", "").replace(",", ""));
            } else if (NEGATIONS.contains(token) || token.endsWith("n't")) {
                negations++;
            } else if (!EMPTY_WORDS.contains(token)) {
                stems.add(stemmer.stem(token.endsWith("'s") ? token.substring(0, token.length() - 2) : token));
            }
        }
        return new Wording(stems, numbers, negations % 2 == 1);
    }

    /** The words as a reader wants them: without quotation marks around them, a comma after them or "that" before them. */
    static String shown(String words) {
        var bare = EDGES.matcher(words).replaceAll("");
        return bare.isBlank() ? words : bare;
    }

    /** How much of the shorter one's content words the other has, 0 to 1; 0 when a number or the polarity differs. */
    double agreement(Wording other) {
        if (negated != other.negated || conflictingNumbers(other)) {
            return 0;
        }
        return overlap(other);
    }

    /** The share of content words in common, whatever the polarity: mean of overlap and Jaccard. */
    double overlap(Wording other) {
        var least = Math.min(stems.size(), other.stems.size());
        if (least < 2) {
            return 0;
        }
        var common = (double) common(other);
        var union = stems.size() + other.stems.size() - common;
        return (common / least + common / union) / 2;
    }

    int common(Wording other) {
        return (int) stems.stream().filter(other.stems::contains).count();
    }

    /** Both name numbers, and none is the same. */
    boolean conflictingNumbers(Wording other) {
        return !numbers.isEmpty()
                && !other.numbers.isEmpty()
                && numbers.stream().noneMatch(other.numbers::contains);
    }
}
