package counterclaim.contracts;

/** Where a claim stands: the first that holds, in this order. It says who says what, never what is true. */
public enum ClaimState {
    /** Taken back by its claimant or the outlet that carried it, or refuted by a record and dropped. */
    CORRECTED,
    /** No article on show asserts it any more. */
    WITHDRAWN,
    /** Somebody disputes it and has not taken that back. */
    CONTESTED,
    /** Two or more independent origins carry it. */
    CORROBORATED,
    REPORTED
}
