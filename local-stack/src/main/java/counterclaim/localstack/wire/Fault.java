package counterclaim.localstack.wire;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * Something wrong with one address of the wire.
 *
 * @param outletKey whose address
 * @param path      with query; ends with {@code *} for all paths that start so
 * @param kind      what goes wrong
 * @param details   numbers and words of the kind: status, retryAfter, to, bytes, millis, type
 * @param times     how many requests it hits; {@link Integer#MAX_VALUE} = all until it is removed
 */
public record Fault(String outletKey, String path, Kind kind, Map<String, String> details, int times) {

    /** What goes wrong. */
    public enum Kind {
        /** A status without the content: {@code status}, {@code retryAfter}. */
        STATUS,
        /** Somewhere else: {@code status}, {@code to}. */
        REDIRECT,
        /** The address redirects to itself for ever. */
        REDIRECT_LOOP,
        /** The content comes {@code bytes} at a time every {@code millis}. */
        SLOW_DRIP,
        /** The content is followed by spaces, {@code bytes} in all. */
        HUGE,
        /** A compressed body that becomes {@code bytes} long. */
        GZIP_BOMB,
        /** The content with another Content-Type: {@code type}. */
        CONTENT_TYPE,
        /** 200 with nothing in it. */
        EMPTY,
        /** 200 with a page about something else. */
        NOT_A_FEED,
        /** The connection is cut in the middle of the content. */
        RESET,
        /** Nothing ever comes. */
        HANG
    }

    public Fault {
        requireNonNull(outletKey, "outletKey");
        requireNonNull(kind, "kind");
        details = Map.copyOf(details);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("the path of a fault starts with a slash, not " + path);
        }
        if (times < 1) {
            throw new IllegalArgumentException("a fault hits at least one request, not " + times);
        }
    }

    public static Fault of(String outletKey, String path, Kind kind) {
        return new Fault(outletKey, path, kind, Map.of(), Integer.MAX_VALUE);
    }

    public static Fault status(String outletKey, String path, int status) {
        return of(outletKey, path, Kind.STATUS).with("status", status);
    }

    public static Fault redirect(String outletKey, String path, int status, String to) {
        return of(outletKey, path, Kind.REDIRECT).with("status", status).with("to", to);
    }

    public static Fault slowDrip(String outletKey, String path, int bytes, int millis) {
        return of(outletKey, path, Kind.SLOW_DRIP).with("bytes", bytes).with("millis", millis);
    }

    public static Fault huge(String outletKey, String path, long bytes) {
        return of(outletKey, path, Kind.HUGE).with("bytes", bytes);
    }

    public static Fault contentType(String outletKey, String path, String type) {
        return of(outletKey, path, Kind.CONTENT_TYPE).with("type", type);
    }

    /** The same, for so many requests only. */
    public Fault times(int requests) {
        return new Fault(outletKey, path, kind, details, requests);
    }

    /** The same with one detail more. */
    public Fault with(String name, Object value) {
        var more = new java.util.HashMap<>(details);
        more.put(name, value.toString());
        return new Fault(outletKey, path, kind, more, times);
    }

    boolean hits(String outlet, String pathAndQuery) {
        return outletKey.equals(outlet)
                && (path.endsWith("*")
                        ? pathAndQuery.startsWith(path.substring(0, path.length() - 1))
                        : pathAndQuery.equals(path));
    }

    long number(String name, long otherwise) {
        return details.containsKey(name) ? Long.parseLong(details.get(name)) : otherwise;
    }
}
