package counterclaim.ingest;

import counterclaim.contracts.Json;
import counterclaim.localstack.LocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Looks at topics as an outsider does, and empties what earlier tests left. */
final class KafkaProbe {
    static final String POISON = "poison";

    private static final List<String> GROUPS = List.of("ingest-poller", "ingest-fetcher", "ingest-editions");

    private final String bootstrapServers;

    KafkaProbe(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** The stack of the build with the product's topics, all of them empty, and nothing of ingest from tests before. */
    static LocalStack emptyStack() {
        var stack = LocalStack.shared();
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            var internal = admin.listTopics().names().get(20, TimeUnit.SECONDS).stream()
                    .filter(name -> name.startsWith("ingest-"))
                    .toList();
            admin.deleteTopics(internal).all().get(20, TimeUnit.SECONDS);
            for (var group : GROUPS) {
                try {
                    admin.deleteConsumerGroups(List.of(group)).all().get(20, TimeUnit.SECONDS);
                } catch (ExecutionException _) {
                    // It was never there.
                }
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Cannot clean up what tests before left in Kafka", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        stack.recreateProductTopics();
        return stack;
    }

    void send(String topic, String key, byte[] value) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
                    .get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new IllegalStateException("Cannot write to " + topic, e);
        }
    }

    /** The next {@link #emptyStack()} brings it back. */
    void delete(String topic) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteTopics(List.of(topic)).all().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new IllegalStateException("Cannot delete " + topic, e);
        }
    }

    /** All records on a topic now, as who reads committed sees them. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(found -> new TopicPartition(topic, found.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** Without what was put there to be refused, under the key {@link #POISON}. */
    <T> List<T> values(String topic, Class<T> type) {
        return records(topic).stream()
                .filter(record ->
                        record.value() != null && !POISON.equals(new String(record.key(), StandardCharsets.UTF_8)))
                .map(record -> Json.read(record.value(), type))
                .toList();
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
