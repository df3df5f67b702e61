package counterclaim.index.indexing;

import java.util.OptionalLong;

/**
 * One document to be written.
 *
 * @param index an alias with one index behind it, or the month's index of an article
 * @param throughAlias {@code index} must be an alias: never let Elasticsearch invent an index of that name
 * @param version external; a document of a higher one is left as it is. Without one the last writer wins
 * @param json the document
 */
record Write(String index, boolean throughAlias, String id, OptionalLong version, byte[] json) {}
