/** Which language an article is in. */
package counterclaim.enrich.language;
