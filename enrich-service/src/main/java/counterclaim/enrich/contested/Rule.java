package counterclaim.enrich.contested;

/** The kinds of rules that find what may dispute a claim. */
enum Rule {
    VERB,
    TRUTH_WORD,
    FALSELY,
    NO_EVIDENCE,
    UNVERIFIED,
    CONTRADICTION,
    LIED,
    COUNTER,
    NEGATION,
    OTHER_NUMBER,
    /** None of the others: any sentence. */
    STATEMENT
}
