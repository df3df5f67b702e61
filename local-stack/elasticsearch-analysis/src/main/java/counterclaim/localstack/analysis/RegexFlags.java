package counterclaim.localstack.analysis;

import java.util.Locale;
import java.util.regex.Pattern;

/** Regular expressions with flags as Elasticsearch settings write them: {@code CASE_INSENSITIVE|COMMENTS}. */
final class RegexFlags {
    private RegexFlags() {}

    static Pattern compile(String pattern, String flags) {
        if (pattern == null) {
            throw new IllegalArgumentException("pattern is missing");
        }
        int bits = 0;
        if (flags != null) {
            for (var flag : flags.split("\\|")) {
                bits |= switch (flag.trim().toUpperCase(Locale.ROOT)) {
                    case "" -> 0;
                    case "CASE_INSENSITIVE" -> Pattern.CASE_INSENSITIVE;
                    case "MULTILINE" -> Pattern.MULTILINE;
                    case "DOTALL" -> Pattern.DOTALL;
                    case "UNICODE_CASE" -> Pattern.UNICODE_CASE;
                    case "CANON_EQ" -> Pattern.CANON_EQ;
                    case "UNIX_LINES" -> Pattern.UNIX_LINES;
                    case "LITERAL" -> Pattern.LITERAL;
                    case "COMMENTS" -> Pattern.COMMENTS;
                    case "UNICODE_CHAR_CLASS", "UNICODE_CHARACTER_CLASS" -> Pattern.UNICODE_CHARACTER_CLASS;
                    default -> throw new IllegalArgumentException("Unknown regex flag [" + flag + "]");
                };
            }
        }
        return Pattern.compile(pattern, bits);
    }
}
