package counterclaim.enrich.attribution;

import counterclaim.enrich.perceptron.LabelSet;
import counterclaim.enrich.perceptron.Perceptron;
import counterclaim.enrich.perceptron.WordClasses;
import counterclaim.enrich.text.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The fast finder: one perceptron finds the cues, another, for each cue, its source and content. */
final class PerceptronSayings implements SayingModel {
    static final LabelSet CUES = LabelSet.bio(List.of("CUE"));
    static final LabelSet ROLES = LabelSet.bio(List.of("SOURCE", "CONTENT"));

    /** So many more cues are found that precision falls to that of the roles. */
    private static final float AGAINST = 4;

    private final Perceptron cues;
    private final Perceptron roles;
    private final SayingFeatures features;

    PerceptronSayings(Perceptron cues, Perceptron roles, SayingFeatures features) {
        this.cues = cues;
        this.roles = roles;
        this.features = features;
    }

    static PerceptronSayings load(WordClasses classes, CueLexicon lexicon) {
        return new PerceptronSayings(
                read("/models/perceptron/cues.bin"),
                read("/models/perceptron/roles.bin"),
                new SayingFeatures(classes, lexicon));
    }

    private static Perceptron read(String name) {
        try (var in = PerceptronSayings.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return Perceptron.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    @Override
    public List<RawSaying> find(
            counterclaim.enrich.text.TextPart part, List<counterclaim.enrich.entities.Mention> mentions) {
        var text = features.prepare(part, mentions);
        var found = new ArrayList<RawSaying>();
        for (int s = 0; s < part.sentences().size(); s++) {
            var labelled = cues.decode(features.cues(text, s), AGAINST);
            var label = labelled.label();
            int i = 0;
            while (i < label.length) {
                if (label[i] == 0) {
                    i++;
                    continue;
                }
                int to = i + 1;
                while (to < label.length && label[to] == 2) {
                    to++;
                }
                double margin = Double.MAX_VALUE;
                for (int k = i; k < to; k++) {
                    margin = Math.min(margin, labelled.margin()[k]);
                }
                roles(text, s, i, to, 1 / (1 + Math.exp(-margin / 6)), found);
                i = to;
            }
        }
        return found;
    }

    private void roles(
            SayingFeatures.Prepared text, int s, int from, int to, double confidence, List<RawSaying> found) {
        var window = features.window(text, s, from, to);
        var label = roles.decode(features.roles(text, window)).label();
        var source = runs(window.words(), label, 1);
        var content = runs(window.words(), label, 3);
        if (content.isEmpty()) {
            return;
        }
        var words = window.words();
        var cue = new Run(
                words.get(window.cueFrom()).start(),
                words.get(window.cueTo() - 1).end());
        found.add(new RawSaying(s, source, cue, content, confidence));
    }

    /** Runs of label {@code begin} and the one after it; two runs with nothing but punctuation between stay two. */
    private static List<Run> runs(List<Word> words, int[] label, int begin) {
        var runs = new ArrayList<Run>();
        int i = 0;
        while (i < label.length) {
            if (label[i] != begin && label[i] != begin + 1) {
                i++;
                continue;
            }
            int to = i + 1;
            while (to < label.length && label[to] == begin + 1) {
                to++;
            }
            runs.add(new Run(words.get(i).start(), words.get(to - 1).end()));
            i = to;
        }
        return runs;
    }

    @Override
    public String name() {
        return "perceptron-attribution-1";
    }
}
