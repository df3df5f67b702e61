/** How the system is doing, as far as this service can see: what is indexed, what the indexer waits for, what was put aside. */
package counterclaim.index.system;
