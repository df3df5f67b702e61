package counterclaim.enrich.attribution;

import counterclaim.enrich.encoder.Encoder;
import counterclaim.enrich.entities.Mention;
import counterclaim.enrich.text.TextPart;
import java.util.ArrayList;
import java.util.List;

/** The better finder: the encoder's heads. */
final class EncoderSayings implements SayingModel {
    private static final int NEAR = 8;

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
                        joined(part, runs(saying.source())),
                        new Run(saying.cue()[0], saying.cue()[1]),
                        runs(saying.content()),
                        saying.confidence()));
            }
        }
        return found;
    }

    /** A source is one phrase: what stands between two pieces of it in a sentence, a few letters at most, belongs to it. */
    private static List<Run> joined(TextPart part, List<Run> runs) {
        var out = new ArrayList<Run>();
        for (var run : runs) {
            var last = out.isEmpty() ? null : out.getLast();
            if (last != null
                    && run.start() - last.end() <= NEAR
                    && part.text().substring(last.end(), run.start()).indexOf('\n') < 0) {
                out.set(out.size() - 1, new Run(last.start(), run.end()));
            } else {
                out.add(run);
            }
        }
        return out;
    }

    private static List<Run> runs(List<int[]> spans) {
        return spans.stream().map(span -> new Run(span[0], span[1])).toList();
    }

    @Override
    public String name() {
        return "encoder-attribution-1";
    }
}
