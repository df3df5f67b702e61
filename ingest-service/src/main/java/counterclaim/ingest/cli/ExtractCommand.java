package counterclaim.ingest.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import counterclaim.ingest.extract.ArticleExtractor;
import counterclaim.ingest.extract.ExtractedArticle;
import counterclaim.ingest.extract.ExtractionOutcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code extract [--url URL] FILE…}: a page in, its article out. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description =
                "Reads HTML pages and prints one JSON object a line: file, title, byline, publishedAt, language, text.")
final class ExtractCommand extends FileCommand {
    private final ArticleExtractor extractor = new ArticleExtractor();

    @Option(names = "--url", paramLabel = "URL", description = "Address that the pages were fetched from.")
    private URI url = URI.create("about:blank");

    @Option(
            names = "--all",
            description = "Also print modifiedAt, section, siteName, leadImage, canonicalUrls, paywalled.")
    private boolean all;

    @Override
    void read(Path file, byte[] bytes, ObjectNode line) throws IOException {
        switch (extractor.extract(bytes, Optional.empty(), url)) {
            case ExtractionOutcome.Extracted(ExtractedArticle article) -> print(article, line);
            case ExtractionOutcome.NoText _ -> throw new IOException("the page has no article text");
            case ExtractionOutcome.TooLarge(long size, long limit) ->
                throw new IOException("the page has " + size + " bytes, more than " + limit);
            case ExtractionOutcome.NotHtml(String found) -> throw new IOException("the file is no HTML but " + found);
        }
    }

    private void print(ExtractedArticle article, ObjectNode line) {
        line.put("title", article.title().orElse(null));
        line.put("byline", article.bylines().isEmpty() ? null : String.join(", ", article.bylines()));
        line.put("publishedAt", article.publishedAt().map(Object::toString).orElse(null));
        line.put("language", article.language().orElse(null));
        if (all) {
            line.put("modifiedAt", article.modifiedAt().map(Object::toString).orElse(null));
            line.put("section", article.section().orElse(null));
            line.put("siteName", article.siteName().orElse(null));
            line.put("leadImage", article.leadImage().map(Object::toString).orElse(null));
            line.set("canonicalUrls", JSON.valueToTree(article.canonicalUrls()));
            line.put("paywalled", article.paywalled());
        }
        line.put("text", article.text());
    }
}
