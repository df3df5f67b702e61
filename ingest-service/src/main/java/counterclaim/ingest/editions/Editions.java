package counterclaim.ingest.editions;

import counterclaim.contracts.Topics;
import counterclaim.ingest.publish.DeadLetters;
import counterclaim.ingest.publish.KafkaSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;

/** The editions of this replica: starts and stops them. */
public final class Editions implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Editions.class);
    private static final String APPLICATION = "ingest-editions";
    private static final Duration PATIENCE_ON_CLOSE = Duration.ofSeconds(8);
    private static final int TRANSACTION_MS = 20_000;
    private static final int COMMIT_MS = 100;
    private static final int FETCH_BYTES = 16 << 20;

    private final KafkaStreams streams;

    /** @param pollMax the longest polling interval, where an operator set one: re-checks are scaled to it */
    public Editions(
            KafkaSettings kafka,
            Path stateDir,
            EditionsConfig config,
            Optional<Duration> pollMax,
            DeadLetters deadLetters,
            Clock clock,
            MeterRegistry metrics) {
        var schedule = RecheckSchedule.of(config, pollMax);
        var tick = pollMax.map(d -> d.dividedBy(4))
                .filter(scaled -> scaled.compareTo(config.tick()) < 0 && scaled.toMillis() > 0)
                .orElse(config.tick());
        var topology = EditionsTopology.of(
                () -> new EditionsProcessor(schedule, tick, config.mostPerTick(), clock, metrics, deadLetters));
        streams = new KafkaStreams(topology, settings(kafka, stateDir, config));
        streams.setUncaughtExceptionHandler(e -> {
            LOG.error("A thread of the editions failed and is replaced.", e);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    }

    private static Properties settings(KafkaSettings kafka, Path stateDir, EditionsConfig config) {
        var settings = kafka.common();
        settings.putAll(kafka.membership(APPLICATION, StreamsConfig.MAIN_CONSUMER_PREFIX));
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MS);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbys());
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(BoundedRocksDb.MEMORY, config.storeMemory());
        settings.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), FETCH_BYTES);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.LARGEST_RECORD);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_MS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), FETCH_BYTES);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Topics.LARGEST_RECORD);
        return settings;
    }

    public void start() {
        streams.start();
    }

    public boolean isReady() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** False only where nothing but a restart helps. */
    public boolean isAlive() {
        return streams.state() != KafkaStreams.State.ERROR;
    }

    @Override
    public void close() {
        streams.close(PATIENCE_ON_CLOSE);
    }
}
