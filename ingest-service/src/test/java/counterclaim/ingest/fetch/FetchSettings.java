package counterclaim.ingest.fetch;

import java.time.Duration;
import java.util.Optional;

/** Settings for tests: as in operation, but in a hurry. */
public record FetchSettings(
        String agent,
        Optional<String> contact,
        int largestBody,
        Duration deadline,
        Duration connectTimeout,
        int mostRedirects,
        int perHost,
        Duration spacing,
        Duration spacingOfOpened,
        Duration longestCrawlDelay,
        Duration robotsFor,
        int pages,
        int waiting,
        int waitingOfHost,
        int attempts,
        Duration firstRetry,
        Duration longestRetry)
        implements FetchConfig {
    public static final FetchSettings QUICK = new FetchSettings(
            "CounterclaimBot",
            Optional.of("https://desk.example/bot"),
            100_000,
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            5,
            2,
            Duration.ofSeconds(1),
            Duration.ofMillis(1),
            Duration.ofMillis(200),
            Duration.ofHours(24),
            16,
            500,
            100,
            3,
            Duration.ofMillis(100),
            Duration.ofSeconds(1));

    FetchSettings withDeadline(Duration shorter) {
        return new FetchSettings(
                agent,
                contact,
                largestBody,
                shorter,
                connectTimeout,
                mostRedirects,
                perHost,
                spacing,
                spacingOfOpened,
                longestCrawlDelay,
                robotsFor,
                pages,
                waiting,
                waitingOfHost,
                attempts,
                firstRetry,
                longestRetry);
    }

    FetchSettings withSpacing(Duration between, int atOnce) {
        return new FetchSettings(
                agent,
                contact,
                largestBody,
                deadline,
                connectTimeout,
                mostRedirects,
                atOnce,
                spacing,
                between,
                longestCrawlDelay,
                robotsFor,
                pages,
                waiting,
                waitingOfHost,
                attempts,
                firstRetry,
                longestRetry);
    }
}
