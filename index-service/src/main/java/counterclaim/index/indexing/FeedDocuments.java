package counterclaim.index.indexing;

import counterclaim.contracts.FeedPolled;
import counterclaim.contracts.FeedRegistered;
import counterclaim.contracts.Json;
import counterclaim.index.schema.Index;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Feeds as they were registered and as they were last polled: two writers, so two documents, joined when they are read. */
final class FeedDocuments {
    private FeedDocuments() {}

    static List<Write> of(FeedRegistered feed) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("feedId", feed.feedId());
        fields.put("url", feed.url());
        feed.title().ifPresent(title -> fields.put("title", title));
        feed.outlet().ifPresent(outlet -> fields.put("outlet", outlet));
        fields.put("state", feed.state());
        fields.put("tags", feed.tags());
        fields.put("changedAt", feed.changedAt());
        fields.put("record", feed);
        return write(Index.FEEDS, feed.feedId(), feed.changedAt().toEpochMilli(), fields);
    }

    static List<Write> of(FeedPolled polled) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("feedId", polled.feedId());
        fields.put("outcome", polled.outcome());
        fields.put("retired", polled.retired());
        fields.put("failures", polled.failures());
        fields.put("polledAt", polled.polledAt());
        fields.put("nextDueAt", polled.nextDueAt());
        fields.put("record", withoutSeen(polled));
        return write(Index.FEEDS_POLLED, polled.feedId(), polled.polledAt().toEpochMilli(), fields);
    }

    /** The hashes of seen entries are the poller's memory, nobody else's. */
    private static FeedPolled withoutSeen(FeedPolled polled) {
        return new FeedPolled(
                polled.feedId(),
                polled.url(),
                polled.movedTo(),
                polled.retired(),
                polled.validators(),
                polled.bodyHash(),
                polled.outcome(),
                polled.detail(),
                polled.status(),
                polled.polledAt(),
                polled.nextDueAt(),
                polled.lastSuccessAt(),
                polled.lastNewEntryAt(),
                polled.failures(),
                polled.entriesPerDay(),
                polled.title(),
                List.of(),
                Optional.empty());
    }

    private static List<Write> write(Index index, String id, long version, Map<String, Object> fields) {
        return List.of(new Write(index.alias(), true, id, OptionalLong.of(Math.max(0, version)), Json.write(fields)));
    }
}
