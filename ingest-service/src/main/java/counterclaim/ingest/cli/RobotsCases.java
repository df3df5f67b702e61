package counterclaim.ingest.cli;

import counterclaim.ingest.robots.RobotsDecision.Allowed;
import counterclaim.ingest.robots.RobotsRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lines {id, robots_txt or robots_txt_base64, user_agent, url} in, {id: allowed} out. */
@Command(name = "robots", mixinStandardHelpOptions = true, description = "May the agent fetch the URL?")
final class RobotsCases implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CASES.jsonl")
    private Path cases;

    @Override
    public Integer call() throws IOException {
        var answers = FileCommand.JSON.createObjectNode();
        for (var line : Files.readAllLines(cases)) {
            var question = FileCommand.JSON.readTree(line);
            var file = question.has("robots_txt")
                    ? question.path("robots_txt").asText().getBytes(StandardCharsets.UTF_8)
                    : Base64.getDecoder()
                            .decode(question.path("robots_txt_base64").asText());
            var decision = RobotsRules.parse(file)
                    .decide(
                            question.path("user_agent").asText(),
                            question.path("url").asText());
            answers.put(question.path("id").asText(), decision instanceof Allowed);
        }
        spec.commandLine().getOut().println(answers);
        return 0;
    }
}
