package counterclaim.ingest.extract;

import java.util.regex.Pattern;

/** Lines that sites put into or after the text of articles, from lines-of-boilerplate.txt and lines-that-end.txt. */
final class Lines {
    private static final int LONGEST = 200;
    private static final Pattern BOILERPLATE = any("lines-of-boilerplate.txt");
    private static final Pattern END = any("lines-that-end.txt");

    private Lines() {}

    static boolean isBoilerplate(String line) {
        return line.length() <= LONGEST && BOILERPLATE.matcher(line).matches();
    }

    /** Whether what follows such a line is no longer the article. */
    static boolean isEnd(String line) {
        return line.length() <= LONGEST / 2 && END.matcher(line).matches();
    }

    private static Pattern any(String resource) {
        return Pattern.compile(
                "(?:" + String.join("|", Resource.lines(resource)) + ")",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
