/**
 * What a site asks of crawlers: robots.txt by RFC 9309, with the extensions and tolerated mistakes that Google documents. Pure logic: who
 * fetches robots.txt, and what an error on the way means, is decided elsewhere.
 */
package counterclaim.ingest.robots;
