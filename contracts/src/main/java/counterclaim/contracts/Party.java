package counterclaim.contracts;

import java.util.Optional;

/**
 * Who says or disputes something, in the words of the article.
 *
 * @param name the shortest name or noun phrase, as it stands in the article
 * @param span where it stands
 */
public record Party(String name, Optional<Span> span, Optional<EntityRef> entity) {
    public Party {
        Checks.text(name, "name");
        span = Checks.maybe(span);
        entity = Checks.maybe(entity);
    }
}
