package counterclaim.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import counterclaim.contracts.ArticleEnriched;
import counterclaim.contracts.DeadLetter;
import counterclaim.contracts.Json;
import counterclaim.contracts.Topics;
import counterclaim.localstack.LocalStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.junit.jupiter.api.Test;

/** The channel on a real broker: a poison record stops nothing. */
class EnricherIT {
    private static final LocalStack STACK = LocalStack.shared();
    private static final String TEXT =
            "The port authority said on Monday that the bridge at Lenz is safe. The builders’ union rejected the claim.";

    @Test
    void poisonRecordGoesToTheDeadLettersAndTheNextArticleIsEnriched() throws InterruptedException {
        // Given
        STACK.recreateProductTopics();
        var service = new EnricherService(
                config(LocalStack.unique("enricher")), Set.of("enricher"), new SimpleMeterRegistry());
        try (var in = new KafkaProducer<>(
                        Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, STACK.bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer());
                var out = consumer()) {
            out.subscribe(List.of(Topics.ARTICLES_ENRICHED, Topics.deadLetterName(Topics.ARTICLES_FETCHED, "enrich")));
            var article = Fetched.article("https://courier.example/a", 1, "Bridge is safe, port says", TEXT, false);
            in.send(new ProducerRecord<>(
                    Topics.ARTICLES_FETCHED, 0, article.articleId(), "no json".getBytes(StandardCharsets.UTF_8)));
            in.send(new ProducerRecord<>(Topics.ARTICLES_FETCHED, 0, article.articleId(), Json.write(article)));
            in.flush();
            // When
            service.start(new StartupEvent());
            // Then
            var seen = new ArrayList<ConsumerRecord<String, byte[]>>();
            await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> {
                out.poll(Duration.ofMillis(200)).forEach(seen::add);
                assertThat(seen).hasSize(2);
            });
            assertThat(seen)
                    .filteredOn(r -> r.topic().equals(Topics.ARTICLES_ENRICHED))
                    .singleElement()
                    .satisfies(r -> {
                        assertThat(r.key()).isEqualTo(article.articleId());
                        assertThat(Json.read(r.value(), ArticleEnriched.class).contested())
                                .isNotEmpty();
                    });
            assertThat(seen)
                    .filteredOn(r -> !r.topic().equals(Topics.ARTICLES_ENRICHED))
                    .singleElement()
                    .satisfies(r -> {
                        assertThat(r.value()).asString().isEqualTo("no json");
                        assertThat(r.headers().lastHeader(DeadLetter.OFFSET)).isNotNull();
                    });
            assertThat(service.call().getStatus()).hasToString("UP");
        } finally {
            service.stop(new ShutdownEvent());
        }
    }

    private static EnricherConfig config(String group) {
        return new EnricherConfig() {
            @Override
            public String bootstrapServers() {
                return STACK.bootstrapServers();
            }

            @Override
            public String groupId() {
                return group;
            }

            @Override
            public int threads() {
                return 1;
            }

            @Override
            public Duration commitInterval() {
                return Duration.ofMillis(100);
            }

            @Override
            public int recordsAtOnce() {
                return 10;
            }

            @Override
            public Engine names() {
                return Engine.PERCEPTRON;
            }

            @Override
            public Engine attributions() {
                return Engine.PERCEPTRON;
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
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
