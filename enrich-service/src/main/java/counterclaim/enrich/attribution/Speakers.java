package counterclaim.enrich.attribution;

import counterclaim.contracts.Entity;
import counterclaim.enrich.entities.Mention;
import counterclaim.enrich.text.TextPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who the sources stand for: names inside them, and for pronouns the last speaker or subject that fits. */
public final class Speakers {
    private static final Set<String> HE = Set.of("he", "him", "his", "himself");
    private static final Set<String> SHE = Set.of("she", "her", "hers", "herself");
    private static final Set<String> THEY = Set.of("they", "them", "their", "themselves", "both", "others");
    private static final Set<String> IT = Set.of("it", "its", "itself");
    private static final Set<String> RELATIVE = Set.of("who", "which", "that", "whose", "whom");
    private static final Set<String> FIRST = Set.of("i", "me", "my", "we", "us", "our", "myself", "ourselves");
    private static final Set<String> SECOND = Set.of("you", "your");
    private static final Set<String> LINKS =
            Set.of("for", "of", "to", "with", "by", "from", "at", "in", "on", "against", "under", "and");
    private static final Set<String> ENDS = Set.of(
            "who", "which", "that", ",", "(", "—", "–", ";", "in", "on", "during", "after", "when", "whose", "at",
            "with");
    private static final int REACH = 6;
    private static final int LONGEST_NAME = 9;

    private enum Gender {
        MALE,
        FEMALE
    }

    private final TextPart part;
    private final List<Mention> mentions;
    private final Map<String, Gender> genders = new HashMap<>();

    public Speakers(TextPart part, List<Mention> mentions) {
        this.part = part;
        this.mentions = mentions.stream()
                .sorted(Comparator.comparingInt(Mention::start))
                .toList();
        for (var mention : this.mentions) {
            if (mention.type() == Entity.Type.PERSON) {
                title(mention).ifPresent(gender -> genders.put(surname(mention), gender));
            }
        }
    }

    private Optional<Gender> title(Mention mention) {
        if (mention.from() == 0) {
            return Optional.empty();
        }
        var before = part.sentences()
                .get(mention.sentence())
                .words()
                .get(mention.from() - 1)
                .form();
        return switch (before) {
            case "Mr.", "Mr", "Sir", "King", "Prince", "Lord" -> Optional.of(Gender.MALE);
            case "Mrs.", "Ms.", "Mrs", "Ms", "Miss", "Lady", "Queen", "Princess", "Dame" -> Optional.of(Gender.FEMALE);
            default -> Optional.empty();
        };
    }

    private String surname(Mention mention) {
        var words = part.sentences().get(mention.sentence()).words();
        return words.get(mention.to() - 1).form().toLowerCase(Locale.ROOT);
    }

    /** The same sayings with their speakers, in order of their cues. */
    List<Saying> resolve(List<Saying> sayings) {
        var order = new ArrayList<>(sayings);
        order.sort(Comparator.comparingInt(s -> s.cue().start()));
        var done = new ArrayList<Saying>();
        for (var saying : order) {
            done.add(saying.withSpeaker(speaker(saying, done)));
        }
        return done;
    }

    private Optional<Speaker> speaker(Saying saying, List<Saying> before) {
        if (saying.source().isEmpty()) {
            return Optional.empty();
        }
        return of(saying.source().getFirst(), before);
    }

    /** Who a noun phrase or pronoun stands for, given the sayings before it. */
    public Optional<Speaker> of(Run source, List<Saying> before) {
        var text = part.text().substring(source.start(), source.end()).strip();
        var lower = text.toLowerCase(Locale.ROOT);
        if (HE.contains(lower) || SHE.contains(lower)) {
            return person(source, HE.contains(lower) ? Gender.MALE : Gender.FEMALE, before);
        }
        if (FIRST.contains(lower)) {
            return before.reversed().stream()
                    .filter(s -> s.content().stream().anyMatch(c -> c.holds(source)))
                    .findFirst()
                    .flatMap(Saying::speaker)
                    .or(() -> lastSpeaker(source, before).filter(s -> !FIRST.contains(lower)));
        }
        if (SECOND.contains(lower)) {
            return Optional.empty();
        }
        if (RELATIVE.contains(lower)) {
            return antecedent(source);
        }
        if (THEY.contains(lower) || IT.contains(lower)) {
            return lastSpeaker(source, before)
                    .filter(s -> !isPerson(s))
                    .or(() -> lastMention(source, Set.of(Entity.Type.ORG, Entity.Type.PLACE)))
                    .or(() -> lastSpeaker(source, before));
        }
        return Optional.of(named(source));
    }

    private boolean isPerson(Speaker speaker) {
        return mentions.stream()
                .anyMatch(m -> m.type() == Entity.Type.PERSON
                        && m.start() < speaker.at().end()
                        && speaker.at().start() < m.end());
    }

    private Optional<Speaker> lastSpeaker(Run source, List<Saying> before) {
        int sentence = part.sentenceAt(source.start());
        return before.reversed().stream()
                .filter(s -> s.cue().start() < source.start() && sentence - s.sentence() <= REACH)
                .map(Saying::speaker)
                .flatMap(Optional::stream)
                .findFirst()
                .map(s -> new Speaker(s.name(), s.at(), true));
    }

    /** Sentence by sentence back: who speaks in it, else the first person that it names. */
    private Optional<Speaker> person(Run source, Gender gender, List<Saying> before) {
        int sentence = part.sentenceAt(source.start());
        for (int s = sentence; s >= Math.max(0, sentence - REACH); s--) {
            for (var saying : before.reversed()) {
                if (saying.sentence() != s || saying.cue().start() >= source.start()) {
                    continue;
                }
                // a pronoun inside what somebody says seldom means the one who says it
                boolean inside = isQuoted(saying) && saying.content().stream().anyMatch(c -> c.holds(source));
                if (!inside
                        && saying.speaker().isPresent()
                        && fits(saying.speaker().get(), gender)) {
                    var speaker = saying.speaker().get();
                    remember(speaker, gender);
                    return Optional.of(new Speaker(speaker.name(), speaker.at(), true));
                }
            }
            for (var mention : mentions) {
                if (mention.sentence() != s || mention.type() != Entity.Type.PERSON || mention.end() > source.start()) {
                    continue;
                }
                var known = genders.get(surname(mention));
                if (known == null || known == gender) {
                    genders.putIfAbsent(surname(mention), gender);
                    return Optional.of(speaker(mention));
                }
            }
        }
        return Optional.empty();
    }

    private Speaker speaker(Mention mention) {
        return new Speaker(
                part.text().substring(mention.start(), mention.end()), new Run(mention.start(), mention.end()), true);
    }

    private static boolean isQuoted(Saying saying) {
        return saying.quoted() == counterclaim.contracts.Attribution.Quoted.DIRECT;
    }

    private boolean fits(Speaker speaker, Gender gender) {
        var inside = mentions.stream()
                .filter(m -> m.type() == Entity.Type.PERSON
                        && m.start() >= speaker.at().start()
                        && m.end() <= speaker.at().end())
                .findFirst();
        if (inside.isPresent()) {
            var known = genders.get(surname(inside.get()));
            return known == null || known == gender;
        }
        var lower = speaker.name().toLowerCase(Locale.ROOT);
        boolean many = lower.endsWith("s") && !lower.endsWith("ss") || lower.contains(" and ");
        boolean group = mentions.stream()
                .anyMatch(m -> m.start() == speaker.at().start()
                        && m.end() == speaker.at().end());
        return !many && !group;
    }

    private void remember(Speaker speaker, Gender gender) {
        mentions.stream()
                .filter(m -> m.type() == Entity.Type.PERSON
                        && m.start() >= speaker.at().start()
                        && m.end() <= speaker.at().end())
                .findFirst()
                .ifPresent(m -> genders.putIfAbsent(surname(m), gender));
    }

    private Optional<Speaker> lastMention(Run source, Set<Entity.Type> types) {
        int sentence = part.sentenceAt(source.start());
        Mention best = null;
        for (var mention : mentions) {
            if (mention.end() > source.start()) {
                break;
            }
            if (types.contains(mention.type()) && sentence - mention.sentence() <= 2) {
                best = best == null || mention.sentence() != best.sentence() ? mention : best;
            }
        }
        return Optional.ofNullable(best)
                .map(m -> new Speaker(part.text().substring(m.start(), m.end()), new Run(m.start(), m.end()), true));
    }

    /** The name or noun phrase right before "who" or "which". */
    private Optional<Speaker> antecedent(Run source) {
        Mention best = null;
        for (var mention : mentions) {
            if (mention.end() <= source.start()
                    && source.start() - mention.end() <= 60
                    && part.sentenceAt(source.start()) == mention.sentence()) {
                best = mention;
            }
        }
        if (best != null && source.start() - best.end() <= 3) {
            return Optional.of(new Speaker(
                    part.text().substring(best.start(), best.end()), new Run(best.start(), best.end()), true));
        }
        var words = part.sentences().get(part.sentenceAt(source.start())).words();
        int to = 0;
        while (to < words.size() && words.get(to).end() <= source.start()) {
            to++;
        }
        while (to > 0 && !words.get(to - 1).isWord()) {
            to--;
        }
        int from = to;
        while (from > 0 && to - from < 6 && words.get(from - 1).isWord()) {
            var word = words.get(from - 1).form().toLowerCase(Locale.ROOT);
            if (LINKS.contains(word) || word.equals("is") || word.equals("was")) {
                break;
            }
            from--;
            if (word.equals("the") || word.equals("a") || word.equals("an")) {
                break;
            }
        }
        if (from == to) {
            return Optional.ofNullable(best)
                    .map(m ->
                            new Speaker(part.text().substring(m.start(), m.end()), new Run(m.start(), m.end()), true));
        }
        var run = new Run(words.get(from).start(), words.get(to - 1).end());
        return Optional.of(new Speaker(part.text().substring(run.start(), run.end()), run, true));
    }

    /** The shortest name for a noun phrase: the person that it names, else its head with what stands before. */
    private Speaker named(Run source) {
        var sentence = part.sentences().get(part.sentenceAt(source.start()));
        for (var mention : mentions) {
            if (mention.type() == Entity.Type.PERSON
                    && mention.start() >= source.start()
                    && mention.end() <= source.end()
                    && standsForAll(source, mention)) {
                return new Speaker(
                        part.text().substring(mention.start(), mention.end()),
                        new Run(mention.start(), mention.end()),
                        false);
            }
        }
        int end = source.end();
        int count = 0;
        for (var word : sentence.words()) {
            if (word.start() < source.start() || word.end() > source.end()) {
                continue;
            }
            if ((count > 1 && ENDS.contains(word.form().toLowerCase(Locale.ROOT))) || count == LONGEST_NAME) {
                end = word.start();
                break;
            }
            count++;
        }
        int start = source.start();
        while (end > start + 1
                && (Character.isWhitespace(part.text().charAt(end - 1))
                        || ",;:".indexOf(part.text().charAt(end - 1)) >= 0)) {
            end--;
        }
        var name = part.text().substring(start, end).strip();
        if (name.isEmpty()) {
            return new Speaker(part.text().substring(source.start(), source.end()), source, false);
        }
        return new Speaker(name, new Run(start, end), false);
    }

    private boolean standsForAll(Run source, Mention mention) {
        var words = part.sentences().get(mention.sentence()).words();
        int from = mention.from();
        while (from > 0 && words.get(from - 1).start() >= source.start()) {
            var word = words.get(from - 1).form().toLowerCase(Locale.ROOT);
            if (LINKS.contains(word) && !word.equals("and") && !word.equals("of")) {
                return false;
            }
            from--;
        }
        if (mention.to() >= words.size() || words.get(mention.to()).start() >= source.end()) {
            // "a spokesman of X" is not X, "Secretary of State X" is
            return mention.from() == 0
                    || words.get(mention.from() - 1).start() < source.start()
                    || !LINKS.contains(words.get(mention.from() - 1).form().toLowerCase(Locale.ROOT));
        }
        var next = words.get(mention.to()).form();
        return next.equals(",") || next.equals("(") || next.equals("and") || RELATIVE.contains(next);
    }
}
