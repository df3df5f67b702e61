package counterclaim.localstack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "feeds",
        synopsisSubcommandLabel = "add URL | list | import FILE",
        description = "The feeds that are followed.",
        subcommands = {FeedsCommand.Add.class, FeedsCommand.Show.class, FeedsCommand.Import.class})
final class FeedsCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what to do: add URL, list or import FILE.");
    }

    /** @throws Problem when the service does not take it; says why */
    static void register(
            Api ingest,
            String url,
            Optional<String> title,
            Optional<String> outlet,
            List<String> tags,
            Optional<Duration> pollAtMost) {
        var feed = Api.JSON.createObjectNode().put("url", url);
        title.ifPresent(given -> feed.put("title", given));
        outlet.ifPresent(given -> feed.put("outlet", given));
        tags.forEach(feed.putArray("tags")::add);
        pollAtMost.ifPresent(given -> feed.put("pollAtMost", given.toString()));
        var answer =
                ingest.post("/api/v1/feeds", "application/json", feed.toString().getBytes(StandardCharsets.UTF_8));
        if (!answer.isOk() && answer.status() != 409) {
            throw new Problem("Cannot follow " + url + ": " + answer.reason());
        }
    }

    /** What came of it, in words. */
    static String importFile(Api ingest, Path file) throws IOException {
        var answer = ingest.post("/api/v1/feeds/import", "text/x-opml", Files.readAllBytes(file));
        if (!answer.isOk()) {
            throw new Problem("Cannot import " + file + ": " + answer.reason());
        }
        return summary(answer.json());
    }

    /** Numbers by name, lists by their length. */
    private static String summary(JsonNode result) {
        var text = new StringBuilder();
        result.properties().forEach(field -> {
            text.append(text.isEmpty() ? "" : ", ").append(field.getKey()).append(' ');
            text.append(
                    field.getValue().isContainerNode()
                            ? field.getValue().size()
                            : field.getValue().asText());
        });
        return text.isEmpty() ? "imported" : text.toString();
    }

    @Command(name = "add", description = "Follow the feed at URL.")
    static final class Add implements Callable<Integer> {
        @Mixin
        private HelpOption help;

        @Parameters(paramLabel = "URL", description = "RSS, Atom or JSON Feed; http or https.")
        private String url;

        @Option(names = "--title", description = "What to call it.")
        private Optional<String> title = Optional.empty();

        @Option(
                names = "--outlet",
                description = "The outlet whose articles it carries; otherwise the host of each page.")
        private Optional<String> outlet = Optional.empty();

        @Option(names = "--tag", description = "May be repeated.")
        private List<String> tags = List.of();

        @Override
        public Integer call() {
            register(new Api(Home.find().require("ingest")), url, title, outlet, tags, Optional.empty());
            System.out.println("Following " + url + ". How it goes: ./counterclaim feeds list");
            return 0;
        }
    }

    @Command(name = "list", description = "Lists the feeds and how the last poll of each ended.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private HelpOption help;

        @Option(names = "--json", description = "As the service answers.")
        private boolean json;

        @Override
        public Integer call() {
            var feeds = new Api(Home.find().require("ingest")).get("/api/v1/feeds");
            if (json) {
                System.out.println(feeds);
                return 0;
            }
            var items = items(feeds);
            for (var feed : items) {
                var title = feed.path("title").asText(feed.path("outlet").asText(""));
                System.out.printf(
                        "%-18s %s%s%n",
                        outcome(feed).toLowerCase(Locale.ROOT),
                        feed.path("url").asText(),
                        title.isEmpty() ? "" : "  (" + title + ")");
            }
            if (items.isEmpty()) {
                System.err.println("No feeds yet. Add one: ./counterclaim feeds add URL");
            }
            return 0;
        }
    }

    @Command(name = "import", description = "Follow all feeds of an OPML file.")
    static final class Import implements Callable<Integer> {
        @Mixin
        private HelpOption help;

        @Parameters(paramLabel = "FILE", description = "OPML, as feed readers export it.")
        private Path file;

        @Override
        public Integer call() throws IOException {
            if (!Files.isReadable(file)) {
                throw new Problem("Cannot read " + file + ".");
            }
            System.out.println(importFile(new Api(Home.find().require("ingest")), file));
            return 0;
        }
    }

    static JsonNode items(JsonNode page) {
        return page.isArray() ? page : page.path("items");
    }

    static String outcome(JsonNode feed) {
        return feed.path("health").path("outcome").asText("PENDING");
    }
}
