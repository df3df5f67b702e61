/**
 * Reads sitemaps: lists of pages and lists of sitemaps, as XML of any namespace, plain text or a feed, plain or gzip, with what the news
 * extension says. Bounded like everything that strangers send; never throws for any input.
 */
package counterclaim.ingest.sitemap;
