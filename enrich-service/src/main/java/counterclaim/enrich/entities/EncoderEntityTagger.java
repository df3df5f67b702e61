package counterclaim.enrich.entities;

import counterclaim.contracts.Entity;
import counterclaim.enrich.encoder.Encoder;
import counterclaim.enrich.text.TextPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The better tagger: the encoder's head for names. */
public final class EncoderEntityTagger implements EntityTagger {
    private static final Map<String, Entity.Type> TYPES = Map.of(
            "PER", Entity.Type.PERSON, "ORG", Entity.Type.ORG, "LOC", Entity.Type.PLACE, "MISC", Entity.Type.OTHER);

    private final Encoder encoder;

    public EncoderEntityTagger(Encoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public List<Mention> tag(TextPart part) {
        var mentions = new ArrayList<Mention>();
        for (var name : encoder.names(part)) {
            var words = part.sentences().get(name.sentence()).words();
            int from = 0;
            while (from < words.size() && words.get(from).end() <= name.start()) {
                from++;
            }
            int to = from;
            while (to < words.size() && words.get(to).start() < name.end()) {
                to++;
            }
            if (from < to) {
                mentions.add(new Mention(
                        TYPES.get(name.type()),
                        name.sentence(),
                        from,
                        to,
                        name.start(),
                        name.end(),
                        name.confidence()));
            }
        }
        return mentions;
    }

    @Override
    public String name() {
        return "encoder-entities-1";
    }
}
