package counterclaim.localstack.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a wire remembers from one start to the next.
 *
 * @param ports by the key of the outlet; {@code ""} is the control port
 */
record WireState(WireClock.State clock, Map<String, Integer> ports) {
    private static final ObjectMapper JSON = new ObjectMapper();

    WireState {
        ports = Map.copyOf(ports);
    }

    /** Empty when there is no such file. */
    static Optional<WireState> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(Files.readAllBytes(file));
            Map<String, Integer> ports = new TreeMap<>();
            node.required("ports")
                    .properties()
                    .forEach(e -> ports.put(e.getKey(), e.getValue().asInt()));
            return Optional.of(new WireState(
                    new WireClock.State(
                            Instant.parse(node.required("origin").asText()),
                            Instant.parse(node.required("anchorReal").asText()),
                            Instant.parse(node.required("anchorWire").asText()),
                            node.required("speed").asDouble(),
                            node.required("paused").asBoolean()),
                    ports));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new IOException(
                    "Cannot read what the wire remembers from " + file + "; delete it to start the play anew", e);
        }
    }

    void write(Path file) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("origin", clock.origin().toString())
                .put("anchorReal", clock.anchorReal().toString())
                .put("anchorWire", clock.anchorWire().toString())
                .put("speed", clock.speed())
                .put("paused", clock.paused());
        ObjectNode portsNode = node.putObject("ports");
        new TreeMap<>(ports).forEach(portsNode::put);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path next = Files.createTempFile(folder, "wire", ".tmp");
        Files.writeString(next, node.toPrettyString());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
