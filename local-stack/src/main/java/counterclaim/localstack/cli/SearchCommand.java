package counterclaim.localstack.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "search", description = "Finds articles. Phrases in quotes, AND, OR and NOT are understood.")
final class SearchCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Parameters(arity = "1..*", paramLabel = "QUERY", description = "Words to look for.")
    private List<String> words;

    @Option(names = "--contested", description = "Only articles in which something is disputed.")
    private boolean contested;

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
        var page = new Api(Home.find().require("index"))
                .get("/api/v1/articles?q=" + Api.encoded(String.join(" ", words)) + "&size=" + size
                        + (contested ? "&contested=true" : ""));
        if (json) {
            System.out.println(page);
            return 0;
        }
        System.out.println(page.path("total").asLong() + " articles");
        for (var article : page.path("items")) {
            System.out.println();
            System.out.println(article.path("title").asText());
            System.out.println("  " + article.path("outletId").asText() + " · "
                    + article.path("publishedAt")
                            .asText(article.path("firstSeenAt").asText()) + " · "
                    + article.path("url").asText());
            for (var claim : article.path("contested")) {
                System.out.println("  disputed: “"
                        + ClaimText.oneLine(claim.path("claim")
                                .path("exact")
                                .asText(claim.path("claim").asText())) + "”");
            }
        }
        return 0;
    }
}
