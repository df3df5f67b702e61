package counterclaim.index.indexing;

import counterclaim.contracts.Topics;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that this service reads and writes where nobody has; leaves those that are there as they are. */
record MissingTopics(String bootstrapServers) {
    private static final long ANSWER_SECONDS = 20;

    /**
     * @throws IllegalStateException when Kafka does not answer
     */
    void create() {
        var wanted = new HashSet<String>();
        for (var topic : Documents.topics()) {
            wanted.add(topic);
            wanted.add(Topics.deadLetterName(topic, "index"));
        }
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers, "client.id", "index-topics"))) {
            var there = admin.listTopics().names().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            var missing = Topics.all().stream()
                    .filter(spec -> wanted.contains(spec.name()) && !there.contains(spec.name()))
                    .map(spec -> new NewTopic(spec.name(), Optional.of(spec.partitions()), Optional.empty())
                            .configs(spec.config()))
                    .toList();
            for (var created : admin.createTopics(missing).values().values()) {
                try {
                    created.get(ANSWER_SECONDS, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Cannot create the topics of the indexer at " + bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topics", e);
        }
    }
}
