/**
 * Reads the texts of strangers as they were meant: characters of any encoding, XML with mistakes, dates in every form, HTML that must not
 * do any harm. Nothing here throws for any input, loads anything or takes more than linear time.
 */
package counterclaim.ingest.markup;
