package counterclaim.enrich.ledger;

import counterclaim.contracts.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Runs the ledger where this process has the role {@code ledger}. */
@ApplicationScoped
@Readiness
class LedgerService implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(LedgerService.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final LedgerConfig config;
    private final Set<String> roles;
    private Optional<KafkaStreams> streams = Optional.empty();

    LedgerService(
            LedgerConfig config,
            @ConfigProperty(name = "counterclaim.roles", defaultValue = "enricher,ledger") Set<String> roles) {
        this.config = config;
        this.roles = roles;
    }

    void start(@Observes StartupEvent event) {
        if (!roles.contains("ledger")) {
            return;
        }
        var running = new KafkaStreams(LedgerTopology.build(), properties(config));
        running.setUncaughtExceptionHandler(problem -> {
            LOG.error("Ledger: a thread failed and is replaced", problem);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        running.start();
        streams = Optional.of(running);
    }

    void stop(@Observes ShutdownEvent event) {
        streams.ifPresent(running -> running.close(LONGEST_STOP));
    }

    @Override
    public HealthCheckResponse call() {
        var state = streams.map(KafkaStreams::state);
        return HealthCheckResponse.named("ledger")
                .withData("state", state.map(Enum::name).orElse("not a role of this process"))
                .status(state.map(KafkaStreams.State::isRunningOrRebalancing).orElse(true))
                .build();
    }

    static Properties properties(LedgerConfig config) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.replicationFactor());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.LARGEST_RECORD);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), Topics.LARGEST_RECORD);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Topics.LARGEST_RECORD);
        return properties;
    }
}
