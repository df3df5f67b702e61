package counterclaim.contracts;

/** How a poll of a feed ended. */
public enum PollOutcome {
    /** Registered, not polled yet. */
    PENDING,
    /** A feed came, with or without new entries. */
    OK,
    NOT_MODIFIED,
    /** The body equals the latest one, though the server did not say so. */
    UNCHANGED,
    /** 404. */
    NOT_FOUND,
    /** 410. */
    GONE,
    /** 401, 403, 451 and other 4xx. */
    REFUSED,
    /** 429, or 503 with Retry-After. */
    THROTTLED,
    /** 5xx. */
    SERVER_ERROR,
    TIMEOUT,
    /** No address, no connection, or it broke. */
    UNREACHABLE,
    /** The name resolves to an address that is private, loopback, link-local, multicast or cloud metadata. */
    FORBIDDEN_ADDRESS,
    FORBIDDEN_BY_ROBOTS,
    TOO_LARGE,
    /** The body is something else, a web page for instance. */
    NOT_A_FEED,
    REDIRECT_LOOP,
    PAUSED
}
