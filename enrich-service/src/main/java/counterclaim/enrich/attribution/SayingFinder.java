package counterclaim.enrich.attribution;

import counterclaim.contracts.Attribution.Quoted;
import counterclaim.contracts.Stance;
import counterclaim.enrich.encoder.Encoder;
import counterclaim.enrich.entities.Mention;
import counterclaim.enrich.perceptron.WordClasses;
import counterclaim.enrich.text.Quotations;
import counterclaim.enrich.text.TextPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a model marks, completed: whole quotations, stance, and who speaks. */
public final class SayingFinder implements AttributionFinder {
    private static final Pattern NEGATED =
            Pattern.compile("\\b(?:not|never|n't|n’t|refus\\w+|declin\\w+)\\b|n['’]t\\b");

    private final SayingModel model;
    private final CueLexicon lexicon;

    SayingFinder(SayingModel model, CueLexicon lexicon) {
        this.model = model;
        this.lexicon = lexicon;
    }

    /** The fast one. */
    public static SayingFinder perceptron(WordClasses classes, CueLexicon lexicon) {
        return new SayingFinder(PerceptronSayings.load(classes, lexicon), lexicon);
    }

    /** The encoder alone. */
    public static SayingFinder encoder(Encoder encoder, CueLexicon lexicon) {
        return new SayingFinder(new EncoderSayings(encoder), lexicon);
    }

    /** The fast one and the encoder together: better than either, at the cost of both. */
    public static SayingFinder both(WordClasses classes, Encoder encoder, CueLexicon lexicon) {
        return new SayingFinder(
                new BothSayings(PerceptronSayings.load(classes, lexicon), new EncoderSayings(encoder)), lexicon);
    }

    @Override
    public List<Saying> find(TextPart part, List<Mention> mentions) {
        var quotations = Quotations.of(part);
        var sayings = new ArrayList<Saying>();
        for (var raw : model.find(part, mentions)) {
            sayings.add(complete(part, quotations, raw));
        }
        return new Speakers(part, mentions).resolve(sayings);
    }

    private Saying complete(TextPart part, Quotations quotations, RawSaying raw) {
        var content = widened(part, quotations, raw);
        var cueText = part.text().substring(raw.cue().start(), raw.cue().end());
        var cue = lexicon.of(cueText);
        var stance = cue.map(CueLexicon.Cue::stance).orElse(Stance.ASSERTS);
        if (NEGATED.matcher(cueText.toLowerCase(Locale.ROOT)).find()) {
            stance = switch (stance) {
                case DENIES, DOUBTS -> Stance.CONCEDES;
                case ASSERTS, BELIEVES, CONCEDES -> Stance.DOUBTS;
                case ACCUSES, PREDICTS, PROMISES, ASKS -> stance;
            };
        }
        return new Saying(
                raw.sentence(),
                raw.source(),
                raw.cue(),
                content,
                cue.map(CueLexicon.Cue::lemma)
                        .orElse(cueText.toLowerCase(Locale.ROOT).strip()),
                stance,
                quoted(part, quotations, content),
                java.util.Optional.empty(),
                raw.confidence(),
                model.name());
    }

    /** A content that holds most of a quotation is taken to hold all of it. */
    private static List<Run> widened(TextPart part, Quotations quotations, RawSaying raw) {
        var out = new ArrayList<Run>();
        for (var run : raw.content()) {
            int start = run.start();
            int end = run.end();
            for (var q : quotations.all()) {
                if (q.start() >= run.end() || q.end() <= run.start()) {
                    continue;
                }
                int shared = Math.min(end, q.end()) - Math.max(start, q.start());
                boolean free = raw.cue().end() <= q.start() || raw.cue().start() >= q.end();
                if (free && shared * 2 >= q.end() - q.start()) {
                    start = Math.min(start, q.start());
                    end = Math.max(end, q.end());
                }
            }
            out.add(new Run(start, end));
        }
        out.sort(Comparator.comparingInt(Run::start));
        var merged = new ArrayList<Run>();
        for (var run : out) {
            if (!merged.isEmpty() && run.start() <= merged.getLast().end()) {
                var last = merged.removeLast();
                merged.add(new Run(last.start(), Math.max(last.end(), run.end())));
            } else {
                merged.add(run);
            }
        }
        return merged;
    }

    private static Quoted quoted(TextPart part, Quotations quotations, List<Run> content) {
        int inside = 0;
        int all = 0;
        for (var run : content) {
            for (int i = run.start(); i < run.end(); i++) {
                if (Character.isLetterOrDigit(part.text().charAt(i))) {
                    all++;
                    inside += quotations.inside(i) ? 1 : 0;
                }
            }
        }
        return inside == 0 ? Quoted.INDIRECT : inside == all ? Quoted.DIRECT : Quoted.MIXED;
    }
}
