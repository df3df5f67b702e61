package counterclaim.localstack.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands that the launcher passes on. Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "./counterclaim",
        synopsisSubcommandLabel = "COMMAND",
        description = "Who claims what, who disputes it, in which words, and what changed.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            FeedsCommand.class,
            SearchCommand.class,
            ClaimsCommand.class,
            DlqCommand.class
        })
public final class Main {
    @Mixin
    private HelpOption help;

    private Main() {}

    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (e instanceof Problem) {
                        System.err.println("counterclaim: " + e.getMessage());
                    } else {
                        e.printStackTrace();
                    }
                    return 1;
                })
                .execute(arguments);
    }
}
