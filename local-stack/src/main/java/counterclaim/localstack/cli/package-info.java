/**
 * The commands of {@code ./counterclaim} that concern the running system, and the attendant: the process that keeps the
 * system running after {@code up} has returned. Talks to the services only through their HTTP interfaces and topics.
 */
package counterclaim.localstack.cli;
