package counterclaim.enrich.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of the commands. */
@Command(
        name = "counterclaim",
        description = "Commands of the enrich service that need nothing running.",
        subcommands = EnrichCommand.class,
        mixinStandardHelpOptions = true)
public final class Cli {
    Cli() {}

    /** Ends with 0, with 1 when a file could not be read, with 2 for wrong usage. */
    public static void main(String[] args) {
        // the library on the class path complains on the standard error stream unless it is chosen first
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(new CommandLine(new Cli()).execute(args));
    }
}
