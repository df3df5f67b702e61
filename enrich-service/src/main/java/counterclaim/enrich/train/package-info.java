/** Makes and measures weights from corpora; not used by the running service. */
package counterclaim.enrich.train;
