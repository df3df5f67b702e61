package counterclaim.ingest.feed.parse;

import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import counterclaim.ingest.feed.parse.ParsedFeed.Feed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Feeds per second, this parser and ROME by turns in one run on one thread, over the files that both read. {@code main(FOLDER [ROUNDS])}.
 * This parser sanitises all HTML and finds the encoding itself; ROME does not sanitise.
 */
final class FeedSpeed {
    private static final URI ADDRESS = URI.create("http://news.example/feed");

    private FeedSpeed() {}

    public static void main(String[] args) throws IOException {
        var rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        List<byte[]> files = new ArrayList<>();
        try (var found = Files.walk(Path.of(args[0]))) {
            for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
                var bytes = Files.readAllBytes(file);
                if (file.toString().endsWith(".xml") && ours(bytes) && rome(bytes)) {
                    files.add(bytes);
                }
            }
        }
        var bytes = files.stream().mapToLong(file -> file.length).sum();
        System.out.printf(Locale.ROOT, "%d feeds, %.1f MB, read by both%n", files.size(), bytes / 1e6);
        round("warm-up ours", files, FeedSpeed::ours, 3_000);
        round("warm-up ROME", files, FeedSpeed::rome, 3_000);
        var best = new double[2];
        for (var i = 0; i < rounds; i++) {
            best[0] = Math.max(best[0], round("ours", files, FeedSpeed::ours, 2_000));
            best[1] = Math.max(best[1], round("ROME", files, FeedSpeed::rome, 2_000));
        }
        System.out.printf(
                Locale.ROOT, "best: ours %.0f, ROME %.0f feeds/s: %.2f times%n", best[0], best[1], best[0] / best[1]);
    }

    private static double round(String name, List<byte[]> files, Predicate<byte[]> parser, long millis) {
        var start = System.nanoTime();
        var feeds = 0L;
        var bytes = 0L;
        do {
            for (var file : files) {
                if (!parser.test(file)) {
                    throw new IllegalStateException("no longer read");
                }
                feeds++;
                bytes += file.length;
            }
        } while (System.nanoTime() - start < millis * 1_000_000);
        var seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT, "%-13s %8.0f feeds/s %8.1f MB/s%n", name, feeds / seconds, bytes / 1e6 / seconds);
        return feeds / seconds;
    }

    private static final FeedParser PARSER = new FeedParser();

    private static boolean ours(byte[] body) {
        return PARSER.parse(body, Optional.empty(), ADDRESS) instanceof Feed;
    }

    private static boolean rome(byte[] body) {
        var input = new SyndFeedInput();
        input.setAllowDoctypes(true);
        try (var reader = new XmlReader(new ByteArrayInputStream(body))) {
            return input.build(reader) != null;
        } catch (FeedException | IOException | IllegalArgumentException unread) {
            return false;
        }
    }
}
