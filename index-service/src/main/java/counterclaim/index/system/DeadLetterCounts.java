package counterclaim.index.system;

import counterclaim.contracts.Topics;
import counterclaim.index.indexing.KafkaConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** How many records are on the dead-letter topics of all services. */
@Singleton
class DeadLetterCounts {
    private static final Logger LOG = Logger.getLogger(DeadLetterCounts.class);
    private static final long ANSWER_MILLIS = 2_000;

    private final KafkaConfig kafka;
    private Optional<Admin> admin = Optional.empty();

    DeadLetterCounts(KafkaConfig kafka) {
        this.kafka = kafka;
    }

    /** Topics without records are left out; empty while Kafka does not answer. */
    synchronized Optional<Map<String, Long>> counts() {
        try {
            var admin = admin();
            var there = admin.listTopics().names().get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
            var first = new HashMap<TopicPartition, OffsetSpec>();
            var last = new HashMap<TopicPartition, OffsetSpec>();
            var described = admin.describeTopics(Topics.all().stream()
                            .map(Topics.Spec::name)
                            .filter(name -> name.endsWith("-dlq") && there.contains(name))
                            .toList())
                    .allTopicNames()
                    .get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
            described.forEach((name, topic) -> topic.partitions().forEach(partition -> {
                first.put(new TopicPartition(name, partition.partition()), OffsetSpec.earliest());
                last.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest());
            }));
            var starts = admin.listOffsets(first).all().get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
            var ends = admin.listOffsets(last).all().get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
            var counts = new TreeMap<String, Long>();
            ends.forEach((partition, end) -> counts.merge(
                    partition.topic(), end.offset() - starts.get(partition).offset(), Long::sum));
            counts.values().removeIf(count -> count == 0);
            return Optional.of(counts);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Cannot count dead letters", e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Admin admin() {
        if (admin.isEmpty()) {
            admin = Optional.of(Admin.create(Map.of(
                    "bootstrap.servers",
                    kafka.bootstrapServers(),
                    "client.id",
                    "index-status",
                    "default.api.timeout.ms",
                    (int) ANSWER_MILLIS,
                    "request.timeout.ms",
                    (int) ANSWER_MILLIS / 2)));
        }
        return admin.get();
    }

    @PreDestroy
    void close() {
        admin.ifPresent(open -> open.close(Duration.ofSeconds(1)));
    }
}
