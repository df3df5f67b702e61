/** Changes of claims, pushed to whoever has the page open. */
package counterclaim.index.live;
