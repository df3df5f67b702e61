/**
 * From the bytes of a page to its article. In the order a page meets them: {@code PageEncoding}, {@code Metadata} (what the page says
 * of itself: {@code Markup}, {@code JsonLd}, {@code PageDates}, {@code Bylines}, {@code Headline}), {@code PageReader} (elements become
 * regions and paragraphs), {@code Pruning} (parts that their names give away go), {@code BodyFinder} (the best region),
 * {@code LinkLists} and {@code Trimming} (what is not text goes), {@code Lead}. Word lists are resources. Nothing is fetched or executed;
 * size, depth and time are bounded.
 */
package counterclaim.ingest.extract;
