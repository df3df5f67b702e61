package counterclaim.index.web;

import java.util.Optional;

/**
 * An error as RFC 9457 has it, media type {@code application/problem+json}.
 *
 * @param type a URI reference that names the kind of problem
 * @param detail what to do about it
 * @param parameter the query parameter that is wrong, for status 400
 */
public record Problem(
        String type, String title, int status, String detail, String instance, Optional<String> parameter) {
    static final String MEDIA_TYPE = "application/problem+json";
}
