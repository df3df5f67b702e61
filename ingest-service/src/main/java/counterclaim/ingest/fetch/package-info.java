/**
 * Asking the web, with manners: one HTTP layer for feeds and pages, and the fetchers that turn entries into pages.
 *
 * <p>Promises: every request has a deadline, a largest size, a robots.txt that allows it and a turn at its host; the address that is
 * connected to has been checked; whatever a server does becomes a named outcome.
 */
package counterclaim.ingest.fetch;
