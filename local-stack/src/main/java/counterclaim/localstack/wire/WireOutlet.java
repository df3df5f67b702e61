package counterclaim.localstack.wire;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/**
 * A news site of the wire.
 *
 * @param key         short name: lower-case letters, digits and hyphens
 * @param name        as people read it
 * @param language    BCP 47 tag of its pages unless an article says otherwise
 * @param articlePath address of an article, with {@code {slug}}, {@code {section}}, {@code {date}} (yyyy/MM/dd) and {@code {id}}
 * @param feedLinks   what a feed makes of an article's address
 * @param disallow    path prefixes that its robots.txt forbids to everybody
 * @param page        how its pages look
 * @param charset     in which its pages (not its feeds) are sent
 */
public record WireOutlet(
        String key,
        String name,
        String language,
        String articlePath,
        FeedLinks feedLinks,
        List<Feed> feeds,
        List<String> disallow,
        Page page,
        Charset charset) {

    /** How the links in an outlet's feeds differ from the addresses of its pages. */
    public enum FeedLinks {
        /** They are the same. */
        PLAIN,
        /** With {@code utm_…} parameters behind. */
        TRACKED,
        /** Relative to the feed's {@code xml:base}. */
        RELATIVE,
        /** {@code /r/<id>} on the same site, which redirects (302) to the page. */
        REDIRECTED
    }

    /**
     * One feed of an outlet.
     *
     * @param section  only articles of this section; empty for all
     * @param fullText whether entries carry the whole article; otherwise its summary
     * @param updates  whether an entry says when it was last changed
     */
    public record Feed(
            String path, FeedFormat format, String title, String section, boolean fullText, boolean updates) {
        public Feed {
            requireNonNull(format, "format");
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException("the path of a feed starts with a slash, not " + path);
            }
        }
    }

    /**
     * How the pages of an outlet look.
     *
     * @param template  name of a page template ({@code wire/templates/<name>.html})
     * @param paragraph mark-up of a paragraph, with {@code {text}}
     * @param heading   mark-up of a heading between paragraphs, with {@code {text}}
     * @param inserts   mark-up that stands after the paragraph of this number (1 = the first): advertisements, "read more"
     */
    public record Page(String template, String paragraph, String heading, Map<Integer, String> inserts) {
        public Page {
            requireNonNull(template, "template");
            inserts = Map.copyOf(inserts);
            if (!paragraph.contains("{text}") || !heading.contains("{text}")) {
                throw new IllegalArgumentException("the mark-up of a paragraph or heading has no {text}");
            }
        }
    }

    public WireOutlet {
        requireNonNull(name, "name");
        requireNonNull(language, "language");
        requireNonNull(feedLinks, "feedLinks");
        requireNonNull(page, "page");
        requireNonNull(charset, "charset");
        feeds = List.copyOf(feeds);
        disallow = List.copyOf(disallow);
        if (!key.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("not a key of an outlet: " + key);
        }
        if (!articlePath.startsWith("/")) {
            throw new IllegalArgumentException(
                    "the article path of " + key + " starts with a slash, not " + articlePath);
        }
    }

    /** A plain English site with one RSS feed at {@code /rss.xml}, for tests that bring their own articles. */
    public static WireOutlet simple(String key, String name) {
        return new WireOutlet(
                key,
                name,
                "en",
                "/news/{slug}",
                FeedLinks.PLAIN,
                List.of(new Feed("/rss.xml", FeedFormat.RSS, name, "", false, true)),
                List.of(),
                new Page("courier", "<p>{text}</p>", "<h2>{text}</h2>", Map.of()),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
