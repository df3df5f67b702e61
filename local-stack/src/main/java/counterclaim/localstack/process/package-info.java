/**
 * Child processes that outlive their parent: started, watched, started again when they die, found again by pid file.
 * Needs nothing but a JDK.
 */
package counterclaim.localstack.process;
