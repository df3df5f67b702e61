package counterclaim.localstack.cli;

import counterclaim.localstack.Checkout;
import counterclaim.localstack.process.Controls;
import counterclaim.localstack.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The folder that holds all state of the local system, and what is where in it. */
record Home(Checkout checkout, Path folder) {
    /** Every program, in the order in which they are shown. */
    static final List<String> PROGRAMS = List.of("kafka", "elasticsearch", "ingest", "enrich", "index", "wire");

    static final String ATTENDANT = "attendant";

    static Home find() {
        var checkout = Checkout.find();
        var folder = Optional.ofNullable(System.getProperty("counterclaim.state"))
                .filter(given -> !given.isBlank())
                .map(Path::of)
                .orElse(checkout.state());
        return new Home(checkout, folder.toAbsolutePath().normalize());
    }

    /** Kafka's and Elasticsearch's. */
    Path stack() {
        return folder.resolve("stack");
    }

    /** Pid files and logs of the services and the wire. */
    Path run() {
        return folder.resolve("run");
    }

    Path data(String service) {
        return folder.resolve("data").resolve(service);
    }

    /** Copies of what was built, so that a build does not pull the jars from under a running process. */
    Path programs() {
        return folder.resolve("programs");
    }

    Path progress() {
        return folder.resolve("progress.log");
    }

    Path lock() {
        return folder.resolve("lock");
    }

    Path log(String program) {
        return runOf(program).resolve(program + ".log");
    }

    Controls controls(String program) {
        return new Controls(runOf(program), program);
    }

    private Path runOf(String program) {
        return switch (program) {
            case "kafka", "elasticsearch" -> stack().resolve("run");
            default -> run();
        };
    }

    Ports ports() {
        return new Ports(folder.resolve("ports.properties"));
    }

    Ports stackPorts() {
        return new Ports(stack().resolve("ports.properties"));
    }

    /** The address of a service, empty when it was never started. */
    Optional<URI> address(String program) {
        var port = switch (program) {
            case "kafka", "elasticsearch" -> stackPorts().known(program);
            default -> ports().known(program);
        };
        return port == 0 ? Optional.empty() : Optional.of(URI.create("http://127.0.0.1:" + port));
    }

    boolean isUp() {
        return controls(ATTENDANT).process().isPresent();
    }

    /** @throws Problem when the system is not up */
    URI require(String service) {
        if (controls(service).process().isEmpty()) {
            throw new Problem("Counterclaim is not up" + (isUp() ? " (" + service + " does not run)" : "")
                    + ". Start it with ./counterclaim up, or see ./counterclaim status.");
        }
        return address(service).orElseThrow();
    }

    void create() throws IOException {
        Files.createDirectories(run());
        Files.createDirectories(stack());
    }
}
