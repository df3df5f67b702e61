/**
 * Which feeds are followed and when they are asked: the feeds API, the pollers, and what is known of each feed.
 *
 * <p>Promises: a replica polls the feeds of its partitions only, never with less than what Kafka knows of them; a validator is kept only
 * after every entry of its body is acknowledged.
 */
package counterclaim.ingest.feed;
