package counterclaim.index.indexing;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import counterclaim.index.elastic.Elastic;
import counterclaim.index.elastic.ElasticUnavailable;
import counterclaim.index.schema.IndexSchema;
import java.util.List;

/** The bulk API. */
final class ElasticBulkWriter implements BulkWriter {
    private static final int REQUEST_TOO_LARGE = 413;

    private final Elastic elastic;
    private final IndexSchema schema;

    ElasticBulkWriter(Elastic elastic, IndexSchema schema) {
        this.elastic = elastic;
        this.schema = schema;
    }

    @Override
    public Answer write(List<Write> writes) {
        try {
            for (var write : writes) {
                if (!write.throughAlias()) {
                    schema.ensureArticles(write.index());
                }
            }
            var answer = elastic.call("Write " + writes.size() + " documents", client -> client.bulk(request(writes)));
            return new Answer.Answered(
                    answer.items().stream().map(ElasticBulkWriter::result).toList());
        } catch (ElasticUnavailable e) {
            return new Answer.Unavailable(e.getMessage());
        } catch (ElasticsearchException e) {
            if (e.status() == REQUEST_TOO_LARGE && writes.size() == 1) {
                return new Answer.Answered(List.of(new Result.Refused("The document is too large: " + e.getMessage())));
            }
            // A refusal of the request as a whole (no rights, a block on the index) is nothing that a document could
            // cure.
            return new Answer.Unavailable("Elasticsearch refuses to write: " + e.getMessage());
        }
    }

    private static BulkRequest request(List<Write> writes) {
        return BulkRequest.of(bulk -> {
            for (var write : writes) {
                bulk.operations(operation -> operation.index(index -> {
                    index.index(write.index()).id(write.id());
                    if (write.throughAlias()) {
                        index.requireAlias(true);
                    }
                    write.version().ifPresent(v -> index.version(v).versionType(VersionType.ExternalGte));
                    return index.document(BinaryData.of(write.json(), ContentType.APPLICATION_JSON));
                }));
            }
            return bulk;
        });
    }

    private static Result result(BulkResponseItem item) {
        var error = item.error();
        if (error == null) {
            return new Result.Written();
        }
        var reason = error.type() + ": " + error.reason()
                + (error.causedBy() == null ? "" : ": " + error.causedBy().reason());
        return switch (item.status()) {
            case 409 -> new Result.AlreadyNewer();
            // Too busy, no shard ready, or the index is missing because Elasticsearch lost its data: the loop makes it
            // anew.
            // 403: the index is blocked, on a full disk for instance, until somebody makes room.
            case 403, 404, 408, 429, 502, 503, 504 -> new Result.TryAgain(reason);
            default -> new Result.Refused(reason);
        };
    }
}
