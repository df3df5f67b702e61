package counterclaim.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * An article in which a claim is made or disputed.
 *
 * @param originId the article that it reprints
 * @param words the sentence, in that article
 * @param party who says it there
 * @param at first seen, or published when that is earlier
 * @param withdrawn the article was taken down, or the words were edited away
 */
public record ClaimArticle(
        String articleId,
        String outletId,
        String url,
        String title,
        Optional<String> originId,
        Role role,
        Span words,
        Optional<Party> party,
        Instant at,
        boolean withdrawn) {
    public enum Role {
        ASSERTS,
        CONTESTS
    }

    public ClaimArticle {
        Checks.text(articleId, "articleId");
        Checks.text(outletId, "outletId");
        Checks.text(url, "url");
        Checks.text(title, "title");
        originId = Checks.maybe(originId);
        Checks.present(role, "role");
        Checks.present(words, "words");
        party = Checks.maybe(party);
        Checks.present(at, "at");
    }
}
