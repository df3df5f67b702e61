package counterclaim.ingest.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The commands of ingest that need nothing running: files in, one JSON object a line out.
 *
 * <p>Exit code 0 when every file was read, 1 when one was not (its line has {@code error}), 2 for wrong usage.
 */
@Command(
        name = "counterclaim",
        mixinStandardHelpOptions = true,
        description = "Reads saved pages and feeds without anything running.",
        subcommands = {ExtractCommand.class, ParseFeedCommand.class, CasesCommand.class})
public final class Cli implements Runnable {
    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command and returns its exit code; output goes to standard output as UTF-8 whatever the locale. */
    static int run(String... args) {
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        try {
            return new CommandLine(new Cli()).setOut(out).execute(args);
        } finally {
            out.flush();
        }
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name a command: extract or parse-feed. --help lists their options.");
    }
}
