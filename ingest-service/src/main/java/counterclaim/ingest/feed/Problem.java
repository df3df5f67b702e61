package counterclaim.ingest.feed;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** An error as RFC 9457 writes it. */
record Problem(String type, String title, int status, String detail) {
    private static final String MEDIA_TYPE = "application/problem+json";

    static WebApplicationException exception(int status, String title, String detail) {
        return new WebApplicationException(
                title + ": " + detail,
                Response.status(status)
                        .type(MEDIA_TYPE)
                        .entity(new Problem("about:blank", title, status, detail))
                        .build());
    }
}
