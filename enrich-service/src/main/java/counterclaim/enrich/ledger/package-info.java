/**
 * Which articles belong together, and what becomes of a claim across them.
 *
 * <p>A Kafka Streams topology in two steps. <em>Placing</em> sees every article once, in one partition: it finds the
 * origin of a reprint and the story. The <em>ledger</em> is partitioned by story: claims that can be the same, and those
 * that can dispute one another, meet there. What it can miss: one claim told in two stories is two claims.
 */
package counterclaim.enrich.ledger;
