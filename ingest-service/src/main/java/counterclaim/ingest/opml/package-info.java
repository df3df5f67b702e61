/** Lists of feeds as other readers keep them: OPML in, also when it is malformed, and OPML out. */
package counterclaim.ingest.opml;
