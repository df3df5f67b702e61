package counterclaim.ingest.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import counterclaim.ingest.sitemap.NewsItem;
import counterclaim.ingest.sitemap.ParsedSitemap.Index;
import counterclaim.ingest.sitemap.ParsedSitemap.NotASitemap;
import counterclaim.ingest.sitemap.ParsedSitemap.Pages;
import counterclaim.ingest.sitemap.SitemapEntry;
import counterclaim.ingest.sitemap.SitemapParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sitemap files in, {file: {kind, urls}} out; a file that is no sitemap has {error}. */
@Command(name = "sitemaps", mixinStandardHelpOptions = true, description = "What is in the sitemaps?")
final class SitemapCases implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE")
    private List<Path> files;

    @Override
    public Integer call() throws IOException {
        var parser = new SitemapParser();
        var answers = FileCommand.JSON.createObjectNode();
        for (var file : files) {
            var answer = answers.putObject(file.toString());
            switch (parser.parse(Files.readAllBytes(file), Optional.empty(), URI.create("about:blank"))) {
                case Pages pages -> print("urlset", pages.pages(), answer);
                case Index index -> print("index", index.sitemaps(), answer);
                case NotASitemap other -> answer.put("error", other.detail());
            }
        }
        spec.commandLine().getOut().println(answers);
        return 0;
    }

    private static void print(String kind, List<SitemapEntry> entries, ObjectNode answer) {
        answer.put("kind", kind);
        var urls = answer.putArray("urls");
        for (var entry : entries) {
            var url = urls.addObject().put("loc", entry.address());
            entry.lastModified().ifPresent(date -> url.put("lastmod", date.toString()));
            entry.news().ifPresent(news -> print(news, url.putObject("news")));
        }
    }

    private static void print(NewsItem news, ObjectNode line) {
        news.publication().ifPresent(value -> line.put("publication", value));
        news.language().ifPresent(value -> line.put("language", value));
        news.published().ifPresent(value -> line.put("published", value.toString()));
        news.title().ifPresent(value -> line.put("title", value));
        var keywords = line.putArray("keywords");
        news.keywords().forEach(keywords::add);
        var tickers = line.putArray("stock_tickers");
        news.stockTickers().forEach(tickers::add);
    }
}
