package counterclaim.localstack;

import counterclaim.localstack.process.Program;
import counterclaim.localstack.process.Readiness;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** One broker that is its own controller (KRaft). */
final class KafkaBroker {
    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final Path lib;
    private final String heap;
    private final int port;
    private final int controllerPort;

    KafkaBroker(Path folder, Path lib, String heap, int port, int controllerPort) {
        this.folder = folder;
        this.lib = lib;
        this.heap = heap;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** Writes the configuration and, the first time, formats the data folder; about three seconds then. */
    Program prepare() throws IOException {
        Files.createDirectories(folder);
        var config = folder.resolve("server.properties");
        Files.writeString(config, configuration());
        if (!Files.exists(data().resolve("meta.properties"))) {
            format(config);
        }
        var command = java("-Xms128m", "-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError");
        command.add("kafka.Kafka");
        command.add(config.toString());
        return new Program(
                "kafka",
                command,
                Map.of(),
                folder,
                Readiness.kafka(HOST, port),
                Duration.ofSeconds(90),
                Duration.ofSeconds(20));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String configuration() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@%1$s:%3$d
                listeners=PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d
                advertised.listeners=PLAINTEXT://%1$s:%2$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%4$s
                auto.create.topics.enable=false
                num.partitions=1
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                offsets.retention.minutes=525600
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=4
                group.initial.rebalance.delay.ms=0
                # The largest record is 8 MiB; the rest is the batch around it.
                message.max.bytes=9437184
                replica.fetch.max.bytes=9437184
                """.formatted(HOST, port, controllerPort, data().toString().replace("\\", "\\\\"));
    }

    private void format(Path config) throws IOException {
        var log = folder.resolve("format.log");
        var command = java("-Xmx256m");
        command.addAll(List.of(
                "kafka.tools.StorageTool", "format", "-t", clusterId(), "-c", config.toString(), "--ignore-formatted"));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("Cannot format Kafka's data folder " + data() + ": " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while formatting " + data(), e);
        }
    }

    private List<String> java(String... options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS",
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.common.config=warn"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", lib + "/*"));
        return command;
    }

    /** 128 random bits in Base64, as Kafka writes them. */
    private static String clusterId() {
        var id = UUID.randomUUID();
        var bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits() & Long.MAX_VALUE)
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
