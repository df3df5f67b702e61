package counterclaim.ingest.feed.parse;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Safelist;

/** Makes the HTML of strangers harmless. */
final class Markup {
    private static final Safelist ALLOWED = Safelist.relaxed();

    private Markup() {}

    static String clean(String html, String baseUrl) {
        return Jsoup.clean(html, baseUrl, ALLOWED, new OutputSettings().prettyPrint(false));
    }

    static String toText(String html) {
        return Jsoup.parseBodyFragment(html).text();
    }
}
