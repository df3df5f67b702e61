package counterclaim.enrich;

import counterclaim.contracts.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Runs the enricher where this process has that role: loads the models in the background, then consumes {@code
 * articles.fetched}. A batch is committed when all that came of it is acknowledged, so a record is never lost and at most
 * done twice.
 */
@ApplicationScoped
@Readiness
class EnricherService implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(EnricherService.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final EnricherConfig config;
    private final Set<String> roles;
    private final MeterRegistry metrics;
    private final Clock clock = Clock.systemUTC();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger alive = new AtomicInteger();
    private volatile boolean stopping;
    private volatile String state = "starting";

    EnricherService(
            EnricherConfig config,
            @ConfigProperty(name = "counterclaim.roles", defaultValue = "enricher,ledger") Set<String> roles,
            MeterRegistry metrics) {
        this.config = config;
        this.roles = roles;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        if (!roles.contains("enricher")) {
            state = "not a role of this process";
            return;
        }
        state = "loading models";
        threads.add(Thread.ofPlatform().name("enricher-start").start(this::load));
    }

    private void load() {
        try {
            long start = System.nanoTime();
            var enricher = ArticleEnricher.load(config.names(), config.attributions(), clock, this::took);
            LOG.infof("Models loaded in %d ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            synchronized (threads) {
                if (!stopping) {
                    for (int i = 0; i < config.threads(); i++) {
                        threads.add(Thread.ofPlatform().name("enricher-" + i).start(() -> run(enricher)));
                    }
                }
            }
            state = "running";
        } catch (RuntimeException | Error problem) {
            state = "models cannot be loaded: " + problem.getMessage();
            LOG.error("Enricher: models cannot be loaded", problem);
        }
    }

    private void took(String step, long nanos) {
        metrics.timer("enrich.step", "step", step).record(nanos, TimeUnit.NANOSECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        List<Thread> running;
        synchronized (threads) {
            stopping = true;
            running = List.copyOf(threads);
        }
        for (var thread : running) {
            thread.join(LONGEST_STOP);
        }
    }

    /** A failure of a whole round (no broker, a lost partition) is logged, and begun anew from the last commit. */
    private void run(ArticleEnricher enricher) {
        alive.incrementAndGet();
        try {
            while (!stopping) {
                try (var producer = new KafkaProducer<byte[], byte[]>(producer());
                        var consumer = new KafkaConsumer<byte[], byte[]>(consumer())) {
                    consume(enricher, consumer, producer);
                } catch (WakeupException e) {
                    LOG.debug("Enricher: woken up", e);
                } catch (RuntimeException e) {
                    LOG.warn("Enricher: reading or writing failed, begins again from the last commit", e);
                    pause();
                }
            }
        } finally {
            alive.decrementAndGet();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void consume(
            ArticleEnricher enricher, KafkaConsumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer) {
        var articles = new FetchedArticles(enricher, clock);
        var sending = new Sending();
        consumer.subscribe(List.of(Topics.ARTICLES_FETCHED), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                sending.finish(producer);
                consumer.commitSync();
                articles.forget();
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                articles.forget();
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                articles.forget();
            }
        });
        long committed = System.nanoTime();
        boolean open = false;
        while (!stopping) {
            var records = consumer.poll(POLL);
            for (var record : records) {
                var handled = articles.handle(record);
                metrics.counter("articles", "outcome", handled.outcome().name().toLowerCase(Locale.ROOT))
                        .increment();
                handled.toSend().ifPresent(out -> {
                    if (handled.outcome() == FetchedArticles.Outcome.DEAD_LETTER) {
                        LOG.warnf(
                                "Record cannot be enriched, is put on the dead-letter topic: partition %d offset %d",
                                record.partition(), record.offset());
                    }
                    sending.send(producer, out);
                });
                open = true;
            }
            if (open && System.nanoTime() - committed >= config.commitInterval().toNanos()) {
                sending.finish(producer);
                consumer.commitSync();
                committed = System.nanoTime();
                open = false;
            }
        }
        sending.finish(producer);
        consumer.commitSync();
    }

    private Properties consumer() {
        var properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, config.groupId());
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.recordsAtOnce());
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Topics.LARGEST_RECORD);
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        return properties;
    }

    private Properties producer() {
        var properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.LARGEST_RECORD);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 300_000);
        return properties;
    }

    @Override
    public HealthCheckResponse call() {
        boolean up = !roles.contains("enricher") || state.equals("running") && alive.get() > 0;
        return HealthCheckResponse.named("enricher")
                .withData("state", state)
                .withData("consumers", alive.get())
                .status(up)
                .build();
    }
}
