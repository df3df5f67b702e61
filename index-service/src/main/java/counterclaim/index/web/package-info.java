/** The HTTP API, {@code /api/v1}, and how errors look to its callers. */
package counterclaim.index.web;
