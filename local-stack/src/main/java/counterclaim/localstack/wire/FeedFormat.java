package counterclaim.localstack.wire;

/** The three kinds of feed that an outlet can publish. */
public enum FeedFormat {
    /** RSS 2.0, {@code application/rss+xml}. */
    RSS("application/rss+xml"),
    /** Atom 1.0, {@code application/atom+xml}. */
    ATOM("application/atom+xml"),
    /** JSON Feed 1.1, {@code application/feed+json}. */
    JSON_FEED("application/feed+json");

    private final String mediaType;

    FeedFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }
}
