package counterclaim.ingest.editions;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Says to people what changed between two versions of an article. */
final class TextDiff {
    /** The most UTF-16 units that a summary has. */
    static final int LONGEST = 2_000;

    private static final int LONGEST_PART = 300;
    /** Comparing takes the product of lengths; longer texts than any article are only counted. */
    private static final int MOST_PARAGRAPHS = 2_000;

    private TextDiff() {}

    static String summary(String titleBefore, String textBefore, String titleAfter, String textAfter) {
        var lines = new ArrayList<String>();
        if (!titleBefore.equals(titleAfter)) {
            lines.add("Title was: " + part(titleBefore));
            lines.add("Title is: " + part(titleAfter));
        }
        if (!textBefore.equals(textAfter)) {
            changes(paragraphs(textBefore), paragraphs(textAfter), lines);
        }
        return bounded(lines);
    }

    private static void changes(List<String> before, List<String> after, List<String> lines) {
        if (before.size() > MOST_PARAGRAPHS || after.size() > MOST_PARAGRAPHS) {
            lines.add("Text changed: " + before.size() + " paragraphs before, " + after.size() + " now");
            return;
        }
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            delta.getSource().getLines().forEach(line -> lines.add("- " + part(line)));
            delta.getTarget().getLines().forEach(line -> lines.add("+ " + part(line)));
        }
    }

    private static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\\n+"))
                .filter(Predicate.not(String::isBlank))
                .toList();
    }

    private static String part(String text) {
        return text.length() <= LONGEST_PART ? text : cut(text, LONGEST_PART - 1) + "…";
    }

    private static String bounded(List<String> lines) {
        var summary = new StringBuilder();
        for (var line : lines) {
            if (summary.length() + line.length() + 1 > LONGEST - 2) {
                return summary.append("…").toString();
            }
            summary.append(summary.isEmpty() ? "" : "\n").append(line);
        }
        return summary.toString();
    }

    private static String cut(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
