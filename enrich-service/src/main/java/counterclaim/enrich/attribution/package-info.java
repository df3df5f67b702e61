/**
 * Who says what, by which words: sources, cues and contents, the stance of the cue, and who a pronoun or a surname stands
 * for.
 */
package counterclaim.enrich.attribution;
