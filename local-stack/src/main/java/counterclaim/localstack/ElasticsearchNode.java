package counterclaim.localstack;

import counterclaim.localstack.process.Program;
import counterclaim.localstack.process.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One node, with its configuration, data and temporary files apart from the distribution. */
final class ElasticsearchNode {
    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final Distribution distribution;
    private final String heap;
    private final int port;
    private final int transportPort;

    ElasticsearchNode(Path folder, Distribution distribution, String heap, int port, int transportPort) {
        this.folder = folder;
        this.distribution = distribution;
        this.heap = heap;
        this.port = port;
        this.transportPort = transportPort;
    }

    URI url() {
        return URI.create("http://" + HOST + ":" + port);
    }

    Program prepare() throws IOException {
        var home = distribution.home();
        var config = folder.resolve("config");
        for (var made : List.of(config, folder.resolve("data"), folder.resolve("logs"), folder.resolve("tmp"))) {
            Files.createDirectories(made);
        }
        Files.createDirectories(config.resolve("jvm.options.d"));
        Files.writeString(config.resolve("elasticsearch.yml"), configuration());
        Files.writeString(config.resolve("jvm.options"), jvmOptions());
        Files.writeString(config.resolve("log4j2.properties"), LOGGING);
        var program = home.resolve("bin/elasticsearch");
        var java = Path.of(System.getProperty("java.home"));
        var user = OtherUser.forElasticsearch(program, java.resolve("bin/java"), folder);
        user.own(folder);
        var command = new ArrayList<>(user.prefix());
        command.add("bash");
        command.add(program.toString());
        return new Program(
                "elasticsearch",
                command,
                Map.of(
                        "ES_JAVA_HOME", java.toString(),
                        "ES_PATH_CONF", config.toString(),
                        "ES_TMPDIR", folder.resolve("tmp").toString(),
                        "ES_JAVA_OPTS", "-Xms" + heap + " -Xmx" + heap,
                        "CLI_JAVA_OPTS", "-XX:-UsePerfData -XX:TieredStopAtLevel=1",
                        "HOME", folder.resolve("tmp").toString(),
                        "LANG", "C.UTF-8"),
                folder,
                Readiness.http(
                        URI.create(url() + "/_cluster/health?wait_for_status=yellow&timeout=1s"),
                        "\"timed_out\":false"),
                Duration.ofSeconds(180),
                Duration.ofSeconds(20));
    }

    private String configuration() {
        return """
                cluster.name: counterclaim
                node.name: local
                network.host: %s
                http.port: %d
                transport.port: %d
                discovery.type: single-node
                xpack.security.enabled: false
                # A laptop's disk is often nearly full; the index must not turn read-only for that.
                cluster.routing.allocation.disk.threshold_enabled: false
                path.data: %s
                path.logs: %s
                """.formatted(HOST, port, transportPort, folder.resolve("data"), folder.resolve("logs"));
    }

    /** The distribution's own options without its collector (the serial one needs less memory) and its log of it. */
    private static String jvmOptions() {
        return """
                -XX:+UseSerialGC
                -XX:TieredStopAtLevel=1
                -XX:-UsePerfData
                -Djava.io.tmpdir=${ES_TMPDIR}
                20-:--add-modules=jdk.incubator.vector
                -Dorg.apache.lucene.store.defaultReadAdvice=normal
                -Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1
                --add-opens=java.base/java.nio=org.apache.arrow.memory.core,ALL-UNNAMED
                --add-opens=java.base/jdk.internal.misc=ALL-UNNAMED
                -XX:+ExitOnOutOfMemoryError
                """;
    }

    private static final String LOGGING = """
            status = error
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d{ISO8601} %-5p %c{1.} %m%consoleException%n
            rootLogger.level = info
            rootLogger.appenderRef.console.ref = console
            """;
}
