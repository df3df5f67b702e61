package counterclaim.localstack.analysis;

import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** The classes of characters that n-gram tokenizers keep together ({@code token_chars}). */
final class TokenChars {
    private TokenChars() {}

    /** @param names none means every character */
    static IntPredicate of(List<String> names, String custom) {
        return names.stream()
                .map(name -> one(name, custom))
                .reduce(IntPredicate::or)
                .orElse(any -> true);
    }

    private static IntPredicate one(String name, String custom) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "letter" -> Character::isLetter;
            case "digit" -> Character::isDigit;
            case "whitespace" -> Character::isWhitespace;
            case "punctuation" -> TokenChars::isPunctuation;
            case "symbol" -> TokenChars::isSymbol;
            case "custom" -> c -> custom.indexOf(c) >= 0;
            default -> throw new IllegalArgumentException("Unknown token type: '" + name + "'");
        };
    }

    private static boolean isPunctuation(int c) {
        return switch (Character.getType(c)) {
            case Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isSymbol(int c) {
        return switch (Character.getType(c)) {
            case Character.CURRENCY_SYMBOL, Character.MATH_SYMBOL, Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL ->
                true;
            default -> false;
        };
    }
}
