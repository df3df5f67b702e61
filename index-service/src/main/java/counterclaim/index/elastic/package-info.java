/** The connection to Elasticsearch, and the one way in which its absence is told apart from a refusal. */
package counterclaim.index.elastic;
