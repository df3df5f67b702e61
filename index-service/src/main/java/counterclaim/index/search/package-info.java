/**
 * Questions to the index and their answers, as {@code /api/v1} gives them and the dashboard shows them. A question is checked before it
 * is asked: {@link counterclaim.index.search.InvalidParameter} says which parameter is wrong and how.
 */
package counterclaim.index.search;
