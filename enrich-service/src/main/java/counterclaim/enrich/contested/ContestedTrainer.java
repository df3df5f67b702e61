package counterclaim.enrich.contested;

import counterclaim.enrich.attribution.CueLexicon;
import counterclaim.enrich.attribution.Run;
import counterclaim.enrich.attribution.Saying;
import counterclaim.enrich.contested.ContestedClaimFinder.Found;
import counterclaim.enrich.entities.Mention;
import counterclaim.enrich.text.TextPart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Fits the linear model to marked articles. */
public final class ContestedTrainer {
    /** A dispute as people marked it: the passages that state the claim, and the one that disputes it. */
    public record Gold(List<Run> claims, Run evidence) {}

    /** An article with its candidates and which of them are right. */
    public static final class Article {
        private final String id;
        private final Scene scene;
        private final List<Case> cases;
        private final List<Gold> gold;

        private Article(String id, Scene scene, List<Case> cases, List<Gold> gold) {
            this.id = id;
            this.scene = scene;
            this.cases = cases;
            this.gold = gold;
        }

        private boolean disputes(Case one) {
            return gold.stream().anyMatch(g -> samePlace(scene, g.evidence(), scene.sentenceRun(one.sentence())));
        }

        private boolean right(Candidate c) {
            return gold.stream()
                    .anyMatch(
                            g -> matches(scene, g, c.option().run(), c.trigger().evidence()));
        }

        public String id() {
            return id;
        }

        public int pairs() {
            return gold.size();
        }

        /** Adds, for every rule, in how many sentences it fired and in how many of these something is disputed. */
        public void count(Map<String, int[]> byRule) {
            for (var one : cases) {
                boolean disputes = disputes(one);
                one.candidates().stream()
                        .map(c -> c.trigger().rule().name())
                        .distinct()
                        .forEach(rule -> {
                            var counts = byRule.computeIfAbsent(rule, k -> new int[2]);
                            counts[0]++;
                            counts[1] += disputes ? 1 : 0;
                        });
            }
        }

        /** How many marked pairs some candidate meets. */
        public int reachable() {
            return (int) gold.stream()
                    .filter(g -> cases.stream()
                            .flatMap(one -> one.candidates().stream())
                            .anyMatch(c -> matches(
                                    scene, g, c.option().run(), c.trigger().evidence())))
                    .count();
        }
    }

    /** Weights with the threshold that was best on the articles given for it. */
    public static final class Fitted {
        private final ContestModel model;

        private Fitted(ContestModel model) {
            this.model = model;
        }

        public String written() {
            return model.written();
        }

        public List<Found> find(Article article) {
            return ContestedClaimFinder.choose(article.scene, article.cases, model);
        }
    }

    private final CandidateFinder finder;

    public ContestedTrainer(CueLexicon lexicon) {
        finder = new CandidateFinder(lexicon);
    }

    public Article article(String id, TextPart part, List<Mention> mentions, List<Saying> sayings, List<Gold> gold) {
        var scene = finder.scene(part, mentions, sayings);
        return new Article(id, scene, finder.find(scene), gold);
    }

    /** As the scorer sees it, with our sentences. */
    private static boolean matches(Scene scene, Gold gold, Run claim, Run evidence) {
        return samePlace(scene, gold.evidence(), evidence)
                && gold.claims().stream().anyMatch(g -> samePlace(scene, g, claim));
    }

    private static boolean samePlace(Scene scene, Run a, Run b) {
        int shared = Math.min(a.end(), b.end()) - Math.max(a.start(), b.start());
        if (shared * 2 >= Math.min(a.length(), b.length()) && shared * 4 >= Math.max(a.length(), b.length())) {
            return true;
        }
        int sa = scene.part.sentenceAt(a.start());
        return sa == scene.part.sentenceAt(b.start())
                && sa == scene.part.sentenceAt(Math.max(a.start(), a.end() - 1))
                && sa == scene.part.sentenceAt(Math.max(b.start(), b.end() - 1));
    }

    /** A sentence or a candidate: its features, and whether it is right. */
    private record Row(Map<String, Double> features, boolean right) {}

    /** Weights by stochastic gradient with a step for each feature (Adagrad) and L2. */
    public Fitted fit(List<Article> articles, double threshold, double l2, int epochs) {
        var weights = new HashMap<String, double[]>();
        var sentences = new ArrayList<Row>();
        var links = new ArrayList<List<Row>>();
        for (var article : articles) {
            for (var one : article.cases) {
                boolean disputes = article.disputes(one);
                sentences.add(new Row(one.features(), disputes));
                var rows = one.candidates().stream()
                        .map(c -> new Row(c.features(), disputes && article.right(c)))
                        .toList();
                if (rows.stream().anyMatch(Row::right)) {
                    links.add(rows);
                }
            }
        }
        var random = new Random(11);
        for (int epoch = 0; epoch < epochs; epoch++) {
            Collections.shuffle(sentences, random);
            for (var row : sentences) {
                double p = 1 / (1 + Math.exp(-sum(weights, row.features())));
                learn(weights, row.features(), (row.right() ? 1 : 0) - p, l2);
            }
            Collections.shuffle(links, random);
            for (var rows : links) {
                var p = ContestModel.softmax(rows.stream()
                        .mapToDouble(r -> sum(weights, r.features()))
                        .toArray());
                double right = 0;
                for (int i = 0; i < p.length; i++) {
                    right += rows.get(i).right() ? p[i] : 0;
                }
                for (int i = 0; i < p.length; i++) {
                    double target = rows.get(i).right() ? p[i] / right : 0;
                    learn(weights, rows.get(i).features(), target - p[i], l2);
                }
            }
        }
        var fitted = new HashMap<String, Double>();
        weights.forEach((name, w) -> fitted.put(name, w[0]));
        fitted.put(LinearModel.THRESHOLD, threshold);
        return new Fitted(new ContestModel(new LinearModel(fitted)));
    }

    private static double sum(Map<String, double[]> weights, Map<String, Double> features) {
        double sum = 0;
        for (var feature : features.entrySet()) {
            var w = weights.get(feature.getKey());
            sum += w == null ? 0 : w[0] * feature.getValue();
        }
        return sum;
    }

    private static void learn(Map<String, double[]> weights, Map<String, Double> features, double error, double l2) {
        for (var feature : features.entrySet()) {
            var w = weights.computeIfAbsent(feature.getKey(), k -> new double[2]);
            double gradient = error * feature.getValue() - l2 * w[0];
            w[1] += gradient * gradient;
            w[0] += 0.1 * gradient / Math.sqrt(w[1] + 1e-3);
        }
    }

    /** The same weights with another threshold. */
    public Fitted at(Fitted fitted, double threshold) {
        return new Fitted(fitted.model.at(threshold));
    }

    /** Right, found and wanted pairs. */
    public int[] score(Article article, List<Found> found) {
        int right = 0;
        int all = 0;
        var open = new ArrayList<>(article.gold);
        for (var claim : found) {
            for (var contest : claim.contests()) {
                all++;
                var hit = open.stream()
                        .filter(g -> matches(article.scene, g, claim.claim(), contest.evidence()))
                        .findFirst();
                if (hit.isPresent()) {
                    right++;
                    open.remove(hit.get());
                }
            }
        }
        return new int[] {right, all, article.gold.size()};
    }
}
