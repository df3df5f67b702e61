package counterclaim.localstack.cli;

import counterclaim.localstack.process.Program;
import counterclaim.localstack.process.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** How each program of the product is started. */
final class Programs {
    static final List<String> SERVICES = List.of("ingest", "enrich", "index");

    static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final Home home;

    Programs(Home home) {
        this.home = home;
    }

    /** Copies what was built to where it runs from; quick when nothing has changed. */
    Path copied(String module, Path built) throws IOException {
        if (!Files.isDirectory(built)) {
            throw new Problem(built + " is missing. ./counterclaim up builds it; for the log of the last build see "
                    + home.folder().resolve("logs/build.log"));
        }
        var copy = home.programs().resolve(module + "-" + fingerprint(built));
        if (Files.isDirectory(copy)) {
            return copy;
        }
        Files.createDirectories(home.programs());
        try (var before = Files.newDirectoryStream(home.programs(), module + "-*")) {
            for (var old : before) {
                delete(old);
            }
        }
        var copying = home.programs().resolve(module + ".copying");
        delete(copying);
        try (var files = Files.walk(built)) {
            for (var file : files.toList()) {
                Files.copy(file, copying.resolve(built.relativize(file).toString()));
            }
        }
        Files.move(copying, copy);
        return copy;
    }

    Path serviceCopied(String service) throws IOException {
        return copied(service + "-service", home.checkout().root().resolve(service + "-service/target/quarkus-app"));
    }

    /** @param environment what this service needs beside what all need */
    Program service(
            String service, int port, String bootstrapServers, URI elasticsearch, Map<String, String> environment)
            throws IOException {
        var app = serviceCopied(service);
        var data = home.data(service);
        Files.createDirectories(data);
        var all = new HashMap<>(environment);
        all.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        all.put("ELASTICSEARCH_URL", elasticsearch.toString());
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        all.put("COUNTERCLAIM_STATE_DIR", data.toString());
        boolean enrich = service.equals("enrich");
        var command = java(enrich ? "1500m" : "384m");
        if (!enrich) {
            // Starts in two thirds of the time; only the models of enrich have use for the slower compiler.
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.add("-jar");
        command.add(app.resolve("quarkus-run.jar").toString());
        return new Program(
                service,
                command,
                all,
                data,
                Readiness.http(URI.create("http://127.0.0.1:" + port + "/q/health/ready")),
                Duration.ofSeconds(180),
                STOP_WITHIN);
    }

    /** @param portBase the control port; its sites have the ports after it */
    Program wire(String classPath, int portBase) throws IOException {
        var data = home.data("wire");
        Files.createDirectories(data);
        var command = java("128m");
        command.addAll(List.of(
                "-cp",
                classPath,
                "counterclaim.localstack.wire.WireServer",
                "--port-base",
                Integer.toString(portBase),
                "--state",
                data.resolve("wire.state").toString()));
        return new Program(
                "wire",
                command,
                Map.of(),
                data,
                Readiness.http(URI.create("http://127.0.0.1:" + portBase + "/status")),
                Duration.ofSeconds(60),
                STOP_WITHIN);
    }

    static List<String> java(String heap) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8"));
        return command;
    }

    private static String fingerprint(Path folder) throws IOException {
        long sum = 1;
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                sum = sum * 31 + folder.relativize(file).toString().hashCode();
                sum = sum * 31 + Files.size(file);
                sum = sum * 31 + Files.getLastModifiedTime(file).toMillis();
            }
        }
        return HexFormat.of().toHexDigits(sum);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
