package counterclaim.enrich.contested;

import java.util.Map;

/** A trigger with one of its options, and the features by which the model decides. */
record Candidate(Trigger trigger, ClaimOption option, Map<String, Double> features) {}
