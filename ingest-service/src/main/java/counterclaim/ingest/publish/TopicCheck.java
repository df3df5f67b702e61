package counterclaim.ingest.publish;

import counterclaim.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Whether Kafka answers and has the topics that this service reads and writes: it creates none. */
public final class TopicCheck {
    /** The topics of ingest. */
    public static final List<String> NEEDED = List.of(
            Topics.FEEDS,
            Topics.FEEDS_POLLED,
            Topics.FEEDS_EVENTS,
            Topics.ENTRIES,
            Topics.PAGES_FETCHED,
            Topics.ARTICLES_FETCHED,
            DeadLetters.topicOf(Topics.FEEDS),
            DeadLetters.topicOf(Topics.ENTRIES),
            DeadLetters.topicOf(Topics.PAGES_FETCHED));

    private static final int TIMEOUT_MS = 5_000;

    /** What was found. */
    public sealed interface Finding {
        record Complete() implements Finding {}

        record Missing(List<String> topics) implements Finding {}

        /** The poller needs equal partition counts, so that one replica has both records of a feed. */
        record Unequal(int feeds, int polled) implements Finding {}

        record KafkaAway(String detail) implements Finding {}
    }

    private final KafkaSettings kafka;

    public TopicCheck(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    public Finding look() throws InterruptedException {
        var settings = kafka.common();
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        try (var admin = Admin.create(settings)) {
            return look(admin);
        } catch (ExecutionException | TimeoutException e) {
            return new Finding.KafkaAway(String.valueOf(e.getMessage()));
        }
    }

    private static Finding look(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        var patience = Duration.ofMillis(TIMEOUT_MS + 1_000);
        var missing = new TreeSet<>(NEEDED);
        missing.removeAll(admin.listTopics().names().get(patience.toMillis(), TimeUnit.MILLISECONDS));
        if (!missing.isEmpty()) {
            return new Finding.Missing(List.copyOf(missing));
        }
        var described = admin.describeTopics(List.of(Topics.FEEDS, Topics.FEEDS_POLLED))
                .allTopicNames()
                .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        var feeds = described.get(Topics.FEEDS).partitions().size();
        var polled = described.get(Topics.FEEDS_POLLED).partitions().size();
        return feeds == polled ? new Finding.Complete() : new Finding.Unequal(feeds, polled);
    }
}
