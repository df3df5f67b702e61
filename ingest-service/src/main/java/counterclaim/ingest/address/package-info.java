/**
 * Addresses of pages: read and resolved as browsers do ({@code WebUrl}), and brought into the one form that names an article
 * ({@code CanonicalUrl}).
 */
package counterclaim.ingest.address;
