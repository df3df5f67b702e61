package counterclaim.localstack.cli;

import counterclaim.localstack.process.BoundedLog;
import counterclaim.localstack.process.Detached;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = {
            "Starts Kafka, Elasticsearch, the three services and the sample wire on 127.0.0.1, and returns when all run and"
                    + " the first contested claims are found.",
            "A second up after a down goes on with the data."
        })
final class UpCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    /** The sample tells six hours of news in little more than a minute. */
    private static final Duration SAMPLE_POLL = Duration.ofMinutes(1);

    private static final Duration STARTING = Duration.ofMinutes(6);

    @Option(
            names = "--feeds",
            paramLabel = "FILE.opml",
            description = "Follow the feeds of this OPML file too. May be repeated.")
    private List<Path> feeds = List.of();

    @Option(
            names = "--no-sample",
            description = "Leave out the sample wire: invented news sites that tell invented news on this machine.")
    private boolean noSample;

    @Option(
            names = "--allow",
            paramLabel = "ADDRESS[:PORT]",
            converter = AllowOption.class,
            description =
                    "Let feeds and pages come from this address although it is private or local. May be repeated.")
    private List<String> allow = List.of();

    @Option(
            names = "--poll",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description = "Never wait longer than this between two polls of a feed: 30s, 5m, 1h or PT5M.")
    private Optional<Duration> poll = Optional.empty();

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            defaultValue = "2m",
            description = "How long to wait for the first contested claims (default: ${DEFAULT-VALUE}).")
    private Duration wait;

    @Option(names = "--check", hidden = true, description = "Only look whether the command line is right.")
    private boolean check;

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (var file : feeds) {
            if (!Files.isReadable(file)) {
                throw new Problem("Cannot read " + file + ", the file of --feeds.");
            }
        }
        if (check) {
            return 0;
        }
        var home = Home.find();
        home.create();
        try (var channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) {
                throw new Problem("Another ./counterclaim up is starting the system; wait for it.");
            }
            if (home.isUp()) {
                System.out.println("Counterclaim is up already: " + dashboard(home));
                if (!feeds.isEmpty()) {
                    importFeeds(home);
                }
                if (noSample || !allow.isEmpty() || poll.isPresent()) {
                    System.err.println("Options apply only at the start: ./counterclaim down first.");
                }
                return 0;
            }
            startAttendant(home);
            follow(home);
        }
        if (!noSample) {
            registerSample(home);
        }
        importFeeds(home);
        var news = new FirstNews(home);
        if (!noSample || !feeds.isEmpty()) {
            news.await(wait);
        }
        System.out.println();
        news.print(System.out);
        System.out.println();
        System.out.println("Dashboard: " + dashboard(home));
        System.out.println("Stop with ./counterclaim down; see ./counterclaim status, search, claims, logs.");
        return 0;
    }

    private static URI dashboard(Home home) {
        return home.address("index")
                .map(address -> address.resolve("/"))
                .orElseThrow(() -> new Problem("The dashboard has no address yet; see ./counterclaim status."));
    }

    private void startAttendant(Home home) throws IOException {
        Files.deleteIfExists(home.progress());
        var programs = new Programs(home);
        var target = home.checkout().root().resolve("local-stack/target");
        var lib = programs.copied("local-stack-lib", target.resolve("lib"));
        var classes = programs.copied("local-stack-classes", target.resolve("classes"));
        var command = new ArrayList<>(Programs.java("96m"));
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Dcounterclaim.root=" + home.checkout().root(),
                "-Dcounterclaim.state=" + home.folder(),
                "-Dup.sample=" + !noSample,
                "-Dup.lib=" + lib,
                "-Dup.allow=" + String.join(",", allow),
                "-Dup.poll=" + poll.map(Duration::toString).orElse(""),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                classes + ":" + lib + "/*",
                Attendant.class.getName()));
        System.err.println("Starting Counterclaim in " + home.folder() + " …");
        var log = home.log(Home.ATTENDANT);
        Files.deleteIfExists(log);
        var attendant = Detached.start(command, Map.of(), home.folder(), log);
        home.controls(Home.ATTENDANT).remember(attendant);
    }

    private static void follow(Home home) throws IOException, InterruptedException {
        int shown = 0;
        long until = System.nanoTime() + STARTING.toNanos();
        while (true) {
            boolean runs = home.isUp();
            var lines = Files.exists(home.progress()) ? Files.readAllLines(home.progress()) : List.<String>of();
            for (var line : lines.subList(Math.min(shown, lines.size()), lines.size())) {
                shown++;
                if (line.equals(Attendant.READY)) {
                    return;
                }
                if (line.startsWith(Attendant.FAILED)) {
                    throw failure(line.substring(Attendant.FAILED.length()).replace(Attendant.LINE_END, "\n"));
                }
                System.err.println("  " + line);
            }
            if (!runs) {
                var log = home.log(Home.ATTENDANT);
                throw failure("The attendant ended. The end of its log, " + log + ":\n  "
                        + String.join("\n  ", BoundedLog.tail(log, 20)));
            }
            if (System.nanoTime() > until) {
                throw failure("Not everything was ready within " + STARTING.toMinutes() + " minutes.");
            }
            Thread.sleep(100);
        }
    }

    private static Problem failure(String what) {
        return new Problem(what + "\nWhat to do: read ./counterclaim logs SERVICE and ./counterclaim status, then"
                + " ./counterclaim down and up again. The data stays.");
    }

    private static void registerSample(Home home) {
        var ingest = new Api(home.require("ingest"));
        int count = 0;
        for (var feed : Attendant.wireFeeds(home)) {
            FeedsCommand.register(
                    ingest,
                    feed.path("url").asText(),
                    Optional.of(feed.path("title").asText()),
                    Optional.of(feed.path("outlet").asText()),
                    List.of("sample"),
                    Optional.of(SAMPLE_POLL));
            count++;
        }
        System.err.println("  " + count + " feeds of the sample wire are followed");
    }

    private void importFeeds(Home home) throws IOException {
        for (var file : feeds) {
            System.err.println("  " + file + ": " + FeedsCommand.importFile(new Api(home.require("ingest")), file));
        }
    }
}
