/**
 * Reads feeds: bytes in, one outcome out. RSS 0.9x to 2.0, RSS 1.0, Atom 0.3 and 1.0, JSON Feed and CDF become one shape.
 *
 * <p>Promises: nothing here throws for any input, follows a link, loads an external entity or takes more than linear time; what is
 * ill-formed is read as far as it goes; HTML that leaves this package is sanitised.
 */
package counterclaim.ingest.feed.parse;
