package counterclaim.enrich.train;

import com.fasterxml.jackson.databind.JsonNode;
import counterclaim.contracts.Span;
import counterclaim.enrich.attribution.CueLexicon;
import counterclaim.enrich.attribution.Run;
import counterclaim.enrich.attribution.SayingFeatures;
import counterclaim.enrich.attribution.SayingTrainer;
import counterclaim.enrich.entities.Gazetteer;
import counterclaim.enrich.entities.PerceptronEntityTagger;
import counterclaim.enrich.perceptron.Perceptron;
import counterclaim.enrich.perceptron.WordClasses;
import counterclaim.enrich.text.TextSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the perceptrons for cues and for sources and contents on polnear, without the articles of contested.
 *
 * <pre>TrainAttribution BENCHMARKS train FOLDER</pre>
 */
public final class TrainAttribution {
    private static final int EPOCHS = Integer.getInteger("epochs", 8);
    private static final float BIAS = Float.parseFloat(System.getProperty("bias", "3"));

    private TrainAttribution() {}

    public static void main(String[] args) throws IOException {
        var corpus = new Corpus(Path.of(args[0]));
        var folder = Path.of(args[2]);
        var classes = WordClasses.load();
        var tagger = PerceptronEntityTagger.load(classes, Gazetteer.load());
        var trainer = new SayingTrainer(new SayingFeatures(classes, CueLexicon.load()));
        var skip = corpus.contestedIds();
        for (var row : corpus.lines("polnear/attribution.train.jsonl")) {
            if (!skip.contains(row.get("id").asText())) {
                var part = TextSplitter.split(Span.Part.TEXT, row.get("text").asText());
                var marked = new ArrayList<SayingTrainer.Marked>();
                for (var one : row.get("attributions")) {
                    marked.add(new SayingTrainer.Marked(
                            runs(one.get("source")), runs(one.get("cue")), runs(one.get("content"))));
                }
                trainer.add(part, tagger.tag(part), marked);
            }
        }
        write(trainer.cues(EPOCHS, BIAS, System.out::println), folder.resolve("cues.bin"));
        write(trainer.roles(EPOCHS, BIAS, System.out::println), folder.resolve("roles.bin"));
    }

    private static void write(Perceptron model, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            model.write(out);
        }
        System.out.println(file + ": " + Files.size(file) + " bytes, " + model.features() + " features");
    }

    private static List<Run> runs(JsonNode spans) {
        var runs = new ArrayList<Run>();
        for (var span : spans) {
            runs.add(new Run(span.get(0).asInt(), span.get(1).asInt()));
        }
        return runs;
    }
}
