/** The indices of Elasticsearch: their names, their mappings (resources {@code index/*.json}), and that they are there. */
package counterclaim.index.schema;
