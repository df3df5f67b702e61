package counterclaim.localstack;

import counterclaim.contracts.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates topics; works with any kafka-clients 4. */
final class LocalTopics {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private LocalTopics() {}

    static void create(String bootstrapServers, String name, int partitions) {
        create(bootstrapServers, List.of(new NewTopic(name, partitions, (short) 1)));
    }

    static void createAll(String bootstrapServers) {
        create(bootstrapServers, all());
    }

    static void recreateAll(String bootstrapServers) {
        try (var admin = admin(bootstrapServers)) {
            var names = all().stream().map(NewTopic::name).toList();
            admin.deleteTopics(names).topicNameValues().forEach((name, done) -> {
                try {
                    done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                        throw new IllegalStateException("Cannot delete topic " + name, e.getCause());
                    }
                } catch (TimeoutException e) {
                    throw new IllegalStateException("Kafka did not delete topic " + name + " in time", e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("Interrupted while deleting topics", e);
                }
            });
        }
        createAll(bootstrapServers);
    }

    private static List<NewTopic> all() {
        return Topics.all().stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.config()))
                .toList();
    }

    private static void create(String bootstrapServers, Collection<NewTopic> topics) {
        try (var admin = admin(bootstrapServers)) {
            for (var created : admin.createTopics(topics).values().entrySet()) {
                try {
                    created.getValue().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException("Cannot create topic " + created.getKey(), e.getCause());
                    }
                }
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka at " + bootstrapServers + " did not create topics in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topics", e);
        }
    }

    private static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Integer.toString((int) PATIENCE.toMillis())));
    }
}
