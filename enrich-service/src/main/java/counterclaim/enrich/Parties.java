package counterclaim.enrich;

import counterclaim.contracts.Attribution;
import counterclaim.contracts.Entity;
import counterclaim.contracts.EntityRef;
import counterclaim.contracts.Party;
import counterclaim.contracts.Span;
import counterclaim.enrich.attribution.Saying;
import counterclaim.enrich.attribution.Speaker;
import counterclaim.enrich.text.TextPart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what the steps found into the records of the contract, and ties parties to entities. */
public final class Parties {
    private final Map<Span.Part, Map<Integer, Entity>> byEnd = new HashMap<>();
    private final Map<Span.Part, Map<Integer, Entity>> byStart = new HashMap<>();

    Parties(List<Entity> entities) {
        for (var part : Span.Part.values()) {
            byEnd.put(part, new HashMap<>());
            byStart.put(part, new HashMap<>());
        }
        for (var entity : entities) {
            for (var mention : entity.mentions()) {
                byStart.get(mention.part()).put(mention.start(), entity);
                byEnd.get(mention.part()).put(mention.end(), entity);
            }
        }
    }

    /** The party of a speaker; it is an entity where a name makes up all of it, or its end. */
    public Party party(TextPart part, Speaker speaker) {
        Optional<Entity> entity =
                Optional.ofNullable(byEnd.get(part.part()).get(speaker.at().end()));
        if (entity.isEmpty()) {
            entity = Optional.ofNullable(
                            byStart.get(part.part()).get(speaker.at().start()))
                    .filter(e -> e.mentions().stream()
                            .anyMatch(m -> m.start() == speaker.at().start()
                                    && m.end() >= speaker.at().end() - 2));
        }
        Optional<EntityRef> ref = entity.map(Entity::ref);
        return new Party(
                speaker.name(),
                Optional.of(part.span(speaker.at().start(), speaker.at().end())),
                ref);
    }

    /** The span of the source is where it stands, a pronoun for instance; its name is who that stands for. */
    Attribution attribution(TextPart part, Saying saying) {
        return new Attribution(
                source(part, saying),
                Optional.of(part.span(saying.cue().start(), saying.cue().end())),
                Optional.of(saying.lemma()).filter(l -> !l.isBlank()),
                saying.content().stream()
                        .map(c -> part.span(c.start(), c.end()))
                        .toList(),
                saying.stance(),
                saying.quoted(),
                Math.clamp(saying.confidence(), 0, 1),
                saying.by());
    }

    private Optional<Party> source(TextPart part, Saying saying) {
        return saying.source().stream().findFirst().map(s -> {
            var span = part.span(s.start(), s.end());
            return saying.speaker()
                    .map(speaker -> party(part, speaker))
                    .map(party -> new Party(party.name(), Optional.of(span), party.entity()))
                    .orElseGet(() -> new Party(span.exact(), Optional.of(span), Optional.empty()));
        });
    }
}
