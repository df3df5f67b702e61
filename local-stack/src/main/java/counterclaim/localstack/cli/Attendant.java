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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;

/**
 * Starts everything, keeps it running, and stops it at SIGTERM. Killed, it leaves the programs running; the next attendant
 * takes them over. Tells how it gets on in {@link Home#progress()}, one line each; the last is {@link #READY} or starts
 * with {@link #FAILED}.
 */
public final class Attendant {
    static final String READY = "READY";
    static final String FAILED = "FAILED ";
    /** Stands for the end of a line inside one. */
    static final String LINE_END = "\u2424";

    /** Taken if it is free when the system is first started. */
    private static final int DASHBOARD_PORT = 8080;

    /** Outlets of the sample wire and some room. */
    private static final int WIRE_PORTS = 16;

    private final Home home;
    private final Programs programs;
    private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();
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
            attendant.tell(FAILED + String.valueOf(e.getMessage()).replace("\n", LINE_END));
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    /** Everything at once, each as soon as what it cannot do without is there: the services wait for Kafka, not for each other. */
    private void start() throws IOException {
        var ports = home.ports();
        stack = LocalStack.in(home.stack())
                .checkout(home.checkout())
                .lib(Path.of(System.getProperty("up.lib")))
                .events(this::log)
                .startWithoutWaiting();
        var ready = new ArrayList<CompletableFuture<Void>>();
        ready.add(whenReady("Elasticsearch", () -> stack.awaitReady(Component.ELASTICSEARCH)));
        var kafka = whenReady("Kafka", () -> stack.awaitReady(Component.KAFKA));
        var wire = startWire(ports);
        for (var service : Programs.SERVICES) {
            programs.serviceCopied(service);
        }
        join(kafka);
        stack.createProductTopics();
        ready.add(whenReady(service("enrich", 0, ports, Map.of())));
        ready.add(whenReady(service("index", DASHBOARD_PORT, ports, Map.of())));
        join(wire);
        ready.add(whenReady(service("ingest", 0, ports, ingestSettings())));
        ready.forEach(Attendant::join);
        tell(READY);
    }

    private CompletableFuture<Void> startWire(Ports ports) throws IOException {
        if (!isSampleWanted()) {
            home.controls("wire").stop(Programs.STOP_WITHIN);
            return CompletableFuture.completedFuture(null);
        }
        return whenReady(supervise(programs.wire(System.getProperty("java.class.path"), wirePorts(ports))));
    }

    private Map<String, String> ingestSettings() {
        var allowed = new ArrayList<String>();
        if (!System.getProperty("up.allow", "").isEmpty()) {
            allowed.addAll(List.of(System.getProperty("up.allow").split(",")));
        }
        if (isSampleWanted()) {
            allowed.addAll(wireAddresses(home));
        }
        var settings = new HashMap<String, String>();
        settings.put("COUNTERCLAIM_ALLOW", String.join(",", allowed));
        if (!System.getProperty("up.poll", "").isEmpty()) {
            settings.put("COUNTERCLAIM_POLL_MAX", System.getProperty("up.poll"));
        }
        return settings;
    }

    private static boolean isSampleWanted() {
        return Boolean.getBoolean("up.sample");
    }

    private CompletableFuture<Void> whenReady(Supervisor supervisor) {
        var name = supervisor.program().name();
        return whenReady(name.equals("wire") ? "Sample wire" : name + "-service", supervisor::awaitReady);
    }

    private CompletableFuture<Void> whenReady(String label, Runnable wait) {
        return CompletableFuture.runAsync(wait, waiting).thenRun(() -> tell(label + " is ready" + after()));
    }

    private static void join(CompletableFuture<Void> ready) {
        try {
            ready.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
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

    private synchronized void tell(String line) {
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
