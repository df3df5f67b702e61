/** The pages that people read, made on the server from the answers of {@code search}; there is no second way into Elasticsearch. */
package counterclaim.index.dashboard;
