package counterclaim.contracts;

/** How a claim is disputed. */
public enum ContestKind {
    /** The party that the claim is about says that it is not so. */
    DENIAL,
    /** Another party rejects it, without a version of its own. */
    REJECTION,
    /** A version that cannot be true together with the claim. */
    COUNTERCLAIM,
    /** Unproven or uncertain, not: false. */
    DOUBT,
    /** The outlet, a fact-check, a court or a record finds it false or misleading. */
    CORRECTION
}
