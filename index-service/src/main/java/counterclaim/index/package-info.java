/**
 * What an article becomes once it is enriched: written to Elasticsearch in bulk ({@code indexing}), found again over HTTP
 * ({@code search}), shown to people ({@code dashboard}) and pushed while it happens ({@code live}). {@code schema} owns the indices,
 * {@code elastic} the connection to them.
 */
package counterclaim.index;
