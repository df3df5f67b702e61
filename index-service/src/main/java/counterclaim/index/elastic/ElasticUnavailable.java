package counterclaim.index.elastic;

/** Elasticsearch cannot be reached or refuses for now (429, 5xx): the same request may succeed later. */
public final class ElasticUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ElasticUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
