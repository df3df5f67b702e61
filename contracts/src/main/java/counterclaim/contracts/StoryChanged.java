package counterclaim.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Articles about one event. Topic {@code stories}, key storyId, compacted.
 *
 * @param title of its most central article
 * @param articleIds at most 50, newest first
 * @param entities at most 20
 */
public record StoryChanged(
        String storyId,
        long revision,
        String title,
        List<String> articleIds,
        int articles,
        int outlets,
        List<EntityRef> entities,
        Instant firstSeenAt,
        Instant lastSeenAt,
        Optional<String> mergedInto,
        Instant changedAt) {
    public StoryChanged {
        Checks.text(storyId, "storyId");
        Checks.atLeast(revision, 0, "revision");
        Checks.text(title, "title");
        articleIds = Checks.list(articleIds);
        Checks.atLeast(articles, 0, "articles");
        Checks.atLeast(outlets, 0, "outlets");
        entities = Checks.list(entities);
        Checks.present(firstSeenAt, "firstSeenAt");
        Checks.present(lastSeenAt, "lastSeenAt");
        mergedInto = Checks.maybe(mergedInto);
        Checks.present(changedAt, "changedAt");
    }
}
