package counterclaim.contracts;

/** The headers of a record on a dead-letter topic; its key and value are the bytes as they were read. */
public final class DeadLetter {
    public static final String REASON = "dlq_reason";
    /** Class and message of the exception, and the head of its stack. */
    public static final String STACK = "dlq_stack";

    public static final String SERVICE = "dlq_service";
    public static final String TOPIC = "dlq_topic";
    public static final String PARTITION = "dlq_partition";
    public static final String OFFSET = "dlq_offset";
    /** ISO 8601, UTC. */
    public static final String AT = "dlq_at";

    private DeadLetter() {}
}
