package counterclaim.localstack.wire;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An article of the wire with everything that happens to it.
 *
 * @param key       {@code <outletKey>-<slug>}, unique in the folder
 * @param story     the folder that it lies in
 * @param byline    empty when nobody is named
 * @param language  BCP 47 tag; empty = that of the outlet
 * @param premium   lies behind the part of the site that robots.txt forbids
 * @param saved     a page that is served as it is instead of being made from the text
 * @param revisions in order of time; the first is PUBLISH
 */
public record WireArticle(
        String key,
        String outletKey,
        String story,
        String slug,
        String byline,
        String section,
        String language,
        String summary,
        List<String> tags,
        boolean premium,
        Optional<SavedPage> saved,
        List<Revision> revisions) {

    /** The bytes of a page and the value of its Content-Type header. */
    public record SavedPage(byte[] body, String contentType) {
        public SavedPage {
            requireNonNull(contentType, "contentType");
            body = body.clone();
        }

        @Override
        public byte[] body() {
            return body.clone();
        }
    }

    public WireArticle {
        requireNonNull(key, "key");
        requireNonNull(outletKey, "outletKey");
        requireNonNull(story, "story");
        requireNonNull(byline, "byline");
        requireNonNull(section, "section");
        requireNonNull(language, "language");
        requireNonNull(summary, "summary");
        requireNonNull(saved, "saved");
        tags = List.copyOf(tags);
        revisions = List.copyOf(revisions);
        if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("not a slug: " + slug);
        }
        if (revisions.isEmpty() || revisions.getFirst().kind() != Revision.Kind.PUBLISH) {
            throw new IllegalArgumentException("an article is published first: " + key);
        }
        for (int i = 1; i < revisions.size(); i++) {
            if (revisions.get(i).at().compareTo(revisions.get(i - 1).at()) <= 0) {
                throw new IllegalArgumentException("the updates of " + key + " are not in order of time");
            }
        }
    }

    /** An article that is there from the start and never changes. */
    public static WireArticle simple(String outletKey, String story, String slug, String title, String text) {
        return new WireArticle(
                outletKey + "-" + slug,
                outletKey,
                story,
                slug,
                "",
                "news",
                "",
                "",
                List.of(),
                false,
                Optional.empty(),
                List.of(new Revision(Revision.Kind.PUBLISH, Duration.ZERO, title, text, "")));
    }

    /** The same article with one thing more that happens to it. */
    public WireArticle then(Revision revision) {
        var more = new java.util.ArrayList<>(revisions);
        more.add(revision);
        return new WireArticle(
                key, outletKey, story, slug, byline, section, language, summary, tags, premium, saved, more);
    }

    String title() {
        return revisions.getFirst().title();
    }
}
