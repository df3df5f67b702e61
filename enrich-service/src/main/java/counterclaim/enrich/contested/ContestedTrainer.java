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
        private final List<Candidate> candidates;
        private final List<Gold> gold;
        private final boolean[] right;

        private Article(String id, Scene scene, List<Candidate> candidates, List<Gold> gold) {
            this.id = id;
            this.scene = scene;
            this.candidates = candidates;
            this.gold = gold;
            this.right = new boolean[candidates.size()];
            for (int i = 0; i < right.length; i++) {
                var c = candidates.get(i);
                right[i] = gold.stream()
                        .anyMatch(g ->
                                matches(scene, g, c.option().run(), c.trigger().evidence()));
            }
        }

        public String id() {
            return id;
        }

        public int pairs() {
            return gold.size();
        }

        /** How many marked pairs some candidate meets. */
        public int reachable() {
            return (int) gold.stream()
                    .filter(g -> candidates.stream()
                            .anyMatch(c -> matches(
                                    scene, g, c.option().run(), c.trigger().evidence())))
                    .count();
        }
    }

    /** Weights with the threshold that was best on the articles given for it. */
    public static final class Fitted {
        private final LinearModel model;

        private Fitted(LinearModel model) {
            this.model = model;
        }

        public String written() {
            return model.written();
        }

        public List<Found> find(Article article) {
            return ContestedClaimFinder.choose(article.scene, article.candidates, model);
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

    /** Weights by stochastic gradient with per-feature steps (Adagrad), L2, and class weights by the square root. */
    public Fitted fit(List<Article> articles, double threshold, double l2, int epochs) {
        var weights = new HashMap<String, double[]>();
        var rows = new ArrayList<Map.Entry<Candidate, Boolean>>();
        for (var article : articles) {
            for (int i = 0; i < article.right.length; i++) {
                rows.add(Map.entry(article.candidates.get(i), article.right[i]));
            }
        }
        var random = new Random(11);
        for (int epoch = 0; epoch < epochs; epoch++) {
            Collections.shuffle(rows, random);
            for (var row : rows) {
                double sum = 0;
                for (var feature : row.getKey().features().entrySet()) {
                    var w = weights.get(feature.getKey());
                    sum += w == null ? 0 : w[0] * feature.getValue();
                }
                double p = 1 / (1 + Math.exp(-sum));
                double error = (row.getValue() ? 1 : 0) - p;
                for (var feature : row.getKey().features().entrySet()) {
                    var w = weights.computeIfAbsent(feature.getKey(), k -> new double[2]);
                    double gradient = error * feature.getValue() - l2 * w[0];
                    w[1] += gradient * gradient;
                    w[0] += 0.1 * gradient / Math.sqrt(w[1] + 1e-3);
                }
            }
        }
        var fitted = new HashMap<String, Double>();
        weights.forEach((name, w) -> fitted.put(name, w[0]));
        fitted.put(LinearModel.THRESHOLD, threshold);
        return new Fitted(new LinearModel(fitted));
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
