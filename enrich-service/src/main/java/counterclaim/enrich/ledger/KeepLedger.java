package counterclaim.enrich.ledger;

import counterclaim.contracts.Json;
import counterclaim.contracts.Topics;
import counterclaim.enrich.ledger.LedgerTopology.Emitted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the claims of each story, and tells what changed. */
final class KeepLedger extends LedgerStep {
    private final StringSerializer keys = new StringSerializer();
    private KeyValueStore<String, byte[]> claims;

    @Override
    public void init(ProcessorContext<byte[], Emitted> context) {
        super.init(context);
        claims = context.getStateStore(LedgerTopology.CLAIMS);
    }

    @Override
    String purpose() {
        return "enter an article in the ledger";
    }

    @Override
    void read(Record<byte[], byte[]> record) {
        var article = Json.read(record.value(), Reading.class);
        var story = article.storyId().orElseThrow();
        var outcome = Ledger.apply(claimsOf(story), article, Instant.ofEpochMilli(record.timestamp()));
        outcome.claims().forEach(claim -> claims.put(story + "/" + claim.claimId(), Json.write(claim)));
        // History first: whoever reads the new state finds its reasons.
        outcome.transitions()
                .forEach(transition -> emit(record, Topics.CLAIMS_HISTORY, transition.claimId(), transition));
        outcome.published().forEach(claim -> emit(record, Topics.CLAIMS, claim.claimId(), ClaimRecords.of(claim)));
    }

    private List<ClaimEntry> claimsOf(String story) {
        var found = new ArrayList<ClaimEntry>();
        try (var entries = claims.prefixScan(story + "/", keys)) {
            entries.forEachRemaining(entry -> found.add(Json.read(entry.value, ClaimEntry.class)));
        }
        return found;
    }
}
