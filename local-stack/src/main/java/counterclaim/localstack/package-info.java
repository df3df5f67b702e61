/**
 * A real Kafka broker and a real Elasticsearch as child processes, without Docker, for tests and for
 * {@code ./counterclaim up}. {@link counterclaim.localstack.LocalStack} is the way in. Elasticsearch is the reduced
 * distribution that its makers publish for integration tests, not the product.
 */
package counterclaim.localstack;
