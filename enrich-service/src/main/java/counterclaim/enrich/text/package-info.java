/**
 * The one way in which every step sees an article: paragraphs, sentences and words with offsets in UTF-16 units. Work is
 * linear in the length of the text, whatever the text holds.
 */
package counterclaim.enrich.text;
