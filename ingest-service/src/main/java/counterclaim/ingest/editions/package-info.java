/**
 * Owns every article: what is known of it, which version it is in, when it is looked at again, and when it counts as withdrawn.
 *
 * <p>Promises: {@code articles.fetched} has one record for each change and none without; sequences have no gaps; due re-checks and
 * retries live in the state store and survive a kill.
 */
package counterclaim.ingest.editions;
