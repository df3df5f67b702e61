package counterclaim.ingest.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cases SET …}: answers to the small benchmark sets, one JSON object in the form that their scorer reads. */
@Command(
        name = "cases",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Answers a set of test cases; for the scripts in bench/quality.",
        subcommands = {RobotsCases.class, SitemapCases.class, UrlCases.class})
final class CasesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a set: robots, sitemaps or urls.");
    }
}
