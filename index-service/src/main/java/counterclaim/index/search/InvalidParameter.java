package counterclaim.index.search;

/** A request that cannot be answered as it stands: 400. */
public final class InvalidParameter extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;

    /**
     * @param detail a sentence for the caller: what is wrong, what would be right
     */
    public InvalidParameter(String parameter, String detail) {
        super(detail);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
