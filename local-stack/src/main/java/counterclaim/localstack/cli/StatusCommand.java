package counterclaim.localstack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterclaim.localstack.process.Readiness;
import java.net.URI;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = {
            "Shows each process with its address and health, and the counts of feeds, articles, claims and dead letters.",
            "Exit code 1 when something that should run does not."
        })
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        var home = Home.find();
        var status = Api.JSON.createObjectNode().put("up", home.isUp());
        var processes = status.putObject("processes");
        boolean well = home.isUp();
        for (var program : Home.PROGRAMS) {
            var process = home.controls(program).process();
            var entry = processes.putObject(program);
            process.ifPresent(running -> entry.put("pid", running.pid()));
            home.address(program).ifPresent(address -> entry.put("address", address.toString()));
            var health = process.isEmpty() ? "not running" : health(home, program);
            entry.put("health", health);
            // The wire is left out on purpose by up --no-sample.
            well &= health.equals("ready") || (program.equals("wire") && process.isEmpty());
        }
        if (home.isUp()) {
            status.set("counts", counts(home));
            home.address("index")
                    .ifPresent(address ->
                            status.put("dashboard", address.resolve("/").toString()));
        }
        if (json) {
            System.out.println(status.toPrettyString());
        } else {
            print(status);
        }
        return well ? 0 : 1;
    }

    private static String health(Home home, String program) {
        var address = home.address(program).orElse(URI.create("http://127.0.0.1:1"));
        boolean ready = switch (program) {
            case "kafka" ->
                Readiness.kafka(address.getHost(), address.getPort()).isReady();
            case "elasticsearch" ->
                Readiness.http(address.resolve("/_cluster/health")).isReady();
            case "wire" -> Readiness.http(address.resolve("/status")).isReady();
            default -> Readiness.http(address.resolve("/q/health/ready")).isReady();
        };
        if (ready) {
            return "ready";
        }
        boolean live = Programs.SERVICES.contains(program)
                && Readiness.http(address.resolve("/q/health/live")).isReady();
        return live ? "alive, not ready" : "does not answer";
    }

    /** What cannot be counted now is said in its place. */
    private static ObjectNode counts(Home home) {
        var counts = Api.JSON.createObjectNode();
        try {
            var byOutcome = new TreeMap<String, Integer>();
            for (var feed : FeedsCommand.items(new Api(home.require("ingest")).get("/api/v1/feeds"))) {
                byOutcome.merge(FeedsCommand.outcome(feed), 1, Integer::sum);
            }
            counts.set("feeds", Api.JSON.valueToTree(byOutcome));
        } catch (Problem e) {
            counts.put("feeds", e.getMessage());
        }
        count(counts, "articles", home, "/api/v1/articles?size=1");
        count(counts, "claims", home, "/api/v1/claims?size=1");
        count(counts, "contested", home, "/api/v1/claims?state=contested&size=1");
        try (var topics = new DeadLetterTopics(home.require("kafka").getAuthority())) {
            counts.set("deadLetters", Api.JSON.valueToTree(topics.counts()));
        } catch (Problem | KafkaException e) {
            counts.put("deadLetters", e.getMessage());
        }
        return counts;
    }

    private static void count(ObjectNode counts, String what, Home home, String path) {
        try {
            counts.put(
                    what, new Api(home.require("index")).get(path).path("total").asLong());
        } catch (Problem e) {
            counts.put(what, e.getMessage());
        }
    }

    private static void print(JsonNode status) {
        boolean someRun = status.path("processes").findValue("pid") != null;
        System.out.println(
                status.path("up").asBoolean()
                        ? "Counterclaim is up."
                        : someRun
                                ? "Nobody attends to these programs any more; ./counterclaim up takes them over,"
                                        + " ./counterclaim down stops them."
                                : "Counterclaim is not up.");
        status.path("processes")
                .properties()
                .forEach(process -> System.out.printf(
                        "  %-14s %-16s %-8s %s%n",
                        process.getKey(),
                        process.getValue().path("health").asText(),
                        process.getValue().path("pid").asText(""),
                        process.getValue().has("pid")
                                ? process.getValue().path("address").asText()
                                : ""));
        var counts = status.path("counts");
        if (counts.isMissingNode()) {
            return;
        }
        System.out.println("  feeds          " + perName(counts.path("feeds")));
        System.out.println("  articles       " + counts.path("articles").asText());
        System.out.println("  claims         " + counts.path("claims").asText() + ", contested "
                + counts.path("contested").asText());
        System.out.println("  dead letters   " + perName(counts.path("deadLetters")));
        System.out.println("  dashboard      " + status.path("dashboard").asText());
    }

    private static String perName(JsonNode counts) {
        if (counts.isTextual()) {
            return counts.asText();
        }
        var text = new StringBuilder();
        counts.properties()
                .forEach(count -> text.append(text.isEmpty() ? "" : ", ")
                        .append(count.getKey())
                        .append(' ')
                        .append(count.getValue().asText()));
        return text.isEmpty() ? "none" : text.toString();
    }
}
