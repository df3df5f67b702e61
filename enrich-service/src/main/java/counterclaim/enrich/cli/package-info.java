/** Commands of this service that need nothing running. */
package counterclaim.enrich.cli;
