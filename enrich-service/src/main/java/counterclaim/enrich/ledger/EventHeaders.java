package counterclaim.enrich.ledger;

import counterclaim.contracts.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** CloudEvents 1.0 attributes in the binary mode of its Kafka binding. */
final class EventHeaders {
    private EventHeaders() {}

    /** Headers of a record that the ledger writes; inside the topology they are not needed. */
    static Headers of(String topic, String key, Object record, long timestamp) {
        if (topic.equals(LedgerTopology.PLACING) || topic.equals(LedgerTopology.BY_STORY)) {
            return new RecordHeaders();
        }
        var type = record.getClass().getSimpleName();
        var headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", Ids.hash(List.of(topic, key, record.toString())));
        add(headers, "ce_source", "/counterclaim/enrich/ledger");
        add(headers, "ce_type", "counterclaim." + type);
        add(headers, "ce_subject", key);
        add(headers, "ce_time", Instant.ofEpochMilli(timestamp).toString());
        add(headers, "ce_dataschema", "urn:counterclaim:schema:" + type + ":1");
        add(headers, "content-type", "application/json");
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
