package counterclaim.contracts;

/** How the fetch of a page ended. */
public enum FetchOutcome {
    FETCHED,
    NOT_MODIFIED,
    /** 404: the second time in a row withdraws an article. */
    NOT_FOUND,
    /** 410: withdraws an article at once. */
    GONE,
    /** 401, 403, 451 and other 4xx. */
    REFUSED,
    THROTTLED,
    SERVER_ERROR,
    TIMEOUT,
    UNREACHABLE,
    FORBIDDEN_ADDRESS,
    FORBIDDEN_BY_ROBOTS,
    TOO_LARGE,
    NOT_HTML,
    /** A page without an article on it. */
    NO_TEXT,
    REDIRECT_LOOP,
    /** No URL that can be fetched. */
    BAD_URL
}
