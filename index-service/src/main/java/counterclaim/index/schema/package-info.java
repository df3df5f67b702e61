/**
 * The indices of Elasticsearch: their names, their mappings (resources {@code index/*.json}), and that they are there.
 *
 * <p>Mappings are strict: a field that nobody thought of is an error that shows, not a guess that stays. Choices in them:
 *
 * <ul>
 *   <li>Contested claims are nested in the article, and contests in the claim, because a search for claimant, challenger and kind must
 *       find them in one claim, not somewhere in one article. In the index {@code claims} every document is one claim, so the same
 *       fields are flat there.
 *   <li>{@code title} and {@code text} are analysed as English whatever their language, with {@code exact} beside them for phrases.
 *       An article in another language is analysed in that language as well ({@code inLanguage.de.text}); only its own field is filled,
 *       and {@code _source} leaves it out, so that 23 languages cost nothing but the mapping.
 *   <li>What is only shown is kept in {@code tags} or {@code record}, which are not parsed.
 *   <li>Names are kept three ways: analysed for searching, {@code keyword} folded for equality, {@code raw} for counting and showing.
 *   <li>{@code placements} stands apart from articles: the ledger places an article later, and again, and there are no scripts to
 *       update a part of a document with.
 * </ul>
 */
package counterclaim.index.schema;
