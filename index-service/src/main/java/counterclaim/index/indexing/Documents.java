package counterclaim.index.indexing;

import counterclaim.contracts.ArticleEnriched;
import counterclaim.contracts.ArticlePlaced;
import counterclaim.contracts.ClaimChanged;
import counterclaim.contracts.ClaimTransition;
import counterclaim.contracts.FeedPolled;
import counterclaim.contracts.FeedRegistered;
import counterclaim.contracts.Json;
import counterclaim.contracts.StoryChanged;
import counterclaim.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which documents a record of which topic becomes. */
final class Documents {
    private final Map<String, Function<byte[], List<Write>>> byTopic;

    Documents(ArticleDocuments articles) {
        byTopic = Map.of(
                Topics.ARTICLES_ENRICHED, json -> articles.of(Json.read(json, ArticleEnriched.class)),
                Topics.ARTICLES_PLACED, json -> LedgerDocuments.of(Json.read(json, ArticlePlaced.class)),
                Topics.STORIES, json -> LedgerDocuments.of(Json.read(json, StoryChanged.class)),
                Topics.CLAIMS, json -> LedgerDocuments.of(Json.read(json, ClaimChanged.class)),
                Topics.CLAIMS_HISTORY, json -> LedgerDocuments.of(Json.read(json, ClaimTransition.class)),
                Topics.FEEDS, json -> FeedDocuments.of(Json.read(json, FeedRegistered.class)),
                Topics.FEEDS_POLLED, json -> FeedDocuments.of(Json.read(json, FeedPolled.class)));
    }

    static List<String> topics() {
        return List.of(
                Topics.ARTICLES_ENRICHED,
                Topics.ARTICLES_PLACED,
                Topics.STORIES,
                Topics.CLAIMS,
                Topics.CLAIMS_HISTORY,
                Topics.FEEDS,
                Topics.FEEDS_POLLED);
    }

    /**
     * @throws RuntimeException when the bytes are no such record
     */
    List<Write> of(String topic, byte[] json) {
        return byTopic.get(topic).apply(json);
    }
}
