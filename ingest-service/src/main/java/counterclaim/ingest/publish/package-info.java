/**
 * Writing to Kafka: JSON with CloudEvents headers in binary mode, dead letters, and the check that the topics exist.
 *
 * <p>Promises: a future that completed normally means that Kafka has acknowledged; while Kafka is away a write waits and is
 * not given up.
 */
package counterclaim.ingest.publish;
