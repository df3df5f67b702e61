package counterclaim.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import counterclaim.contracts.Json;
import counterclaim.ingest.editions.EditionsConfig;
import counterclaim.ingest.feed.FeedRegistry;
import counterclaim.ingest.feed.PollConfig;
import counterclaim.ingest.fetch.AllowedAddresses;
import counterclaim.ingest.fetch.FetchConfig;
import counterclaim.ingest.fetch.HostResolver;
import counterclaim.ingest.publish.KafkaSettings;
import counterclaim.ingest.publish.TopicCheck;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The service: starts the parts of this replica as soon as Kafka answers and has the topics. */
@ApplicationScoped
public class IngestService {
    private static final Logger LOG = Logger.getLogger(IngestService.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    /** Whoever starts us may still be creating the topics. */
    private static final Duration PATIENCE_FOR_TOPICS = Duration.ofSeconds(15);

    private final IngestConfig config;
    private final FetchConfig fetch;
    private final PollConfig poll;
    private final EditionsConfig editions;
    private final String bootstrapServers;
    private final Clock clock;
    private final MeterRegistry metrics;
    private volatile Optional<Ingest> running = Optional.empty();
    private volatile String waitingFor = "it has just been started";
    private Thread starter;

    IngestService(
            IngestConfig config,
            FetchConfig fetch,
            PollConfig poll,
            EditionsConfig editions,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Clock clock,
            MeterRegistry metrics) {
        this.config = config;
        this.fetch = fetch;
        this.poll = poll;
        this.editions = editions;
        this.bootstrapServers = bootstrapServers;
        this.clock = clock;
        this.metrics = metrics;
    }

    void started(@Observes StartupEvent event) {
        AllowedAddresses.parse(config.allow().orElse(List.of()));
        if (fetch.contact().isEmpty()) {
            LOG.info(
                    "No contact is set: webmasters cannot reach you. Set COUNTERCLAIM_FETCH_CONTACT to a page or mail address.");
        }
        var replica = ReplicaName.of(config.stateDir());
        var kafka = new KafkaSettings(bootstrapServers, Optional.of(replica), config.kafka());
        starter = Thread.ofPlatform().name("ingest-start").daemon().start(() -> start(kafka));
    }

    private void start(KafkaSettings kafka) {
        try {
            var check = new TopicCheck(kafka);
            Optional<Instant> incompleteSince = Optional.empty();
            while (true) {
                var problem = switch (check.look()) {
                    case TopicCheck.Finding.Complete() -> Optional.<String>empty();
                    case TopicCheck.Finding.KafkaAway(String detail) -> {
                        incompleteSince = Optional.empty();
                        waitingFor = "Kafka at " + bootstrapServers + " does not answer: " + detail;
                        LOG.warnf(
                                "Kafka does not answer yet, trying on. servers=%s reason=%s", bootstrapServers, detail);
                        yield Optional.of("");
                    }
                    case TopicCheck.Finding.Missing(List<String> topics) ->
                        Optional.of(
                                "Kafka at " + bootstrapServers + " lacks the topics " + String.join(", ", topics)
                                        + ". Create them as counterclaim.contracts.Topics says (./counterclaim up does), then start ingest again.");
                    case TopicCheck.Finding.Unequal(int feeds, int polled) ->
                        Optional.of("The topic feeds has " + feeds + " partitions and feeds.polled " + polled
                                + ". They must be equal, as one replica polls the feeds of a partition of both.");
                };
                if (problem.isEmpty()) {
                    break;
                }
                if (!problem.get().isEmpty()) {
                    waitingFor = problem.get();
                    incompleteSince = incompleteSince.or(() -> Optional.of(clock.instant()));
                    if (clock.instant().isAfter(incompleteSince.get().plus(PATIENCE_FOR_TOPICS))) {
                        LOG.error(problem.get());
                        Quarkus.asyncExit(1);
                        return;
                    }
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
            running = Optional.of(Ingest.start(
                    new Ingest.Settings(config, fetch, poll, editions, kafka), HostResolver.SYSTEM, clock, metrics));
            LOG.infof("Ingest runs. roles=%s", config.roles());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Ingest could not be started.", e);
            Quarkus.asyncExit(1);
        }
    }

    void stopping(@Observes ShutdownEvent event) {
        if (starter != null) {
            starter.interrupt();
        }
        running.ifPresent(Ingest::close);
    }

    /** What is missing before this replica does its work, in words; empty when nothing is. */
    List<String> notReady() {
        return running.map(Ingest::notReady).orElseGet(() -> List.of(waitingFor));
    }

    List<String> dead() {
        return running.map(Ingest::dead).orElse(List.of());
    }

    @Produces
    @Dependent
    Optional<FeedRegistry> feeds() {
        return running.flatMap(Ingest::feeds);
    }

    @Produces
    @Singleton
    static Clock systemClock() {
        return Clock.systemUTC();
    }

    /** The API writes JSON as the topics do. */
    @Produces
    @Singleton
    static ObjectMapper json() {
        return Json.mapper();
    }
}
