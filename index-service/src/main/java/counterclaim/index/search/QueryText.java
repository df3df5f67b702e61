package counterclaim.index.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What people type into a search field: words (all must be there, in any form), "phrases" (these very words), AND, OR, NOT (or a
 * leading -), parentheses, a trailing * for word beginnings, and {@code title:} before a word, phrase or parenthesis.
 */
sealed interface QueryText {
    /** In any grammatical form. */
    record Word(String text) implements QueryText {}

    /** As they stand, but for case and accents. */
    record Phrase(String text) implements QueryText {}

    record Beginning(String text) implements QueryText {}

    record All(List<QueryText> parts) implements QueryText {}

    record Any(List<QueryText> parts) implements QueryText {}

    record Not(QueryText part) implements QueryText {}

    record InTitle(QueryText part) implements QueryText {}

    int MOST_WORDS = 64;
    int DEEPEST = 12;

    /**
     * @throws InvalidParameter that names {@code parameter} when a quotation mark or parenthesis is left open, an operator has nothing to
     *     work on, or there are more words than a search may have
     */
    static QueryText parse(String parameter, String text) {
        return new Parser(parameter, text).parse();
    }

    final class Parser {
        private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");
        private static final String TITLE = "title:";

        private final String parameter;
        private final String text;
        private int at;
        private int words;

        private Parser(String parameter, String text) {
            this.parameter = parameter;
            this.text = straightQuotes(text);
        }

        private QueryText parse() {
            var query = any(0);
            skipSpace();
            if (at < text.length()) {
                throw wrong("The parenthesis at character " + (at + 1) + " closes nothing.");
            }
            return query;
        }

        private QueryText any(int depth) {
            if (depth > DEEPEST) {
                throw wrong("Parentheses are nested more than " + DEEPEST + " deep.");
            }
            var parts = new ArrayList<QueryText>();
            parts.add(all(depth));
            while (takeOperator("OR")) {
                parts.add(all(depth));
            }
            return parts.size() == 1 ? parts.getFirst() : new Any(List.copyOf(parts));
        }

        private QueryText all(int depth) {
            var parts = new ArrayList<QueryText>();
            parts.add(one(depth));
            while (true) {
                if (takeOperator("AND")) {
                    parts.add(one(depth));
                } else if (atEnd() || peekOperator("OR")) {
                    return parts.size() == 1 ? parts.getFirst() : new All(List.copyOf(parts));
                } else {
                    parts.add(one(depth));
                }
            }
        }

        private QueryText one(int depth) {
            skipSpace();
            if (depth > DEEPEST) {
                throw wrong("NOT or title: is repeated more than " + DEEPEST + " times.");
            }
            if (atEnd()) {
                throw wrong(
                        text.isBlank()
                                ? "There is nothing to search for."
                                : "Something to search for is missing at character " + (at + 1) + ".");
            }
            if (takeOperator("NOT")) {
                return new Not(one(depth + 1));
            }
            for (var operator : OPERATORS) {
                if (peekOperator(operator)) {
                    throw wrong(operator + " at character " + (at + 1) + " has nothing before it. Write \""
                            + operator.toLowerCase(Locale.ROOT) + "\" in small letters to search for the word.");
                }
            }
            var c = text.charAt(at);
            if (c == '-' && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1))) {
                at++;
                return new Not(one(depth + 1));
            }
            if (text.regionMatches(true, at, TITLE, 0, TITLE.length())
                    && at + TITLE.length() < text.length()
                    && !Character.isWhitespace(text.charAt(at + TITLE.length()))) {
                at += TITLE.length();
                return new InTitle(one(depth + 1));
            }
            if (c == '(') {
                var open = at++;
                var inner = any(depth + 1);
                skipSpace();
                if (at >= text.length()) {
                    throw wrong("The parenthesis at character " + (open + 1) + " is not closed.");
                }
                at++;
                return inner;
            }
            if (c == '"') {
                return phrase();
            }
            return word();
        }

        private QueryText phrase() {
            var open = at++;
            var close = text.indexOf('"', at);
            if (close < 0) {
                throw wrong("The quotation mark at character " + (open + 1) + " is not closed.");
            }
            var phrase = text.substring(at, close).strip();
            at = close + 1;
            if (phrase.isEmpty()) {
                throw wrong("There is nothing between the quotation marks at character " + (open + 1) + ".");
            }
            count(phrase.split("\\s+").length);
            return new Phrase(phrase);
        }

        private QueryText word() {
            var start = at;
            while (at < text.length()
                    && !Character.isWhitespace(text.charAt(at))
                    && "()\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            var word = text.substring(start, at);
            count(1);
            if (word.endsWith("*")) {
                var beginning = word.substring(0, word.length() - 1);
                if (beginning.length() < 2 || beginning.indexOf('*') >= 0) {
                    throw wrong("A * stands at the end of a word, after at least two letters.");
                }
                return new Beginning(beginning);
            }
            return new Word(word);
        }

        private void count(int more) {
            words += more;
            if (words > MOST_WORDS) {
                throw wrong("There are more than " + MOST_WORDS + " words.");
            }
        }

        private boolean atEnd() {
            skipSpace();
            return at >= text.length() || text.charAt(at) == ')';
        }

        private boolean takeOperator(String operator) {
            if (peekOperator(operator)) {
                at += operator.length();
                return true;
            }
            return false;
        }

        private boolean peekOperator(String operator) {
            skipSpace();
            var end = at + operator.length();
            return text.startsWith(operator, at)
                    && (end == text.length()
                            || Character.isWhitespace(text.charAt(end))
                            || "()\"".indexOf(text.charAt(end)) >= 0);
        }

        private void skipSpace() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private InvalidParameter wrong(String detail) {
            return new InvalidParameter(parameter, detail);
        }

        private static String straightQuotes(String text) {
            return text.replace('“', '"')
                    .replace('”', '"')
                    .replace('„', '"')
                    .replace('«', '"')
                    .replace('»', '"');
        }
    }
}
