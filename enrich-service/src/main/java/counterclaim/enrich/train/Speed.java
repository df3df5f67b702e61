package counterclaim.enrich.train;

import counterclaim.contracts.Span;
import counterclaim.enrich.ArticleEnricher;
import counterclaim.enrich.Engine;
import counterclaim.enrich.text.TextSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.TreeMap;

/**
 * How fast articles are enriched on one thread, after warming up, and where the time goes.
 *
 * <pre>Speed FOLDER_OF_TEXTS [perceptron|encoder for names [for attributions]]</pre>
 */
public final class Speed {
    private static final Duration WARM = Duration.ofSeconds(15);
    private static final int ROUNDS = 5;

    private Speed() {}

    public static void main(String[] args) throws IOException {
        var texts = new ArrayList<String>();
        try (var files = Files.list(Path.of(args[0]))) {
            for (var file : files.sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        var nanos = new TreeMap<String, Long>();
        var enricher = ArticleEnricher.load(
                engine(args, 1),
                engine(args, 2),
                Clock.systemUTC(),
                (step, took) -> nanos.merge(step, took, Long::sum));
        long words = texts.stream()
                .flatMap(text -> TextSplitter.split(Span.Part.TEXT, text).sentences().stream())
                .mapToLong(sentence -> sentence.words().size())
                .sum();
        long until = System.nanoTime() + WARM.toNanos();
        while (System.nanoTime() < until) {
            texts.forEach(text -> enricher.tags("", text));
        }
        nanos.clear();
        long start = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            texts.forEach(text -> enricher.tags("", text));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d articles of %d words: %.1f articles/s, %.0f words/s%n",
                texts.size(),
                words / texts.size(),
                texts.size() * ROUNDS / seconds,
                words * ROUNDS / seconds);
        nanos.forEach((step, took) -> System.out.printf(
                Locale.ROOT,
                "  %s: %.0f words/s, %.0f %% of the time%n",
                step,
                words * ROUNDS / (took / 1e9),
                took / 1e7 / seconds));
    }

    private static Engine engine(String[] args, int at) {
        return args.length > at ? Engine.valueOf(args[at].toUpperCase(Locale.ROOT)) : Engine.PERCEPTRON;
    }
}
