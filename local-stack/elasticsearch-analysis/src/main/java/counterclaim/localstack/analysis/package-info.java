/**
 * Gives the reduced Elasticsearch of local-stack the language analysis that every full distribution has, under the same
 * names, so that index settings written for a full Elasticsearch are taken here as they are. For development and tests
 * only: a full distribution refuses to start with this plugin beside its own module.
 */
package counterclaim.localstack.analysis;
