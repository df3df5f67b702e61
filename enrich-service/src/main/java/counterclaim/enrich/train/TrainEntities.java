package counterclaim.enrich.train;

import com.fasterxml.jackson.databind.JsonNode;
import counterclaim.contracts.Span;
import counterclaim.enrich.entities.EntityFeatures;
import counterclaim.enrich.entities.Gazetteer;
import counterclaim.enrich.entities.Mention;
import counterclaim.enrich.entities.PerceptronEntityTagger;
import counterclaim.enrich.perceptron.Perceptron;
import counterclaim.enrich.perceptron.PerceptronTrainer;
import counterclaim.enrich.perceptron.WordClasses;
import counterclaim.enrich.text.TextPart;
import counterclaim.enrich.text.TextSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Trains the perceptron that finds names, or measures it by cross-validation over outlets.
 *
 * <pre>TrainEntities BENCHMARKS train FILE | TrainEntities BENCHMARKS folds [HOW_MANY]</pre>
 */
public final class TrainEntities {
    private static final int EPOCHS = Integer.getInteger("epochs", 10);
    private static final float BIAS = Float.parseFloat(System.getProperty("bias", "4"));
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("person", "PERSON"),
            Map.entry("per", "PERSON"),
            Map.entry("politician", "PERSON"),
            Map.entry("organization", "ORG"),
            Map.entry("organisation", "ORG"),
            Map.entry("politicalparty", "ORG"),
            Map.entry("org", "ORG"),
            Map.entry("location", "PLACE"),
            Map.entry("country", "PLACE"),
            Map.entry("facility", "PLACE"),
            Map.entry("loc", "PLACE"),
            Map.entry("norp", "OTHER"),
            Map.entry("event", "OTHER"),
            Map.entry("election", "OTHER"),
            Map.entry("product", "OTHER"),
            Map.entry("misc", "OTHER"));

    private record Item(String id, TextPart text, List<long[][]> features, List<int[]> gold, JsonNode entities) {}

    private final Corpus corpus;
    private final EntityFeatures features;

    private TrainEntities(Path root) {
        corpus = new Corpus(root);
        features = new EntityFeatures(WordClasses.load(), Gazetteer.load());
    }

    public static void main(String[] args) throws IOException {
        var trainer = new TrainEntities(Path.of(args[0]));
        switch (args[1]) {
            case "train" -> trainer.train(Path.of(args[2]));
            case "folds" -> trainer.folds(args.length > 2 ? Integer.parseInt(args[2]) : 5);
            default -> throw new IllegalArgumentException("train FILE or folds [HOW_MANY], not " + args[1]);
        }
    }

    private void train(Path file) throws IOException {
        var skip = corpus.contestedIds();
        var items = items("worldwide-ner/ner.dev.jsonl");
        items.removeIf(item -> skip.contains(item.id()));
        items.addAll(items("open-ner/ner.train.jsonl"));
        var model = model(items);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var out = Files.newOutputStream(file)) {
            model.write(out);
        }
        System.out.println(file + ": " + Files.size(file) + " bytes, " + model.features() + " features");
        score("crossner-politics dev", List.of(model), List.of(items("crossner-politics/ner.dev.jsonl")));
    }

    private void folds(int count) throws IOException {
        var items = items("worldwide-ner/ner.dev.jsonl");
        var others = items("open-ner/ner.train.jsonl");
        var models = new ArrayList<Perceptron>();
        var held = new ArrayList<List<Item>>();
        for (int fold = 0; fold < count; fold++) {
            var train = new ArrayList<Item>(others);
            var test = new ArrayList<Item>();
            for (var item : items) {
                (Math.floorMod(Corpus.outlet(item.id()).hashCode() * 0x9E3779B1, 5) == fold ? test : train).add(item);
            }
            models.add(model(train));
            held.add(test);
            score("fold " + fold, models.subList(fold, fold + 1), held.subList(fold, fold + 1));
        }
        score("all folds", models, held);
    }

    private static Perceptron model(List<Item> items) {
        var examples = new ArrayList<PerceptronTrainer.Example>();
        for (var item : items) {
            for (int s = 0; s < item.gold().size(); s++) {
                examples.add(new PerceptronTrainer.Example(
                        item.features().get(s), item.gold().get(s)));
            }
        }
        return new PerceptronTrainer(PerceptronEntityTagger.LABELS, 0.15f, 0.05f)
                .train(examples, EPOCHS, BIAS, System.out::println);
    }

    private List<Item> items(String name) throws IOException {
        var items = new ArrayList<Item>();
        for (var row : corpus.lines(name)) {
            var part = TextSplitter.split(Span.Part.TEXT, row.get("text").asText());
            items.add(new Item(
                    row.get("id").asText(),
                    part,
                    features.of(part),
                    gold(part, row.get("entities")),
                    row.get("entities")));
        }
        return items;
    }

    private static List<int[]> gold(TextPart part, JsonNode entities) {
        var labels = PerceptronEntityTagger.LABELS;
        var gold = new ArrayList<int[]>();
        for (var sentence : part.sentences()) {
            gold.add(new int[sentence.words().size()]);
        }
        for (var entity : entities) {
            var type = TYPES.get(entity.get("type").asText().toLowerCase(Locale.ROOT));
            if (type == null || part.sentences().isEmpty()) {
                continue;
            }
            int start = entity.get("start").asInt();
            int end = entity.get("end").asInt();
            int s = part.sentenceAt(start);
            var words = part.sentences().get(s).words();
            int from = 0;
            while (from < words.size() && words.get(from).end() <= start) {
                from++;
            }
            int to = from;
            while (to < words.size() && words.get(to).start() < end) {
                to++;
            }
            var row = gold.get(s);
            boolean free = from < to;
            for (int i = from; i < to; i++) {
                free &= row[i] == 0;
            }
            if (free) {
                for (int i = from; i < to; i++) {
                    var scheme = to - from == 1 ? "U-" : i == from ? "B-" : i == to - 1 ? "L-" : "I-";
                    row[i] = labels.index(scheme + type);
                }
            }
        }
        return gold;
    }

    private void score(String name, List<Perceptron> models, List<List<Item>> held) {
        var right = new HashMap<String, Integer>();
        var found = new HashMap<String, Integer>();
        var wanted = new HashMap<String, Integer>();
        for (int m = 0; m < models.size(); m++) {
            var tagger = new PerceptronEntityTagger(models.get(m), features);
            for (var item : held.get(m)) {
                var gold = new HashSet<String>();
                for (var entity : item.entities()) {
                    var type = TYPES.get(entity.get("type").asText().toLowerCase(Locale.ROOT));
                    if (type != null) {
                        gold.add(type + " " + entity.get("start").asInt() + " "
                                + entity.get("end").asInt());
                    }
                }
                for (var key : gold) {
                    wanted.merge(key.substring(0, key.indexOf(' ')), 1, Integer::sum);
                }
                for (Mention mention : tagger.tag(item.text())) {
                    var type = mention.type().name();
                    found.merge(type, 1, Integer::sum);
                    if (gold.contains(type + " " + mention.start() + " " + mention.end())) {
                        right.merge(type, 1, Integer::sum);
                    }
                }
            }
        }
        var line = new StringBuilder(name + ":");
        for (var type : List.of("PERSON", "ORG", "PLACE", "OTHER")) {
            line.append(' ')
                    .append(type)
                    .append(' ')
                    .append(f1(right.getOrDefault(type, 0), found.getOrDefault(type, 0), wanted.getOrDefault(type, 0)));
        }
        int r = 0;
        int f = 0;
        int w = 0;
        for (var type : List.of("PERSON", "ORG", "PLACE")) {
            r += right.getOrDefault(type, 0);
            f += found.getOrDefault(type, 0);
            w += wanted.getOrDefault(type, 0);
        }
        System.out.println(line + "; the first three together " + f1(r, f, w));
    }

    private static String f1(int right, int found, int wanted) {
        return String.format(Locale.ROOT, "%.3f", 2.0 * right / Math.max(1, found + wanted));
    }
}
