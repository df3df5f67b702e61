package counterclaim.enrich.ledger;

import counterclaim.contracts.ArticleEnriched;
import counterclaim.contracts.Json;
import org.apache.kafka.streams.processor.api.Record;

/** Bytes in, what the ledger needs of an article out. */
final class ReadArticles extends LedgerStep {
    @Override
    String purpose() {
        return "read an ArticleEnriched";
    }

    @Override
    void read(Record<byte[], byte[]> record) {
        var reading = ArticleReader.read(Json.read(record.value(), ArticleEnriched.class));
        emit(record, LedgerTopology.PLACING, reading.articleId(), reading);
    }
}
