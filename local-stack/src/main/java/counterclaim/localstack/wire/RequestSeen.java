package counterclaim.localstack.wire;

import java.time.Instant;

/**
 * A request that an outlet has answered.
 *
 * @param at        real time when it came in
 * @param path      with query
 * @param status    0 when the connection was cut before a status was sent
 * @param userAgent empty when there was none
 */
public record RequestSeen(Instant at, String outletKey, String method, String path, int status, String userAgent) {}
