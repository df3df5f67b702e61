package counterclaim.ingest.extract;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPInputStream;
import net.dankito.readability4j.Readability4J;

/**
 * Pages per second of this extractor and of readability4j, by turns in one run on one thread, over the same pages and the same jsoup.
 * {@code main(ROUNDS FOLDER…)}. Counted is the thread's own processor time, so that other work on the machine does not matter much.
 */
final class ExtractionSpeed {
    private static final URI ADDRESS = URI.create("https://news.example/a");
    private static final ArticleExtractor EXTRACTOR = new ArticleExtractor();

    private ExtractionSpeed() {}

    public static void main(String[] args) throws IOException {
        var pages = new ArrayList<byte[]>();
        for (var folder : List.of(args).subList(1, args.length)) {
            try (var files = Files.list(Path.of(folder))) {
                for (var file : files.sorted().toList()) {
                    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
                        pages.add(in.readAllBytes());
                    }
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d pages, %.1f MB%n",
                pages.size(),
                pages.stream().mapToLong(page -> page.length).sum() / 1e6);
        round("warm-up ours", pages, ExtractionSpeed::ours);
        round("warm-up readability4j", pages, ExtractionSpeed::readability4j);
        var best = new double[2];
        for (var i = 0; i < Integer.parseInt(args[0]); i++) {
            best[0] = Math.max(best[0], round("ours", pages, ExtractionSpeed::ours));
            best[1] = Math.max(best[1], round("readability4j", pages, ExtractionSpeed::readability4j));
        }
        System.out.printf(
                Locale.ROOT,
                "best: ours %.0f, readability4j %.0f pages/s: %.2f times%n",
                best[0],
                best[1],
                best[0] / best[1]);
    }

    private static double round(String name, List<byte[]> pages, ToIntFunction<byte[]> extractor) {
        var threads = ManagementFactory.getThreadMXBean();
        var start = threads.getCurrentThreadCpuTime();
        var chars = 0L;
        for (var page : pages) {
            chars += extractor.applyAsInt(page);
        }
        var seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%-22s %7.0f pages/s, %d chars of text%n", name, pages.size() / seconds, chars);
        return pages.size() / seconds;
    }

    private static int ours(byte[] page) {
        return EXTRACTOR.extract(page, Optional.empty(), ADDRESS) instanceof ExtractionOutcome.Extracted(var article)
                ? article.text().length()
                : 0;
    }

    private static int readability4j(byte[] page) {
        var article = new Readability4J(ADDRESS.toString(), new String(page, StandardCharsets.UTF_8)).parse();
        var text = article.getTextContent();
        return text == null ? 0 : text.length();
    }
}
