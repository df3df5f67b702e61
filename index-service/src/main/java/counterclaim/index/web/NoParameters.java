package counterclaim.index.web;

import counterclaim.index.search.Parameters;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** A misspelt parameter is an error also where there are few to know. */
final class NoParameters {
    private NoParameters() {}

    static void in(UriInfo uri, Set<String> but) {
        Parameters.of(uri.getQueryParameters(), but);
    }
}
