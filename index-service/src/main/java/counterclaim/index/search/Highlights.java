package counterclaim.index.search;

import java.util.List;

/**
 * Where the words of the search stand. Each is HTML: text with its special characters escaped and {@code <mark>} around what was found.
 *
 * @param title at most one, the whole title
 * @param text passages
 */
public record Highlights(List<String> title, List<String> text) {
    /** Private-use characters, so that what is marked survives the escaping of everything else. */
    static final String START = "\uE000";

    static final String END = "\uE001";

    static String html(String marked) {
        var html = new StringBuilder(marked.length() + 32);
        var open = false;
        for (int i = 0; i < marked.length(); i++) {
            var c = marked.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\uE000' -> {
                    html.append(open ? "" : "<mark>");
                    open = true;
                }
                case '\uE001' -> {
                    html.append(open ? "</mark>" : "");
                    open = false;
                }
                default -> html.append(c);
            }
        }
        return open ? html.append("</mark>").toString() : html.toString();
    }
}
