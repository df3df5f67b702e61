/**
 * Reads articles from Kafka, tags them step by step, and publishes them with their tags. {@link
 * counterclaim.enrich.FetchedArticles} is the edge, {@link counterclaim.enrich.ArticleEnricher} the order of steps.
 */
package counterclaim.enrich;
