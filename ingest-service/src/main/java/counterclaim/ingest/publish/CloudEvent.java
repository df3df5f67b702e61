package counterclaim.ingest.publish;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What the headers of a record say of it: CloudEvents 1.0 in Kafka's binary mode, and the W3C trace context.
 *
 * @param id     the same when the same event is written again
 * @param source which part of the product wrote it, as {@code /ingest/poller}
 * @param record what the value is
 * @param trace  the {@code traceparent} that goes with the article
 */
public record CloudEvent(String id, String source, Class<?> record, Instant time, Optional<String> trace) {
    public static final String TRACE = "traceparent";

    public CloudEvent {
        requireNonNull(id, "id");
        requireNonNull(source, "source");
        requireNonNull(record, "record");
        requireNonNull(time, "time");
        requireNonNull(trace, "trace");
    }

    public Headers headers() {
        var headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id);
        add(headers, "ce_source", source);
        add(headers, "ce_type", "counterclaim." + record.getSimpleName());
        add(headers, "ce_time", time.toString());
        add(headers, "ce_dataschema", "urn:counterclaim:schema:" + record.getSimpleName() + ":1");
        add(headers, "content-type", "application/json");
        trace.ifPresent(parent -> add(headers, TRACE, parent));
        return headers;
    }

    /** The trace that a record belongs to, for what is written because of it. */
    public static Optional<String> traceOf(Headers headers) {
        return Optional.ofNullable(headers.lastHeader(TRACE))
                .map(header -> new String(header.value(), StandardCharsets.US_ASCII));
    }

    /** A trace that starts here. */
    public static String newTrace() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-01";
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
