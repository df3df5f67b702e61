package counterclaim.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a server says that its answer stays good: Cache-Control wins over Expires (RFC 9111, section 4.2). */
final class Freshness {
    private static final Pattern MAX_AGE =
            Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,10})", Pattern.CASE_INSENSITIVE);
    private static final Pattern NONE = Pattern.compile("no-cache|no-store", Pattern.CASE_INSENSITIVE);

    private Freshness() {}

    static Optional<Duration> of(WebResponse response, Instant now) {
        var control = response.header("cache-control");
        if (control.filter(text -> NONE.matcher(text).find()).isPresent()) {
            return Optional.empty();
        }
        var maxAge = control.map(MAX_AGE::matcher)
                .filter(Matcher::find)
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))));
        if (maxAge.isPresent()) {
            return maxAge;
        }
        return response.first("expires")
                .flatMap(RetryAfter::httpDate)
                .map(date -> Duration.between(now, date))
                .filter(Duration::isPositive);
    }
}
