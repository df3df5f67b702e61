package counterclaim.ingest.fetch;

/** Why there is no answer that could be used. */
public enum Failure {
    TIMEOUT,
    /** No address, no connection, or it broke. */
    UNREACHABLE,
    FORBIDDEN_ADDRESS,
    FORBIDDEN_BY_ROBOTS,
    /** robots.txt could not be had just now, which forbids everything until it can. */
    ROBOTS_UNAVAILABLE,
    TOO_LARGE,
    REDIRECT_LOOP,
    /** No http or https address. */
    BAD_URL,
    /** It is not our turn at this host, and will not be for long. */
    HOST_BUSY
}
