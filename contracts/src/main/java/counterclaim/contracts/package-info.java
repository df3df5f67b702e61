/**
 * What the services agree on: the records on Kafka topics, the topics, and how identifiers are made.
 *
 * <p>A record cannot be wrong once it is built: it checks and copies in its compact constructor. A list that an older
 * writer did not know is empty, an optional field absent. Evolution is additive only.
 */
package counterclaim.contracts;
