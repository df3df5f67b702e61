package counterclaim.enrich.attribution;

/**
 * Somebody who says something.
 *
 * @param name the shortest name or noun phrase for them, as it stands in the text
 * @param at where it stands; elsewhere than the source where that is a pronoun
 * @param resolved whether the source was a pronoun or the like
 */
public record Speaker(String name, Run at, boolean resolved) {}
