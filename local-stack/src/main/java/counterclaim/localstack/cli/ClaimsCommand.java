package counterclaim.localstack.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "claims",
        description = "Finds claims, with who makes them and who disputes them. Without a query: those changed last.")
final class ClaimsCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Parameters(arity = "0..*", paramLabel = "QUERY", description = "Words to look for.")
    private List<String> words = List.of();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only corrected, withdrawn, contested, corroborated or reported.")
    private String state;

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "10",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--json", description = "As the service answers.")
    private boolean json;

    @Override
    public Integer call() {
        var query = new StringBuilder("/api/v1/claims?size=").append(size);
        if (!words.isEmpty()) {
            query.append("&q=").append(Api.encoded(String.join(" ", words)));
        }
        if (state != null) {
            query.append("&state=").append(Api.encoded(state));
        }
        var page = new Api(Home.find().require("index")).get(query.toString());
        if (json) {
            System.out.println(page);
            return 0;
        }
        System.out.println(page.path("total").asLong() + " claims");
        for (var claim : page.path("items")) {
            ClaimText.print(claim, System.out);
        }
        return 0;
    }
}
