package counterclaim.enrich.encoder;

/**
 * A name that the encoder found.
 *
 * @param type PER, ORG, LOC or MISC
 * @param sentence index of its sentence
 * @param confidence probability of its least certain word
 */
public record EncodedName(int start, int end, String type, int sentence, double confidence) {}
