package counterclaim.enrich.attribution;

import counterclaim.enrich.entities.Mention;
import counterclaim.enrich.perceptron.Perceptron;
import counterclaim.enrich.perceptron.PerceptronTrainer;
import counterclaim.enrich.text.TextPart;
import counterclaim.enrich.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Trains the two perceptrons of {@link PerceptronSayings} on marked texts. */
public final class SayingTrainer {
    /** What people marked. */
    public record Marked(List<Run> source, List<Run> cue, List<Run> content) {}

    private static final float PRUNED_BELOW = 1.5f;
    private static final float UNIT = 0.1f;

    private final SayingFeatures features;
    private final List<PerceptronTrainer.Example> cues = new ArrayList<>();
    private final List<PerceptronTrainer.Example> roles = new ArrayList<>();

    public SayingTrainer(SayingFeatures features) {
        this.features = features;
    }

    public void add(TextPart part, List<Mention> mentions, List<Marked> marked) {
        var text = features.prepare(part, mentions);
        var gold = new ArrayList<int[]>();
        for (var sentence : part.sentences()) {
            gold.add(new int[sentence.words().size()]);
        }
        for (var one : marked) {
            if (one.cue().isEmpty()) {
                continue;
            }
            var cue =
                    one.cue().stream().max(Comparator.comparingInt(Run::length)).orElseThrow();
            int s = part.sentenceAt(cue.start());
            var words = part.sentences().get(s).words();
            int from = first(words, cue);
            int to = after(words, cue);
            if (from >= to) {
                continue;
            }
            for (int i = from; i < to; i++) {
                gold.get(s)[i] = i == from ? 1 : 2;
            }
            var window = features.window(text, s, from, to);
            var label = new int[window.words().size()];
            mark(window.words(), one.content(), label, 3);
            mark(window.words(), one.source(), label, 1);
            for (int i = window.cueFrom(); i < window.cueTo(); i++) {
                label[i] = 0;
            }
            mend(label);
            roles.add(new PerceptronTrainer.Example(features.roles(text, window), label));
        }
        for (int s = 0; s < gold.size(); s++) {
            mend(gold.get(s));
            cues.add(new PerceptronTrainer.Example(features.cues(text, s), gold.get(s)));
        }
    }

    private static int first(List<Word> words, Run run) {
        int i = 0;
        while (i < words.size() && words.get(i).end() <= run.start()) {
            i++;
        }
        return i;
    }

    private static int after(List<Word> words, Run run) {
        int i = words.size();
        while (i > 0 && words.get(i - 1).start() >= run.end()) {
            i--;
        }
        return i;
    }

    private static void mark(List<Word> words, List<Run> runs, int[] label, int begin) {
        for (var run : runs) {
            int from = first(words, run);
            int to = after(words, run);
            for (int i = from; i < to; i++) {
                label[i] = i == from ? begin : begin + 1;
            }
        }
    }

    /** An inside label whose beginning was overwritten becomes a beginning. */
    private static void mend(int[] label) {
        for (int i = 0; i < label.length; i++) {
            if (label[i] > 0 && label[i] % 2 == 0 && (i == 0 || (label[i - 1] + 1) / 2 != label[i] / 2)) {
                label[i]--;
            }
        }
    }

    public Perceptron cues(int epochs, float bias, Consumer<String> log) {
        return new PerceptronTrainer(PerceptronSayings.CUES, PRUNED_BELOW, UNIT).train(cues, epochs, bias, log);
    }

    public Perceptron roles(int epochs, float bias, Consumer<String> log) {
        return new PerceptronTrainer(PerceptronSayings.ROLES, PRUNED_BELOW, UNIT).train(roles, epochs, bias, log);
    }
}
