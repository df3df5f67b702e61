package counterclaim.ingest.fetch;

import static java.util.Objects.requireNonNull;

import counterclaim.ingest.address.WebUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a visit to an address ended, redirects followed. */
public sealed interface Visit {
    /**
     * A server answered, with whatever status.
     *
     * @param url       that answered
     * @param permanent where permanent redirects from the start on led; empty when there were none
     * @param hops      the addresses that led here, oldest first, without {@code url}
     * @param age       how long the answer stays fresh, as Cache-Control or Expires say
     * @param retryAfter as the header says
     */
    record Answer(
            WebUrl url,
            int status,
            byte[] body,
            Optional<String> contentType,
            Optional<String> etag,
            Optional<String> lastModified,
            Optional<Duration> age,
            Optional<Duration> retryAfter,
            List<String> links,
            Optional<WebUrl> permanent,
            List<String> hops)
            implements Visit {
        public Answer {
            requireNonNull(url, "url");
            requireNonNull(body, "body");
            links = List.copyOf(links);
            hops = List.copyOf(hops);
        }
    }

    /**
     * A redirect led to a host that this visit was not to follow it to.
     *
     * @param to   where it leads
     * @param hops the addresses that led there, oldest first
     */
    record LeftHost(WebUrl to, List<String> hops) implements Visit {
        public LeftHost {
            requireNonNull(to, "to");
            hops = List.copyOf(hops);
        }
    }

    /**
     * No answer.
     *
     * @param url      where it failed
     * @param detail   for people
     * @param notBefore when there is no sense in asking earlier
     */
    record Failed(WebUrl url, Failure failure, String detail, Optional<Instant> notBefore) implements Visit {
        public Failed {
            requireNonNull(url, "url");
            requireNonNull(failure, "failure");
            requireNonNull(detail, "detail");
            requireNonNull(notBefore, "notBefore");
        }
    }
}
