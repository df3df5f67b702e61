package counterclaim.ingest.fetch;

import counterclaim.ingest.address.WebUrl;
import java.util.Optional;
import java.util.Set;

/** Which answers send us on, and where. */
final class Redirect {
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private Redirect() {}

    static boolean isOne(WebResponse response) {
        return STATUSES.contains(response.status())
                && response.first("location").filter(to -> !to.isBlank()).isPresent();
    }

    static boolean isPermanent(int status) {
        return status == 301 || status == 308;
    }

    /** Empty where the answer is no redirect, or one to an address that no browser would take. */
    static Optional<WebUrl> target(WebResponse response, WebUrl from) {
        return isOne(response) ? response.first("location").flatMap(to -> from.resolve(to.strip())) : Optional.empty();
    }

    static Optional<WebUrl> target(Exchange exchange, WebUrl from) {
        return exchange instanceof Exchange.Answered(WebResponse response)
                ? target(response, from).filter(WebUrl::isHttp)
                : Optional.empty();
    }
}
