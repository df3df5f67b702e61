package counterclaim.ingest.fetch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the web is asked. */
@ConfigMapping(prefix = "counterclaim.fetch")
public interface FetchConfig {
    /** Name in the user agent; also the name that robots.txt rules are looked up under. */
    @WithDefault("CounterclaimBot")
    String agent();

    /** A page or mail address where a webmaster reaches the people who run this; goes into the user agent. */
    Optional<String> contact();

    /** Largest body of a feed or page, packed and unpacked, in bytes. */
    @WithDefault("10485760")
    int largestBody();

    /** From the first byte sent to the last received, redirects included. */
    @WithDefault("30s")
    Duration deadline();

    @WithDefault("10s")
    Duration connectTimeout();

    @WithDefault("10")
    int mostRedirects();

    /** Requests to one host at the same time. */
    @WithDefault("2")
    int perHost();

    /** Between the starts of two requests to one host; a longer crawl-delay of its robots.txt wins. */
    @WithDefault("1s")
    Duration spacing();

    /** The same for addresses that the operator opened: his own machines. */
    @WithDefault("20ms")
    Duration spacingOfOpened();

    /** A longer crawl-delay than this counts as this. */
    @WithDefault("30s")
    Duration longestCrawlDelay();

    /** How long robots.txt is believed. */
    @WithDefault("24h")
    Duration robotsFor();

    /** Pages that are fetched at the same time by this replica. */
    @WithDefault("64")
    int pages();

    /** Entries that wait in memory; more stay in Kafka. */
    @WithDefault("2000")
    int waiting();

    /** Entries of one host that wait in memory; more are put off through the editions' store, so that one host cannot keep others waiting. */
    @WithDefault("200")
    int waitingOfHost();

    /** Tries of one page in a row. */
    @WithDefault("5")
    int attempts();

    /** Before the second try; doubles. */
    @WithDefault("1m")
    Duration firstRetry();

    @WithDefault("6h")
    Duration longestRetry();

    default String userAgent() {
        return agent() + "/0.1 (" + contact().map(contact -> "+" + contact).orElse("operator has given no contact")
                + ")";
    }
}
