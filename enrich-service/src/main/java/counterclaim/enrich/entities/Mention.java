package counterclaim.enrich.entities;

import counterclaim.contracts.Entity;

/**
 * A name where it stands.
 *
 * @param sentence index of the sentence
 * @param from first word in the sentence
 * @param to the word after its last
 * @param confidence 0 to 1
 */
public record Mention(Entity.Type type, int sentence, int from, int to, int start, int end, double confidence) {}
