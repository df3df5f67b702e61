/**
 * People, organisations and places that an article names: found by a tagger, grouped within the article, places looked up
 * in the gazetteer.
 */
package counterclaim.enrich.entities;
