package counterclaim.localstack.wire;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The wire as it runs: one HTTP server an outlet, one for control. */
public final class WireServer implements AutoCloseable {
    private static final String CONTROL = "";

    static {
        // Otherwise small answers on a kept connection wait 40 ms for an acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final WireConfig config;
    private final WireClock clock;
    private final Play play;
    private final Trouble trouble;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, HttpServer> servers = new LinkedHashMap<>();
    private final Map<String, URI> sites = new LinkedHashMap<>();

    private WireServer(WireConfig config) throws IOException {
        this.config = config;
        Optional<WireState> before =
                config.state().isPresent() ? WireState.read(config.state().get()) : Optional.empty();
        WireClock.State state = before.map(WireState::clock)
                .orElseGet(() -> WireClock.started(
                        config.start().orElseGet(config.real()::instant),
                        config.folder().length(),
                        config.speed(),
                        config.isPaused()));
        this.clock = new WireClock(config.real(), state, this::remember);
        this.play = new Play(config.folder(), state.origin());
        this.trouble = new Trouble(config.real());
        Map<String, Integer> ports = before.map(WireState::ports).orElse(Map.of());
        try {
            int number = 0;
            open(CONTROL, number, ports, "the control port", new ControlSite(this));
            for (var outlet : config.folder().outlets()) {
                number++;
                URI site = open(outlet.key(), number, ports, outlet.name(), null);
                servers.get(outlet.key())
                        .createContext("/", new OutletSite(outlet, site.toString(), play, clock, trouble));
            }
            remember();
            servers.values().forEach(HttpServer::start);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts a wire.
     *
     * @throws IOException when a port cannot be had or the state file cannot be read or written
     */
    public static WireServer start(WireConfig config) throws IOException {
        return new WireServer(config);
    }

    private URI open(String key, int number, Map<String, Integer> remembered, String whose, HttpHandler handler)
            throws IOException {
        int port = config.portBase() > 0 ? config.portBase() + number : remembered.getOrDefault(key, 0);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(config.bind(), port), 256);
            server.setExecutor(threads);
            if (handler != null) {
                server.createContext("/", handler);
            }
            servers.put(key, server);
            URI site = URI.create(
                    "http://" + config.bind() + ":" + server.getAddress().getPort());
            sites.put(key, site);
            return site;
        } catch (IOException e) {
            throw new IOException(
                    "Cannot listen for " + whose + " on " + config.bind() + ":" + port
                            + (config.portBase() == 0 && port > 0
                                    ? ", which " + config.state().orElseThrow()
                                            + " remembers: free the port, or delete that file (articles then get new"
                                            + " addresses)"
                                    : ": free the port or choose another --port-base"),
                    e);
        }
    }

    private void remember() {
        if (config.state().isEmpty()) {
            return;
        }
        Map<String, Integer> ports = new TreeMap<>();
        servers.forEach((key, server) -> ports.put(key, server.getAddress().getPort()));
        try {
            new WireState(clock.state(), ports).write(config.state().get());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write what the wire remembers to " + config.state().get(), e);
        }
    }

    /** Address of the control server, without a slash at its end. */
    public URI control() {
        return sites.get(CONTROL);
    }

    /** Address of the list of all feeds. */
    public URI opml() {
        return URI.create(control() + "/feeds.opml");
    }

    /** Address of an outlet, without a slash at its end. */
    public URI site(String outletKey) {
        URI site = sites.get(config.folder().outlet(outletKey).key());
        return site;
    }

    /** First address of an article, whether or not it is on show yet. */
    public URI articleUrl(String articleKey) {
        var article = config.folder().article(articleKey);
        return URI.create(site(article.outletKey()) + play.path(article));
    }

    public List<WireFeed> feeds() {
        List<WireFeed> feeds = new ArrayList<>();
        for (var outlet : config.folder().outlets()) {
            URI site = site(outlet.key());
            for (var feed : outlet.feeds()) {
                feeds.add(new WireFeed(
                        URI.create(site + feed.path()),
                        feed.title(),
                        outlet.name(),
                        outlet.key(),
                        feed.format(),
                        outlet.language(),
                        site));
            }
        }
        return feeds;
    }

    public WireFolder folder() {
        return config.folder();
    }

    public WireClock clock() {
        return clock;
    }

    /** From now on this goes wrong. Faults set earlier come first. */
    public void inject(Fault fault) {
        config.folder().outlet(fault.outletKey());
        trouble.add(fault);
    }

    public void clearFaults() {
        trouble.clear();
    }

    /** How often this address (path with query) was asked for. */
    public long requests(String outletKey, String path) {
        return trouble.count(outletKey, path);
    }

    /** The last 50,000 requests to outlets, oldest first. */
    public List<RequestSeen> requests() {
        return trouble.requests();
    }

    public void forgetRequests() {
        trouble.forgetRequests();
    }

    Map<String, Trouble.Count> counts(String outletKey) {
        return trouble.counts(outletKey);
    }

    Play play() {
        return play;
    }

    Instant realTime() {
        return config.real().instant();
    }

    @Override
    public void close() {
        trouble.clear();
        servers.values().forEach(s -> s.stop(0));
        threads.shutdownNow();
    }

    /** The wire as a program: see {@code --help}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        WireOptions options;
        try {
            options = WireOptions.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(WireOptions.HELP);
            System.exit(2);
            return;
        }
        if (options.help()) {
            System.out.print(WireOptions.HELP);
            return;
        }
        WireServer wire;
        try {
            WireConfig config = options.config();
            if (options.texts().isPresent()) {
                writeTexts(config.folder(), options.texts().get());
                return;
            }
            wire = start(config);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(wire::close));
        System.out.println("wire ready control=" + wire.control() + " feeds=" + wire.opml());
        System.out.flush();
        new CountDownLatch(1).await();
    }

    private static void writeTexts(WireFolder folder, Path into) throws IOException {
        Files.createDirectories(into);
        for (var text : folder.texts().entrySet()) {
            Files.writeString(into.resolve(text.getKey() + ".txt"), text.getValue());
        }
    }
}
