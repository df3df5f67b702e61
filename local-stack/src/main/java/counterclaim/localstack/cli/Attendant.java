package counterclaim.localstack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import counterclaim.localstack.Checkout;
import counterclaim.localstack.LocalStack;
import counterclaim.localstack.LocalStack.Component;
import counterclaim.localstack.process.Ports;
import counterclaim.localstack.process.Program;
import counterclaim.localstack.process.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.StreamSupport;

/**
 * Starts everything, keeps it running, and stops it at SIGTERM. Killed, it leaves the programs running; the next attendant
 * takes them over. Tells how it gets on in {@link Home#progress()}, one line each; the last is {@link #READY} or starts
 * with {@link #FAILED}.
 */
public final class Attendant {
    static final String READY = "READY";
    static final String FAILED = "FAILED ";

    /** Outlets of the sample wire and some room. */
    private static final int WIRE_PORTS = 16;

    private final Home home;
    private final Programs programs;
    private final long startedAt = System.nanoTime();
    /** In order of start. */
    private final List<Supervisor> supervisors = Collections.synchronizedList(new ArrayList<>());

    private volatile LocalStack stack;

    private Attendant(Home home) {
        this.home = home;
        this.programs = new Programs(home);
    }

    /** Settings are system properties: those of {@link Home}, {@code up.sample}, {@code up.allow} and {@code up.poll}. */
    public static void main(String... none) throws InterruptedException {
        var checkout = Checkout.find();
        var home = new Home(checkout, Path.of(System.getProperty("counterclaim.state")));
        var attendant = new Attendant(home);
        Runtime.getRuntime().addShutdownHook(new Thread(attendant::stop));
        try {
            attendant.start();
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            attendant.tell(FAILED + String.valueOf(e.getMessage()).replace("\n", "\r"));
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private void start() throws IOException {
        var ports = home.ports();
        boolean sample = Boolean.getBoolean("up.sample");
        stack = LocalStack.in(home.stack())
                .checkout(home.checkout())
                .lib(Path.of(System.getProperty("up.lib")))
                .events(this::log)
                .startWithoutWaiting();
        for (var service : Programs.SERVICES) {
            programs.serviceCopied(service);
        }
        var allowed = new ArrayList<String>();
        if (!System.getProperty("up.allow", "").isEmpty()) {
            allowed.addAll(List.of(System.getProperty("up.allow").split(",")));
        }
        if (sample) {
            var wire = supervise(programs.wire(System.getProperty("java.class.path"), wirePorts(ports)));
            wire.awaitReady();
            tell("Sample wire is ready" + after());
            allowed.addAll(wireAddresses(home));
        } else {
            home.controls("wire").stop(Programs.STOP_WITHIN);
        }
        stack.awaitReady(Component.KAFKA);
        tell("Kafka is ready" + after());
        stack.createProductTopics();
        stack.awaitReady(Component.ELASTICSEARCH);
        tell("Elasticsearch is ready" + after());
        var ingest = new HashMap<String, String>();
        ingest.put("COUNTERCLAIM_ALLOW", String.join(",", allowed));
        if (!System.getProperty("up.poll", "").isEmpty()) {
            ingest.put("COUNTERCLAIM_POLL_MAX", System.getProperty("up.poll"));
        }
        var services = new ArrayList<Supervisor>();
        // The dashboard first: it gets the well-known port if that is free.
        services.add(service("index", 8080, ports, Map.of()));
        services.add(service("ingest", 0, ports, ingest));
        services.add(service("enrich", 0, ports, Map.of()));
        for (var service : services) {
            service.awaitReady();
            tell(service.program().name() + "-service is ready" + after());
        }
        tell(READY);
    }

    private Supervisor service(String name, int preferredPort, Ports ports, Map<String, String> environment)
            throws IOException {
        int port = ports.of(name, preferredPort, home.controls(name).process().isPresent());
        return supervise(programs.service(name, port, stack.bootstrapServers(), stack.elasticsearchUrl(), environment));
    }

    private Supervisor supervise(Program program) {
        var supervisor = new Supervisor(program, home.run(), this::log).start();
        supervisors.add(supervisor);
        return supervisor;
    }

    private int wirePorts(Ports ports) {
        return ports.run("wire", WIRE_PORTS, home.controls("wire").process().isPresent());
    }

    /** host:port of every site of the wire. */
    static List<String> wireAddresses(Home home) {
        return StreamSupport.stream(wireFeeds(home).spliterator(), false)
                .map(feed -> URI.create(feed.path("url").asText()).getAuthority())
                .distinct()
                .toList();
    }

    static JsonNode wireFeeds(Home home) {
        return new Api(home.address("wire").orElseThrow()).get("/feeds.json");
    }

    /** Services first, then what they depend on. */
    private void stop() {
        log("stopping");
        var closing = List.copyOf(supervisors).stream()
                .map(supervisor -> Thread.ofPlatform().start(supervisor::close))
                .toList();
        for (var thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        var running = stack;
        if (running != null) {
            running.close();
        }
        log("stopped");
    }

    private String after() {
        return " (" + Duration.ofNanos(System.nanoTime() - startedAt).toSeconds() + " s)";
    }

    private void tell(String line) {
        log(line);
        try {
            Files.writeString(home.progress(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            log("cannot write " + home.progress() + ": " + e.getMessage());
        }
    }

    /** Into the attendant's own log. */
    private void log(String line) {
        System.err.println(Instant.now() + " " + line);
    }
}
