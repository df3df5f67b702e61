package counterclaim.enrich.cli;

/**
 * A text to tag.
 *
 * @param id file name without its ending, or as the line says
 */
record Document(String id, String text) {}
