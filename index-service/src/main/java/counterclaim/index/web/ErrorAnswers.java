package counterclaim.index.web;

import counterclaim.index.dashboard.ErrorPage;
import counterclaim.index.elastic.ElasticUnavailable;
import counterclaim.index.search.InvalidParameter;
import counterclaim.index.search.NotThere;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error as an answer: RFC 9457 under {@code /api}, a page elsewhere. */
class ErrorAnswers {
    private static final Logger LOG = Logger.getLogger(ErrorAnswers.class);
    private static final String RETRY_SECONDS = "5";

    private final ErrorPage page;

    ErrorAnswers(ErrorPage page) {
        this.page = page;
    }

    @ServerExceptionMapper
    public Response of(InvalidParameter e, UriInfo uri) {
        return answer(
                uri, 400, "invalid-parameter", "A parameter is not right", e.getMessage(), Optional.of(e.parameter()));
    }

    @ServerExceptionMapper
    public Response of(NotThere e, UriInfo uri) {
        return answer(uri, 404, "not-found", "Not found", e.getMessage() + ".", Optional.empty());
    }

    @ServerExceptionMapper
    public Response of(ElasticUnavailable e, UriInfo uri) {
        LOG.warnf(
                "%s %s",
                e.getMessage(), e.getCause() == null ? "" : e.getCause().getMessage());
        return answer(
                uri,
                503,
                "search-unavailable",
                "The search index cannot be reached",
                e.getMessage()
                        + ". Nothing is lost: articles are indexed as soon as it is back. Try again in a few seconds.",
                Optional.empty());
    }

    @ServerExceptionMapper
    public Response of(WebApplicationException e, UriInfo uri) {
        var status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        var title = Optional.ofNullable(Response.Status.fromStatusCode(status))
                .map(Response.Status::getReasonPhrase)
                .orElse("Error");
        var detail = status == 404 ? "There is nothing at this address." : title + ".";
        return answer(uri, status, "http-" + status, title, detail, Optional.empty());
    }

    @ServerExceptionMapper
    public Response of(RuntimeException e, UriInfo uri) {
        LOG.errorf(e, "Cannot answer %s", uri.getPath());
        return answer(
                uri,
                500,
                "internal",
                "Something went wrong here",
                "The request is fine; the service failed to answer it and has written why to its log.",
                Optional.empty());
    }

    private Response answer(
            UriInfo uri, int status, String type, String title, String detail, Optional<String> parameter) {
        var path = uri.getPath();
        var api = path.startsWith("/api/") || path.startsWith("api/");
        var answer = Response.status(status);
        if (status == 503) {
            answer.header("Retry-After", RETRY_SECONDS);
        }
        if (api) {
            return answer.type(Problem.MEDIA_TYPE)
                    .entity(new Problem("urn:counterclaim:problem:" + type, title, status, detail, path, parameter))
                    .build();
        }
        return answer.type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(page.render(status, title, detail))
                .build();
    }
}
