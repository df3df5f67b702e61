/**
 * From topics to Elasticsearch. One loop polls, turns records into documents, writes them in bulk and commits offsets only after
 * Elasticsearch has answered for every document; while Elasticsearch is away the loop holds what it has and waits. External versions
 * make every write idempotent, so what is delivered twice has one effect.
 */
package counterclaim.index.indexing;
