/**
 * Plays a folder of articles as several news sites with feeds, on addresses of this machine only.
 *
 * <p>What is published, edited, corrected and withdrawn when is a pure function of the folder, the instant at which the play
 * was started and the wire clock, so validators and addresses survive a restart. Nothing here reaches another machine.
 */
package counterclaim.localstack.wire;
