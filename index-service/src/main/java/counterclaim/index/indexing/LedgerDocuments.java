package counterclaim.index.indexing;

import counterclaim.contracts.ArticlePlaced;
import counterclaim.contracts.ClaimArticle;
import counterclaim.contracts.ClaimChanged;
import counterclaim.contracts.ClaimTransition;
import counterclaim.contracts.EntityRef;
import counterclaim.contracts.Ids;
import counterclaim.contracts.Json;
import counterclaim.contracts.LedgerContest;
import counterclaim.contracts.Party;
import counterclaim.contracts.StoryChanged;
import counterclaim.index.schema.Index;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the ledger publishes, as documents: fields to search by, and the record itself to answer with. */
final class LedgerDocuments {
    private LedgerDocuments() {}

    static List<Write> of(ArticlePlaced placed) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("articleId", placed.articleId());
        fields.put("sequence", placed.sequence());
        fields.put("storyId", placed.storyId());
        placed.originId().ifPresent(origin -> fields.put("originId", origin));
        fields.put("similarity", placed.similarity());
        fields.put("placedAt", placed.placedAt());
        // An article is placed again, at the same sequence, when stories merge: the later placement wins.
        return write(Index.PLACEMENTS, placed.articleId(), placed.placedAt().toEpochMilli(), fields);
    }

    static List<Write> of(ClaimChanged claim) {
        // What stands: a contest that was taken back does not make its challenger findable.
        var contests = claim.contests().stream()
                .filter(contest -> !contest.withdrawn())
                .toList();
        var challengers = contests.stream()
                .flatMap(contest -> contest.challenger().stream())
                .toList();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("claimId", claim.claimId());
        fields.put("revision", claim.revision());
        fields.put("wording", claim.wording());
        fields.put("subjectIds", distinct(claim.subjects(), EntityRef::id));
        fields.put("subjectNames", distinct(claim.subjects(), EntityRef::name));
        fields.put("claimants", distinct(claim.claimants(), Party::name));
        fields.put("claimantIds", ids(claim.claimants()));
        fields.put("challengers", distinct(challengers, Party::name));
        fields.put("challengerIds", ids(challengers));
        fields.put("kinds", distinct(contests, contest -> contest.kind().name()));
        fields.put(
                "sentences",
                Stream.concat(
                                claim.articles().stream()
                                        .filter(article -> !article.withdrawn())
                                        .flatMap(article -> Stream.of(
                                                article.title(), article.words().exact())),
                                contests.stream()
                                        .map(contest -> contest.evidence().exact()))
                        .distinct()
                        .toList());
        fields.put("articleIds", distinct(claim.articles(), ClaimArticle::articleId));
        fields.put(
                "outletIds",
                Stream.concat(
                                claim.articles().stream().map(ClaimArticle::outletId),
                                contests.stream().map(LedgerContest::outletId))
                        .distinct()
                        .toList());
        fields.put("storyIds", claim.storyIds());
        fields.put("state", claim.state());
        fields.put("outlets", claim.counts().outlets());
        fields.put("origins", claim.counts().origins());
        fields.put("sources", claim.counts().sources());
        fields.put("articles", claim.counts().articles());
        fields.put("contests", claim.counts().contests());
        fields.put("firstSeenAt", claim.firstSeenAt());
        fields.put("lastSeenAt", claim.lastSeenAt());
        fields.put("changedAt", claim.changedAt());
        claim.mergedInto().ifPresent(other -> fields.put("mergedInto", other));
        fields.put("merged", claim.mergedInto().isPresent());
        fields.put("cut", claim.cut());
        fields.put("record", claim);
        return write(Index.CLAIMS, claim.claimId(), claim.revision(), fields);
    }

    static List<Write> of(ClaimTransition transition) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("claimId", transition.claimId());
        fields.put("revision", transition.revision());
        fields.put("cause", transition.cause());
        fields.put("to", transition.to());
        transition.articleId().ifPresent(article -> fields.put("articleId", article));
        transition.outletId().ifPresent(outlet -> fields.put("outletId", outlet));
        fields.put("at", transition.at());
        fields.put("record", transition);
        // Several steps may lead to one revision; the same step read twice is the same document.
        var id = Ids.hash(List.of(new String(Json.write(transition), StandardCharsets.UTF_8)));
        return List.of(new Write(Index.CLAIMS_HISTORY.alias(), true, id, OptionalLong.empty(), Json.write(fields)));
    }

    static List<Write> of(StoryChanged story) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("storyId", story.storyId());
        fields.put("revision", story.revision());
        fields.put("title", story.title());
        fields.put("articleIds", story.articleIds());
        fields.put("articles", story.articles());
        fields.put("outlets", story.outlets());
        fields.put("entityIds", distinct(story.entities(), EntityRef::id));
        fields.put("entityNames", distinct(story.entities(), EntityRef::name));
        fields.put("firstSeenAt", story.firstSeenAt());
        fields.put("lastSeenAt", story.lastSeenAt());
        fields.put("changedAt", story.changedAt());
        story.mergedInto().ifPresent(other -> fields.put("mergedInto", other));
        fields.put("merged", story.mergedInto().isPresent());
        fields.put("record", story);
        return write(Index.STORIES, story.storyId(), story.revision(), fields);
    }

    private static List<Write> write(Index index, String id, long version, Map<String, Object> fields) {
        return List.of(new Write(
                index.alias(),
                true,
                ArticleDocuments.documentId(id),
                OptionalLong.of(Math.max(0, version)),
                Json.write(fields)));
    }

    private static <T> List<String> distinct(List<T> values, Function<T, String> property) {
        return values.stream().map(property).distinct().toList();
    }

    private static List<String> ids(List<Party> parties) {
        return parties.stream()
                .flatMap(party -> party.entity().stream())
                .map(EntityRef::id)
                .distinct()
                .toList();
    }
}
