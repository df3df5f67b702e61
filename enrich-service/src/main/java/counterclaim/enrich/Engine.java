package counterclaim.enrich;

/** Which models do a step. */
public enum Engine {
    /** Fast; its weights are always there. */
    PERCEPTRON,
    /** The fine-tuned encoder; where its weights are missing, the perceptron does the step. */
    ENCODER,
    /** Both, where a step can make use of both; else as ENCODER. */
    BOTH
}
