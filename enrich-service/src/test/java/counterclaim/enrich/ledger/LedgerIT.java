package counterclaim.enrich.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import counterclaim.contracts.ClaimChanged;
import counterclaim.contracts.ClaimState;
import counterclaim.contracts.Json;
import counterclaim.contracts.Topics;
import counterclaim.localstack.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology on a real broker: exactly once, and again after its state was lost. */
class LedgerIT {
    private static final LocalStack STACK = LocalStack.shared();

    private final String application = LocalStack.unique("ledger");

    @Test
    void ledgerThatLostItsStateGoesOnWhereItWas(@TempDir Path first, @TempDir Path second) {
        STACK.recreateProductTopics();
        try (var out = consumer();
                var in = producer()) {
            out.subscribe(List.of(Topics.CLAIMS));
            var claims = new ArrayList<ConsumerRecord<String, byte[]>>();
            try (var running = start(first)) {
                send(in, march("courier.example", "Organisers", "40,000"));
                send(in, march("ledger.example", "Police", "9,000"));
                until(out, claims, ClaimState.CONTESTED);
                assertThat(running.state()).isEqualTo(KafkaStreams.State.RUNNING);
            }
            try (var running = start(second)) {
                send(
                        in,
                        march("courier.example", "Organisers", "40,000")
                                .sequence(2)
                                .withdrawn());
                until(out, claims, ClaimState.WITHDRAWN);
                assertThat(running.state()).isEqualTo(KafkaStreams.State.RUNNING);
            }
            assertThat(claims)
                    .map(record -> record.key() + " " + read(record).revision())
                    .doesNotHaveDuplicates();
            assertThat(claims).allSatisfy(record -> {
                assertThat(record.key()).isEqualTo(read(record).claimId());
                assertThat(record.headers().lastHeader("ce_dataschema").value())
                        .asString()
                        .isEqualTo("urn:counterclaim:schema:ClaimChanged:1");
            });
        }
    }

    private static void until(
            KafkaConsumer<String, byte[]> consumer, List<ConsumerRecord<String, byte[]>> seen, ClaimState state) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
            assertThat(seen).map(record -> read(record).state()).contains(state);
        });
    }

    private static ClaimChanged read(ConsumerRecord<String, byte[]> record) {
        return Json.read(record.value(), ClaimChanged.class);
    }

    private static Articles march(String outlet, String source, String number) {
        return Articles.in(
                        outlet,
                        "Thousands march in the capital against new toll",
                        source + " said " + number + " people joined the march in the capital against the toll.")
                .says(source, number + " people joined the march in the capital against the toll");
    }

    private static void send(KafkaProducer<String, byte[]> producer, Articles article) {
        var enriched = article.enriched();
        producer.send(new ProducerRecord<>(
                Topics.ARTICLES_ENRICHED, enriched.article().articleId(), Json.write(enriched)));
        producer.flush();
    }

    private KafkaStreams start(Path state) {
        var streams = new KafkaStreams(LedgerTopology.build(), LedgerService.properties(config(state)));
        streams.start();
        return streams;
    }

    private LedgerConfig config(Path state) {
        return new LedgerConfig() {
            @Override
            public String bootstrapServers() {
                return STACK.bootstrapServers();
            }

            @Override
            public Path stateDir() {
                return state;
            }

            @Override
            public String applicationId() {
                return application;
            }

            @Override
            public Duration commitInterval() {
                return Duration.ofMillis(50);
            }

            @Override
            public int threads() {
                return 1;
            }

            @Override
            public int replicationFactor() {
                return 1;
            }
        };
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        STACK.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        LocalStack.unique("reader"),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, STACK.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
