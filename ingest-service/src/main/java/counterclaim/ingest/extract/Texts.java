package counterclaim.ingest.extract;

import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;

/** Small things done to short texts. */
final class Texts {
    private Texts() {}

    /** White space of all kinds becomes single spaces. */
    static String oneLine(String text) {
        var out = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            } else if (c != '\u200b' && c != '\ufeff' && c != '\u00ad') {
                out.append(c);
            }
        }
        if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }

    /** The text of an element in one line, at most so many chars of it. */
    static String of(Element element, int most) {
        var text = new StringBuilder();
        element.filter((node, _) -> {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (node instanceof Element inner && inner.isBlock()) {
                text.append(' ');
            }
            return text.length() > most ? FilterResult.STOP : FilterResult.CONTINUE;
        });
        return oneLine(text.length() > most ? text.substring(0, most) : text.toString());
    }

    /** Letters and digits only, lower case: for comparing texts whatever their signs. */
    static String letters(String text) {
        var out = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                out.append(Character.toLowerCase(c));
            }
        }
        return out.toString();
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
