package counterclaim.ingest;

import counterclaim.ingest.IngestConfig.Role;
import counterclaim.ingest.editions.Editions;
import counterclaim.ingest.editions.EditionsConfig;
import counterclaim.ingest.extract.ArticleExtractor;
import counterclaim.ingest.feed.FeedDirectory;
import counterclaim.ingest.feed.FeedRegistry;
import counterclaim.ingest.feed.PollConfig;
import counterclaim.ingest.feed.PollLoop;
import counterclaim.ingest.feed.parse.FeedParser;
import counterclaim.ingest.fetch.AddressGuard;
import counterclaim.ingest.fetch.AllowedAddresses;
import counterclaim.ingest.fetch.Backoff;
import counterclaim.ingest.fetch.EntryFetcher;
import counterclaim.ingest.fetch.FetchConfig;
import counterclaim.ingest.fetch.HostResolver;
import counterclaim.ingest.fetch.PoliteClient;
import counterclaim.ingest.publish.DeadLetters;
import counterclaim.ingest.publish.KafkaSettings;
import counterclaim.ingest.publish.Publisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jboss.logging.Logger;

/** The parts of this replica that its roles ask for, put together; needs nothing of Quarkus, so that tests run several. */
public final class Ingest implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Ingest.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private Optional<FeedDirectory> directory = Optional.empty();
    private Optional<FeedRegistry> registry = Optional.empty();
    private Optional<PollLoop> poller = Optional.empty();
    private Optional<EntryFetcher> fetcher = Optional.empty();
    private Optional<Editions> editions = Optional.empty();

    /** All settings of a replica. */
    public record Settings(
            IngestConfig ingest, FetchConfig fetch, PollConfig poll, EditionsConfig editions, KafkaSettings kafka) {}

    /**
     * Starts the parts.
     *
     * @param resolver from names to addresses
     */
    public static Ingest start(Settings settings, HostResolver resolver, Clock clock, MeterRegistry metrics) {
        var ingest = new Ingest();
        try {
            ingest.open(settings, resolver, clock, metrics);
            return ingest;
        } catch (RuntimeException e) {
            ingest.close();
            throw e;
        }
    }

    private Ingest() {}

    private void open(Settings settings, HostResolver resolver, Clock clock, MeterRegistry metrics) {
        var roles = settings.ingest().roles();
        var kafka = settings.kafka();
        var publisher = opened(new Publisher(kafka.patientProducer()));
        var deadLetters = new DeadLetters(publisher, clock, metrics);
        var allowed = AllowedAddresses.parse(settings.ingest().allow().orElse(List.of()));
        DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

        if (roles.contains(Role.EDITIONS)) {
            editions = Optional.of(opened(new Editions(
                    kafka,
                    settings.ingest().stateDir().resolve("editions"),
                    settings.editions(),
                    settings.poll().max(),
                    deadLetters,
                    clock,
                    metrics)));
            editions.get().start();
        }
        if (roles.contains(Role.API)) {
            var forApi = opened(new Publisher(kafka.impatientProducer()));
            directory = Optional.of(opened(new FeedDirectory(kafka)));
            directory.get().start();
            registry = Optional.of(new FeedRegistry(directory.get(), forApi, clock));
        }
        if (roles.contains(Role.POLLER) || roles.contains(Role.FETCHER)) {
            var guard = new AddressGuard(resolver, allowed);
            var client = opened(
                    new PoliteClient(settings.fetch(), guard, settings.poll().max(), clock, metrics));
            if (roles.contains(Role.FETCHER)) {
                var backoff = new Backoff(
                        settings.fetch().firstRetry(),
                        settings.fetch().longestRetry(),
                        settings.poll().max(),
                        random);
                fetcher = Optional.of(opened(new EntryFetcher(
                        kafka,
                        publisher,
                        deadLetters,
                        client,
                        new ArticleExtractor(),
                        settings.fetch(),
                        backoff,
                        clock,
                        metrics)));
                fetcher.get().start();
            }
            if (roles.contains(Role.POLLER)) {
                poller = Optional.of(opened(new PollLoop(
                        kafka,
                        publisher,
                        deadLetters,
                        client,
                        new FeedParser(),
                        settings.poll(),
                        random,
                        clock,
                        metrics)));
                poller.get().start();
            }
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    public Optional<FeedRegistry> feeds() {
        return registry.filter(_ -> directory.orElseThrow().isLoaded());
    }

    /** What is not ready yet, in words; empty when all is. */
    public List<String> notReady() {
        var missing = new ArrayList<String>();
        directory.filter(part -> !part.isLoaded()).ifPresent(_ -> missing.add("the list of feeds is being read"));
        poller.filter(part -> !part.isReady()).ifPresent(_ -> missing.add("the poller is reading its feeds"));
        fetcher.filter(part -> !part.isReady()).ifPresent(_ -> missing.add("the fetcher has no partitions yet"));
        editions.filter(part -> !part.isReady()).ifPresent(_ -> missing.add("the editions are reading their state"));
        return missing;
    }

    /** What has stopped for good and needs a restart; an outage of Kafka stops nothing. */
    public List<String> dead() {
        var dead = new ArrayList<String>();
        poller.filter(part -> !part.isAlive()).ifPresent(_ -> dead.add("the poller has stopped"));
        fetcher.filter(part -> !part.isAlive()).ifPresent(_ -> dead.add("the fetcher has stopped"));
        editions.filter(part -> !part.isAlive()).ifPresent(_ -> dead.add("the editions have stopped"));
        return dead;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.warn("A part could not be closed in good order.", e);
            }
        }
    }
}
