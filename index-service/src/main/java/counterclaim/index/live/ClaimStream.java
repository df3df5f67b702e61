package counterclaim.index.live;

import counterclaim.contracts.ClaimChanged;
import counterclaim.contracts.Json;
import counterclaim.contracts.Topics;
import counterclaim.index.Roles;
import counterclaim.index.indexing.KafkaConfig;
import counterclaim.index.search.ClaimHit;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads topic {@code claims} from its end, all partitions in every replica, and hands each change to all who listen. Nobody's offsets
 * are kept: who connects later asks the search API for what was before.
 */
@ApplicationScoped
public class ClaimStream {
    private static final Logger LOG = Logger.getLogger(ClaimStream.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOK_FOR_TOPIC = Duration.ofSeconds(2);

    private final Roles roles;
    private final KafkaConfig kafka;
    private final BroadcastProcessor<ClaimHit> changes = BroadcastProcessor.create();
    private volatile boolean stopped;
    private volatile Consumer<byte[], byte[]> current;

    ClaimStream(Roles roles, KafkaConfig kafka) {
        this.roles = roles;
        this.kafka = kafka;
    }

    /** Changes from now on; one who reads too slowly misses the oldest. */
    public Multi<ClaimHit> changes() {
        return changes.onOverflow().dropPreviousItems();
    }

    void start(@Observes StartupEvent started) {
        if (roles.roles().contains(Roles.Role.SEARCH)) {
            Thread.ofPlatform().name("claim-stream").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        changes.onComplete();
    }

    private void run() {
        while (!stopped) {
            try (var consumer = new KafkaConsumer<>(
                    Map.<String, Object>of(
                            "bootstrap.servers",
                            kafka.bootstrapServers(),
                            "client.id",
                            "index-stream",
                            "enable.auto.commit",
                            false,
                            "auto.offset.reset",
                            "latest",
                            "allow.auto.create.topics",
                            false,
                            "isolation.level",
                            "read_committed",
                            "fetch.max.bytes",
                            4 * 1024 * 1024),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("Woken to stop");
            } catch (RuntimeException e) {
                LOG.warn("The live stream of claims starts again", e);
                pause();
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        var partitions = partitions(consumer);
        while (partitions.isEmpty() && !stopped) {
            pause();
            partitions = partitions(consumer);
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        while (!stopped) {
            consumer.poll(POLL).forEach(this::publish);
        }
    }

    private void publish(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            changes.onNext(ClaimHit.of(Json.read(record.value(), ClaimChanged.class)));
        } catch (RuntimeException e) {
            // The indexer puts it aside and says so.
            LOG.debugf(e, "A record of %s cannot be read", record.topic());
        }
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        var found = consumer.partitionsFor(Topics.CLAIMS);
        return found == null
                ? List.of()
                : found.stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_FOR_TOPIC);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
