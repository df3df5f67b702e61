package counterclaim.ingest.feed.parse;

/** The family of formats a feed is written in. */
public enum FeedFormat {
    RSS,
    ATOM,
    JSON,
    CDF
}
