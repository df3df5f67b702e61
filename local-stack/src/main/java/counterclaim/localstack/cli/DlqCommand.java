package counterclaim.localstack.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "dlq",
        synopsisSubcommandLabel = "list",
        description = "The dead-letter topics: records that could not be processed, kept as they were read.",
        subcommands = DlqCommand.Show.class)
final class DlqCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list.");
    }

    @Command(name = "list", description = "Lists them, newest first: topic, key, reason, time.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private HelpOption help;

        @Option(
                names = "--size",
                paramLabel = "N",
                defaultValue = "50",
                description = "At most so many (default: ${DEFAULT-VALUE}).")
        private int size;

        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        @Override
        public Integer call() {
            var address = Home.find().require("kafka");
            try (var topics = new DeadLetterTopics(address.getAuthority())) {
                var letters = topics.newest(size);
                for (var letter : letters) {
                    if (json) {
                        System.out.println(Api.JSON
                                .createObjectNode()
                                .put("topic", letter.topic())
                                .put("partition", letter.partition())
                                .put("offset", letter.offset())
                                .put("key", letter.key())
                                .put("reason", letter.reason())
                                .put("at", letter.at().toString()));
                    } else {
                        System.out.printf(
                                "%s  %s  key %s  %s%n",
                                letter.at(), letter.topic(), letter.key(), ClaimText.oneLine(letter.reason()));
                    }
                }
                if (letters.isEmpty()) {
                    System.err.println("No dead letters.");
                }
            }
            return 0;
        }
    }
}
