package counterclaim.ingest.editions;

import static java.util.Objects.requireNonNull;

import counterclaim.contracts.ArticleFetched;
import counterclaim.contracts.Validators;
import java.util.Optional;

/**
 * What is known of an article.
 *
 * @param latest     as it was published last
 * @param pageUrl    where it is looked at again
 * @param outlet     the hint of the feed
 * @param validators of the latest text
 * @param notFound   answers 404 in a row
 */
record ArticleState(
        ArticleFetched latest, String pageUrl, Optional<String> outlet, Validators validators, int notFound) {
    ArticleState {
        requireNonNull(latest, "latest");
        requireNonNull(pageUrl, "pageUrl");
        outlet = outlet == null ? Optional.empty() : outlet;
        requireNonNull(validators, "validators");
    }
}
