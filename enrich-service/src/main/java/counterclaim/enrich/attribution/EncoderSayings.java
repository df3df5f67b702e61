package counterclaim.enrich.attribution;

import counterclaim.enrich.encoder.Encoder;
import counterclaim.enrich.entities.Mention;
import counterclaim.enrich.text.TextPart;
import java.util.ArrayList;
import java.util.List;

/** The better finder: the encoder's heads. */
final class EncoderSayings implements SayingModel {
    private final Encoder encoder;

    EncoderSayings(Encoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public List<RawSaying> find(TextPart part, List<Mention> mentions) {
        var found = new ArrayList<RawSaying>();
        for (var saying : encoder.sayings(part)) {
            if (!saying.content().isEmpty()) {
                found.add(new RawSaying(
                        saying.sentence(),
                        runs(saying.source()),
                        new Run(saying.cue()[0], saying.cue()[1]),
                        runs(saying.content()),
                        saying.confidence()));
            }
        }
        return found;
    }

    private static List<Run> runs(List<int[]> spans) {
        return spans.stream().map(span -> new Run(span[0], span[1])).toList();
    }

    @Override
    public String name() {
        return "encoder-attribution-1";
    }
}
