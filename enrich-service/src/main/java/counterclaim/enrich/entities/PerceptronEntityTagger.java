package counterclaim.enrich.entities;

import counterclaim.contracts.Entity;
import counterclaim.enrich.perceptron.LabelSet;
import counterclaim.enrich.perceptron.Perceptron;
import counterclaim.enrich.perceptron.WordClasses;
import counterclaim.enrich.text.TextPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The fast tagger: structured perceptron over words. */
public final class PerceptronEntityTagger implements EntityTagger {
    static final String RESOURCE = "/models/perceptron/entities.bin";
    /** The types, as they are named in the labels. */
    public static final LabelSet LABELS = LabelSet.bilou(List.of("PERSON", "ORG", "PLACE", "OTHER"));

    private final Perceptron perceptron;
    private final EntityFeatures features;

    public PerceptronEntityTagger(Perceptron perceptron, EntityFeatures features) {
        this.perceptron = perceptron;
        this.features = features;
    }

    /** With the weights that come with the service. */
    public static PerceptronEntityTagger load(WordClasses classes, Gazetteer gazetteer) {
        try (var in = PerceptronEntityTagger.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + RESOURCE);
            }
            return new PerceptronEntityTagger(Perceptron.read(in), new EntityFeatures(classes, gazetteer));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the weights of the entity tagger", e);
        }
    }

    @Override
    public List<Mention> tag(TextPart part) {
        var mentions = new ArrayList<Mention>();
        var features = this.features.of(part);
        var names = perceptron.labels().names();
        for (int s = 0; s < features.size(); s++) {
            var sentence = part.sentences().get(s);
            var labelled = perceptron.decode(features.get(s));
            var label = labelled.label();
            int from = -1;
            for (int i = 0; i < label.length; i++) {
                var name = names.get(label[i]);
                char scheme = name.charAt(0);
                if (scheme == 'B' || scheme == 'U') {
                    from = i;
                }
                if ((scheme == 'L' || scheme == 'U') && from >= 0) {
                    double margin = Double.MAX_VALUE;
                    for (int j = from; j <= i; j++) {
                        margin = Math.min(margin, labelled.margin()[j]);
                    }
                    mentions.add(new Mention(
                            Entity.Type.valueOf(name.substring(2)),
                            s,
                            from,
                            i + 1,
                            sentence.words().get(from).start(),
                            sentence.words().get(i).end(),
                            1 / (1 + Math.exp(-margin / 8))));
                    from = -1;
                }
            }
        }
        return mentions;
    }

    @Override
    public String name() {
        return "perceptron-entities-1";
    }
}
