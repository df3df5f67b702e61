package counterclaim.enrich.contested;

import counterclaim.contracts.ContestKind;
import counterclaim.contracts.Stance;
import counterclaim.enrich.attribution.CueLexicon;
import counterclaim.enrich.attribution.Run;
import counterclaim.enrich.attribution.Speaker;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** "denied that …", "rejected the claim", "were dismissed by …". */
final class VerbRule implements RuleFinder {
    private static final Set<String> BE = Set.of("was", "were", "is", "are", "been", "being", "be");
    private static final Set<String> NEGATIONS = Set.of("not", "n't", "never", "neither", "cannot");

    @Override
    public void find(Scene scene, int s, Consumer<Trigger> found) {
        var words = scene.lower.get(s);
        for (int i = 0; i < words.length; i++) {
            var cue = scene.lexicon.word(words[i]);
            if (cue.isEmpty()
                    || cue.get().strength() == 0
                    || (cue.get().stance() != Stance.DENIES && cue.get().stance() != Stance.DOUBTS)) {
                continue;
            }
            if (cue.get().noun()) {
                noun(scene, s, i, cue.get(), found);
            } else {
                verb(scene, s, i, cue.get(), found);
            }
        }
    }

    private static void verb(Scene scene, int s, int i, CueLexicon.Cue cue, Consumer<Trigger> found) {
        var words = scene.lower.get(s);
        var at = scene.run(s, i, i + 1);
        for (int k = Math.max(0, i - 3); k < i; k++) {
            if (NEGATIONS.contains(words[k])) {
                return;
            }
        }
        boolean passive = words[i].endsWith("ed") && isPassive(words, i);
        var saying = scene.sayingAt(at.start());
        if (passive) {
            passive(scene, s, i, cue, at, found);
            return;
        }
        Optional<Speaker> challenger = saying.flatMap(x -> x.speaker()).or(() -> scene.subject(s, i));
        var object = Phrases.object(scene, s, Math.min(words.length, i + 1));
        if (object.policy() && object.noun() < 0) {
            return;
        }
        var kind = cue.stance() == Stance.DOUBTS
                ? ContestKind.DOUBT
                : cue.lemma().equals("deny")
                        ? ContestKind.DENIAL
                        : cue.lemma().equals("contradict")
                                        || cue.lemma().equals("debunk")
                                        || cue.lemma().equals("disprove")
                                ? ContestKind.CORRECTION
                                : ContestKind.REJECTION;
        found.accept(new Trigger(
                Rule.VERB,
                "“" + words[i] + "”" + (object.noun() >= 0 ? " + “" + words[object.noun()] + "”" : ""),
                s,
                at,
                scene.sentenceRun(s),
                challenger,
                object.complement().map(List::of).orElse(List.of()),
                object.possessor(),
                object.pointer() || object.noun() >= 0
                        ? Optional.of(object.to() > object.from() ? scene.run(s, object.from(), object.to()) : at)
                        : Optional.empty(),
                kind,
                cue.strength()));
    }

    private static boolean isPassive(String[] words, int i) {
        for (int k = i - 1; k >= Math.max(0, i - 3); k--) {
            if (BE.contains(words[k])) {
                return true;
            }
            if (!words[k].endsWith("ly") && !words[k].equals("also") && !words[k].equals("quickly")) {
                return false;
            }
        }
        return false;
    }

    private static void passive(Scene scene, int s, int i, CueLexicon.Cue cue, Run at, Consumer<Trigger> found) {
        var words = scene.lower.get(s);
        Optional<Speaker> challenger = Optional.empty();
        for (int k = i + 1; k < Math.min(words.length, i + 5); k++) {
            if (words[k].equals("by") && k + 1 < words.length) {
                int to = k + 1;
                while (to < words.length
                        && to - k < 8
                        && !Set.of(",", ".", "who", "that", "as", "in", "on", ";")
                                .contains(words[to])) {
                    to++;
                }
                if (to > k + 1) {
                    challenger = scene.speakers.of(scene.run(s, k + 1, to), List.of());
                }
                break;
            }
        }
        int noun = -1;
        boolean policy = false;
        for (int k = Math.max(0, i - 14); k < i; k++) {
            if (Phrases.CLAIM_NOUNS.contains(words[k])) {
                noun = k;
            }
            policy |= Phrases.POLICY.contains(words[k]);
        }
        if (noun < 0 && policy) {
            return;
        }
        found.accept(new Trigger(
                Rule.VERB,
                "“" + words[i] + "”, passive",
                s,
                at,
                scene.sentenceRun(s),
                challenger,
                List.of(),
                noun < 0 ? Optional.empty() : Phrases.possessor(scene, s, Math.max(0, noun - 5), noun),
                Optional.of(noun < 0 ? at : scene.run(s, noun, noun + 1)),
                cue.stance() == Stance.DOUBTS ? ContestKind.DOUBT : ContestKind.REJECTION,
                cue.strength()));
    }

    /** "issued a denial", "despite his denials". */
    private static void noun(Scene scene, int s, int i, CueLexicon.Cue cue, Consumer<Trigger> found) {
        if (cue.lemma().equals("doubt")
                && i > 0
                && Set.of("no", "without", "any").contains(scene.lower.get(s)[i - 1])) {
            return;
        }
        var object = Phrases.object(scene, s, Math.min(scene.lower.get(s).length, i + 1));
        var challenger = Phrases.possessor(scene, s, Math.max(0, i - 5), i).or(() -> scene.firstName(s));
        found.accept(new Trigger(
                Rule.VERB,
                "“" + scene.lower.get(s)[i] + "”",
                s,
                scene.run(s, i, i + 1),
                scene.sentenceRun(s),
                challenger,
                object.complement().map(List::of).orElse(List.of()),
                object.possessor(),
                Optional.of(scene.run(s, i, i + 1)),
                cue.stance() == Stance.DOUBTS ? ContestKind.DOUBT : ContestKind.DENIAL,
                1));
    }
}
