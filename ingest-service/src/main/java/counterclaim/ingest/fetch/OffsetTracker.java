package counterclaim.ingest.fetch;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Which records are finished, when they finish in any order: what may be committed of a partition is the first that is not. Thread-safe.
 */
final class OffsetTracker {
    private final Map<TopicPartition, Pending> partitions = new HashMap<>();
    private long generation;

    private static final class Pending {
        private final long generation;
        private final TreeSet<Long> open = new TreeSet<>();
        private long next;
        private long committed = -1;

        Pending(long generation) {
            this.generation = generation;
        }

        long committable() {
            return open.isEmpty() ? next : open.first();
        }
    }

    /** One record that is being worked on. */
    record Ticket(TopicPartition partition, long offset, long generation) {}

    synchronized Ticket begin(TopicPartition partition, long offset) {
        var pending = partitions.computeIfAbsent(partition, _ -> new Pending(++generation));
        pending.open.add(offset);
        pending.next = Math.max(pending.next, offset + 1);
        return new Ticket(partition, offset, pending.generation);
    }

    synchronized void done(Ticket ticket) {
        if (isOurs(ticket)) {
            partitions.get(ticket.partition()).open.remove(ticket.offset());
        }
    }

    /** False once the partition was taken away, even when it came back. */
    synchronized boolean isOurs(Ticket ticket) {
        var pending = partitions.get(ticket.partition());
        return pending != null && pending.generation == ticket.generation();
    }

    /** What grew since it was asked for last. */
    synchronized Map<TopicPartition, OffsetAndMetadata> committable() {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        partitions.forEach((partition, pending) -> {
            if (pending.committable() > pending.committed) {
                pending.committed = pending.committable();
                offsets.put(partition, new OffsetAndMetadata(pending.committed));
            }
        });
        return offsets;
    }

    synchronized void forget(Collection<TopicPartition> taken) {
        taken.forEach(partitions::remove);
    }

    synchronized int open() {
        return partitions.values().stream()
                .mapToInt(pending -> pending.open.size())
                .sum();
    }
}
