package counterclaim.enrich.ledger;

import counterclaim.enrich.ledger.Placer.PlacedArticle;
import counterclaim.enrich.ledger.Placer.Story;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What placing remembers. Keys of lists begin with the number of their period. */
interface PlacingState {
    Optional<PlacedArticle> article(String articleId);

    void putArticle(String articleId, PlacedArticle article);

    Optional<Story> story(String storyId);

    void putStory(Story story);

    /** Articles whose signature has this band, newest first. */
    List<String> articlesAt(String key);

    void putArticlesAt(String key, List<String> articleIds);

    /** Stories in whose articles this term stands, newest first. */
    List<String> storiesAt(String key);

    void putStoriesAt(String key, List<String> storyIds);

    long articlesSeen();

    /** In how many articles the term was seen. */
    long frequency(String term);

    void countArticle(Set<String> terms);
}
