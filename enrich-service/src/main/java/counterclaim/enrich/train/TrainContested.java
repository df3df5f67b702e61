package counterclaim.enrich.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import counterclaim.contracts.Span;
import counterclaim.enrich.attribution.AttributionFinder;
import counterclaim.enrich.attribution.CueLexicon;
import counterclaim.enrich.attribution.Run;
import counterclaim.enrich.attribution.SayingFinder;
import counterclaim.enrich.attribution.Speaker;
import counterclaim.enrich.contested.ContestedTrainer;
import counterclaim.enrich.entities.EntityTagger;
import counterclaim.enrich.entities.Gazetteer;
import counterclaim.enrich.entities.PerceptronEntityTagger;
import counterclaim.enrich.perceptron.WordClasses;
import counterclaim.enrich.text.TextSplitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Fits the weights of contested claims to contested/dev and contested/train (without its locked third), after measuring them by
 * cross-validation over articles.
 *
 * <pre>TrainContested BENCHMARKS train FILE [PREDICTIONS.jsonl of the folds, for score_contested.py [FOLDER that models/annotations/expand.py wrote]]</pre>
 *
 * <p>What is measured, and the threshold, are of the contested set; the other annotations only train.
 */
public final class TrainContested {
    private static final int FOLDS = 5;
    private static final int EPOCHS = Integer.getInteger("epochs", 12);
    private static final double L2 = Double.parseDouble(System.getProperty("l2", "0.02"));

    private TrainContested() {}

    public static void main(String[] args) throws IOException {
        var corpus = new Corpus(Path.of(args[0]));
        var lexicon = CueLexicon.load();
        var classes = WordClasses.load();
        var tagger = PerceptronEntityTagger.load(classes, Gazetteer.load());
        var sayings = SayingFinder.perceptron(classes, lexicon);
        var trainer = new ContestedTrainer(lexicon);
        var articles = new ArrayList<ContestedTrainer.Article>();
        read(corpus, "contested/dev.jsonl", "contested/text", trainer, tagger, sayings, articles);
        read(corpus, "contested/train.jsonl", "contested/train-text", trainer, tagger, sayings, articles);
        var own = articles.size();
        if (args.length > 4) {
            read(new Corpus(Path.of(args[4])), "extra.jsonl", "extra-text", trainer, tagger, sayings, articles);
        }
        int pairs = articles.stream().mapToInt(ContestedTrainer.Article::pairs).sum();
        int reachable =
                articles.stream().mapToInt(ContestedTrainer.Article::reachable).sum();
        System.out.println(articles.size() + " articles, " + pairs + " pairs, " + reachable + " among the candidates");
        var rules = new java.util.TreeMap<String, int[]>();
        articles.forEach(article -> article.count(rules));
        rules.forEach((rule, counts) -> System.out.println(
                rule + ": fires in " + counts[0] + " sentences, " + counts[1] + " dispute something"));
        double best = folds(trainer, articles, own, args.length > 3 ? Optional.of(Path.of(args[3])) : Optional.empty());
        var file = Path.of(args[2]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, trainer.fit(articles, best, L2, EPOCHS).written());
        System.out.println(file + ": threshold " + best);
    }

    private static double folds(
            ContestedTrainer trainer, List<ContestedTrainer.Article> all, int own, Optional<Path> predictions)
            throws IOException {
        var models = new ArrayList<ContestedTrainer.Fitted>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            models.add(trainer.fit(all.stream().filter(a -> fold(a) != held).toList(), 0.5, L2, EPOCHS));
        }
        var articles = all.subList(0, own);
        double best = 0.5;
        double bestF1 = -1;
        for (double threshold = 0.02; threshold < 0.5; threshold += 0.02) {
            var sum = new int[3];
            for (var article : articles) {
                var score = trainer.score(
                        article,
                        trainer.at(models.get(fold(article)), threshold).find(article));
                for (int i = 0; i < 3; i++) {
                    sum[i] += score[i];
                }
            }
            double f1 = 2.0 * sum[0] / Math.max(1, sum[1] + sum[2]);
            System.out.printf(
                    Locale.ROOT,
                    "threshold %.2f: P %.3f R %.3f F1 %.3f%n",
                    threshold,
                    (double) sum[0] / Math.max(1, sum[1]),
                    (double) sum[0] / sum[2],
                    f1);
            if (f1 > bestF1) {
                bestF1 = f1;
                best = threshold;
            }
        }
        if (predictions.isPresent()) {
            write(trainer, articles, models, best, predictions.get());
        }
        return best;
    }

    private static int fold(ContestedTrainer.Article article) {
        return Math.floorMod(article.id().hashCode() * 31 + 7, FOLDS);
    }

    private static void write(
            ContestedTrainer trainer,
            List<ContestedTrainer.Article> articles,
            List<ContestedTrainer.Fitted> models,
            double threshold,
            Path file)
            throws IOException {
        var mapper = new ObjectMapper();
        var lines = new StringBuilder();
        for (var article : articles) {
            var node = mapper.createObjectNode().put("id", article.id());
            var contested = node.putArray("contested");
            for (var found : trainer.at(models.get(fold(article)), threshold).find(article)) {
                var claim = contested.addObject();
                claim.putArray("claim")
                        .add(found.claim().start())
                        .add(found.claim().end());
                claim.put("claimant", found.claimant().map(Speaker::name).orElse(null));
                var contests = claim.putArray("contests");
                for (var contest : found.contests()) {
                    var one = contests.addObject();
                    one.putArray("evidence")
                            .add(contest.evidence().start())
                            .add(contest.evidence().end());
                    one.put(
                            "challenger",
                            contest.challenger().map(Speaker::name).orElse(null));
                    one.put("kind", contest.kind().name().toLowerCase(Locale.ROOT));
                    one.put("reason", contest.reason());
                }
            }
            lines.append(node).append('\n');
        }
        Files.writeString(file, lines);
    }

    private static void read(
            Corpus corpus,
            String gold,
            String texts,
            ContestedTrainer trainer,
            EntityTagger tagger,
            AttributionFinder sayings,
            List<ContestedTrainer.Article> into)
            throws IOException {
        for (var row : corpus.lines(gold)) {
            var id = row.get("id").asText();
            if (gold.endsWith("train.jsonl") && Corpus.locked(id)) {
                continue;
            }
            var text = Files.readString(corpus.path(texts + "/" + id + ".txt"), StandardCharsets.UTF_8);
            var part = TextSplitter.split(Span.Part.TEXT, text);
            var mentions = tagger.tag(part);
            into.add(trainer.article(id, part, mentions, sayings.find(part, mentions), gold(text, row)));
        }
    }

    private static List<ContestedTrainer.Gold> gold(String text, JsonNode row) {
        var gold = new ArrayList<ContestedTrainer.Gold>();
        for (var claim : row.get("contested")) {
            var claims = new ArrayList<Run>();
            locate(text, claim.get("claim").asText()).ifPresent(claims::add);
            if (claim.has("also")) {
                claim.get("also").forEach(also -> locate(text, also.asText()).ifPresent(claims::add));
            }
            for (var contest : claim.get("contests")) {
                locate(text, contest.get("evidence").asText())
                        .filter(e -> !claims.isEmpty())
                        .ifPresent(evidence -> gold.add(new ContestedTrainer.Gold(claims, evidence)));
            }
        }
        return gold;
    }

    private static Optional<Run> locate(String text, String quote) {
        int at = text.indexOf(quote);
        if (at < 0) {
            var plain = straight(text);
            at = plain.indexOf(straight(quote));
        }
        return at < 0 ? Optional.empty() : Optional.of(new Run(at, at + quote.length()));
    }

    private static String straight(String text) {
        return text.replace('“', '"')
                .replace('”', '"')
                .replace('‘', '\'')
                .replace('’', '\'')
                .replace('\n', ' ');
    }
}
