package counterclaim.enrich.contested;

import java.util.List;
import java.util.Map;

/**
 * A sentence that may dispute something, with everything that it may dispute.
 *
 * @param features by which the model tells whether it disputes at all
 */
record Case(int sentence, Map<String, Double> features, List<Candidate> candidates) {}
