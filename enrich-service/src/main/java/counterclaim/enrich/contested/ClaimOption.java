package counterclaim.enrich.contested;

import counterclaim.enrich.attribution.Run;
import counterclaim.enrich.attribution.Saying;
import counterclaim.enrich.attribution.Speaker;
import java.util.Optional;

/**
 * A passage that may be the claim that a trigger disputes.
 *
 * @param saying the attribution that it is the content of
 * @param rank how many options of its kind stand between it and the trigger
 */
record ClaimOption(Kind kind, Run run, int sentence, Optional<Speaker> claimant, Optional<Saying> saying, int rank) {
    enum Kind {
        /** Said by the disputing words themselves: "denied that …". */
        INLINE,
        /** The sentence of the dispute itself, where it does not say which words. */
        SELF,
        SAYING,
        /** A sentence that is nobody's saying. */
        SENTENCE
    }
}
