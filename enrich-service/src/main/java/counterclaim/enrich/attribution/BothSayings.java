package counterclaim.enrich.attribution;

import counterclaim.enrich.entities.Mention;
import counterclaim.enrich.text.TextPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Two finders together: what both see keeps the crisper passages of the first; what only one sees counts where that one is
 * sure.
 */
final class BothSayings implements SayingModel {
    private static final double SURE_FIRST = 0.7;
    private static final double SURE_SECOND = 0.7;

    private final SayingModel first;
    private final SayingModel second;

    BothSayings(SayingModel first, SayingModel second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public List<RawSaying> find(TextPart part, List<Mention> mentions) {
        var mine = first.find(part, mentions);
        var theirs = new ArrayList<>(second.find(part, mentions));
        var found = new ArrayList<RawSaying>();
        for (var one : mine) {
            var same = theirs.stream()
                    .filter(other -> other.cue().overlaps(one.cue()))
                    .findFirst();
            if (same.isPresent()) {
                theirs.remove(same.get());
                found.add(together(one, same.get()));
            } else if (one.confidence() >= SURE_FIRST) {
                found.add(one);
            }
        }
        theirs.stream().filter(other -> other.confidence() >= SURE_SECOND).forEach(found::add);
        found.sort(Comparator.comparingInt(saying -> saying.cue().start()));
        return found;
    }

    private static RawSaying together(RawSaying one, RawSaying other) {
        return new RawSaying(
                one.sentence(),
                agree(one.source(), other.source()) ? one.source() : other.source(),
                one.cue(),
                agree(one.content(), other.content()) ? one.content() : other.content(),
                Math.max(one.confidence(), other.confidence()));
    }

    /** Whether most of the longer is shared. */
    private static boolean agree(List<Run> a, List<Run> b) {
        int shared = 0;
        for (var x : a) {
            for (var y : b) {
                shared += Math.max(0, Math.min(x.end(), y.end()) - Math.max(x.start(), y.start()));
            }
        }
        int longer = Math.max(length(a), length(b));
        return shared * 2 >= longer;
    }

    private static int length(List<Run> runs) {
        return runs.stream().mapToInt(Run::length).sum();
    }

    @Override
    public String name() {
        return "perceptron+encoder-attribution-1";
    }
}
