package counterclaim.contracts;

/** What the source of an attribution does with its content. */
public enum Stance {
    ASSERTS,
    DENIES,
    DOUBTS,
    ACCUSES,
    CONCEDES,
    PREDICTS,
    PROMISES,
    ASKS,
    /** Thinks, wants, fears: an attitude, not a statement. */
    BELIEVES
}
