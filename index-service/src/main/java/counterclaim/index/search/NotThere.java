package counterclaim.index.search;

/** There is no such thing in the index: 404. */
public final class NotThere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotThere(String what, String id) {
        super("There is no " + what + " " + id.substring(0, Math.min(100, id.length())));
    }
}
