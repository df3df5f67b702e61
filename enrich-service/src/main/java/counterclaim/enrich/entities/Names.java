package counterclaim.enrich.entities;

import java.text.Normalizer;
import java.util.Locale;

/** Names in one form, so that they can be compared. */
public final class Names {
    private Names() {}

    /** Lower case, no accents, no stops, straight apostrophes, no leading "the", no possessive. */
    public static String normalised(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD);
        var out = new StringBuilder(plain.length());
        boolean space = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK || c == '.') {
                continue;
            }
            if (c == '’' || c == '‘' || c == '`') {
                c = '\'';
            }
            if (Character.isWhitespace(c) || c == '-') {
                space = out.length() > 0;
                continue;
            }
            if (space) {
                out.append(' ');
                space = false;
            }
            out.append(Character.toLowerCase(c));
        }
        var lower = out.toString().toLowerCase(Locale.ROOT);
        if (lower.startsWith("the ")) {
            lower = lower.substring(4);
        }
        if (lower.endsWith("'s")) {
            lower = lower.substring(0, lower.length() - 2);
        }
        return lower;
    }

    /** Letters and digits of a normalised name, joined by dashes; at most 80 units. */
    public static String slug(String name) {
        var normal = normalised(name);
        var out = new StringBuilder();
        for (int i = 0; i < normal.length() && out.length() < 80; i++) {
            char c = normal.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                out.append(c);
            } else if (out.length() > 0 && out.charAt(out.length() - 1) != '-') {
                out.append('-');
            }
        }
        while (out.length() > 0 && out.charAt(out.length() - 1) == '-') {
            out.setLength(out.length() - 1);
        }
        return out.length() == 0 ? "unnamed" : out.toString();
    }
}
