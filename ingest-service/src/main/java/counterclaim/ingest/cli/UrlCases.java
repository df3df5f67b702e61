package counterclaim.ingest.cli;

import counterclaim.ingest.address.CanonicalUrl;
import counterclaim.ingest.address.WebUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lines {id, task, input, base} in, {id: address or null} out: the canonical form, or what a link leads to. */
@Command(name = "urls", mixinStandardHelpOptions = true, description = "Which address is meant?")
final class UrlCases implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CASES.jsonl")
    private Path cases;

    @Override
    public Integer call() throws IOException {
        var answers = FileCommand.JSON.createObjectNode();
        for (var line : Files.readAllLines(cases)) {
            var question = FileCommand.JSON.readTree(line);
            var input = question.path("input").asText();
            var base = question.path("base").asText("");
            var answer = question.path("task").asText().equals("normalise")
                    ? CanonicalUrl.parse(input).map(CanonicalUrl::value)
                    : resolve(input, base);
            answers.put(question.path("id").asText(), answer.orElse(null));
        }
        spec.commandLine().getOut().println(answers);
        return 0;
    }

    private static Optional<String> resolve(String input, String base) {
        var without = base.isEmpty() || base.equals("\"\"");
        return (without ? WebUrl.parse(input) : WebUrl.parse(base).flatMap(url -> url.resolve(input)))
                .map(WebUrl::href);
    }
}
