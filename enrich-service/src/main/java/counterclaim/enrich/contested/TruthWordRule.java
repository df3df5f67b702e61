package counterclaim.enrich.contested;

import counterclaim.contracts.ContestKind;
import counterclaim.enrich.attribution.Run;
import counterclaim.enrich.attribution.Speaker;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** "that is false", "a baseless claim that …", "called it nonsense". */
final class TruthWordRule implements RuleFinder {
    private static final Set<String> PLAIN = Set.of(
            "false",
            "untrue",
            "baseless",
            "unfounded",
            "groundless",
            "nonsense",
            "falsehood",
            "falsehoods",
            "bogus",
            "fabricated",
            "fabrication",
            "fabrications",
            "hoax",
            "myth",
            "lie",
            "lies",
            "liar",
            "liars",
            "propaganda",
            "fiction",
            "debunked",
            "discredited",
            "meritless",
            "erroneous",
            "inaccurate",
            "incorrect",
            "misleading",
            "disinformation",
            "misinformation",
            "unsubstantiated",
            "untruths",
            "untruth",
            "fake",
            "malicious",
            "defamatory",
            "bunk",
            "rubbish",
            "preposterous",
            "fictitious",
            "concocted",
            "distortion",
            "mischaracterization",
            "smear",
            "smears",
            "slander",
            "balderdash",
            "unproven",
            "exaggerated",
            "dishonest");
    private static final Set<String> WEAK = Set.of(
            "wrong",
            "ridiculous",
            "absurd",
            "ludicrous",
            "laughable",
            "outrageous",
            "crazy",
            "mistaken",
            "inconsistent",
            "flawed",
            "unfair",
            "garbage",
            "silly",
            "deceptive",
            "politically",
            "speculation",
            "conspiracy",
            "trick",
            "tricks",
            "invented",
            "hysterical",
            "sensational");
    private static final Set<String> TRUE = Set.of(
            "true", "accurate", "correct", "right", "credible", "factual", "happen", "happened", "case", "exist");
    private static final Set<String> NOT = Set.of("not", "n't", "never", "no", "hardly", "isn't", "wasn't");

    @Override
    public void find(Scene scene, int s, Consumer<Trigger> found) {
        var words = scene.lower.get(s);
        for (int i = 0; i < words.length; i++) {
            var word = words[i];
            boolean negated = i > 0 && (NOT.contains(words[i - 1]) || i > 1 && NOT.contains(words[i - 2]));
            if (PLAIN.contains(word) && !negated) {
                found.accept(trigger(scene, s, i, 2));
            } else if (WEAK.contains(word) && !negated) {
                found.accept(trigger(scene, s, i, 1));
            } else if (TRUE.contains(word) && negated) {
                found.accept(trigger(
                        scene, s, i, word.equals("true") || word.equals("accurate") || word.equals("correct") ? 2 : 1));
            }
        }
    }

    private static Trigger trigger(Scene scene, int s, int i, int strength) {
        var words = scene.lower.get(s);
        var at = scene.run(s, i, i + 1);
        Optional<Speaker> challenger = scene.sayingAround(at.start())
                .flatMap(x -> x.speaker())
                .or(() -> scene.sayingAt(at.start()).flatMap(x -> x.speaker()));
        Optional<Run> inline = Optional.empty();
        Optional<Speaker> claimant = Optional.empty();
        Optional<Run> anaphor = Optional.empty();
        boolean before = i + 1 < words.length && Phrases.CLAIM_NOUNS.contains(words[i + 1])
                || i + 2 < words.length && Phrases.CLAIM_NOUNS.contains(words[i + 2]) && !words[i + 1].equals(",");
        if (before) {
            // "false claims that …"
            var object = Phrases.object(scene, s, i + 1);
            inline = object.complement();
            claimant = object.possessor().or(() -> Phrases.possessor(scene, s, Math.max(0, i - 5), i + 1));
            anaphor = Optional.of(scene.run(s, i + 1, Math.max(i + 2, object.to())));
        } else if (i + 2 < words.length
                && (words[i + 1].equals("that")
                        || words[i + 1].equals("to") && words[i + 2].equals("say")
                        || words[i + 1].equals("for") && words[i + 2].equals("saying"))) {
            int start = words[i + 1].equals("that") ? i + 2 : i + 3;
            int end = Phrases.clauseEnd(words, Math.min(words.length - 1, start));
            if (start < end) {
                inline = Optional.of(scene.run(s, start, end));
            }
        } else {
            // "claims that … are false": what stands between the claim noun and the verb
            int noun = -1;
            for (int k = Math.max(0, i - 30); k < i; k++) {
                if (Phrases.CLAIM_NOUNS.contains(words[k])) {
                    noun = k;
                }
            }
            if (noun >= 0) {
                anaphor = Optional.of(scene.run(s, noun, noun + 1));
                claimant = Phrases.possessor(scene, s, Math.max(0, noun - 5), noun);
                if (i - noun > 4
                        && noun + 1 < words.length
                        && Set.of("that", "of", "he", "she", "they").contains(words[noun + 1])) {
                    int end = i;
                    while (end > noun + 2
                            && !Set.of("is", "are", "was", "were", "as", "\"").contains(words[end])) {
                        end--;
                    }
                    if (end > noun + 3) {
                        inline = Optional.of(scene.run(s, noun + 2, end));
                    }
                }
            }
        }
        return new Trigger(
                Rule.TRUTH_WORD,
                "“" + words[i] + "”",
                s,
                at,
                scene.sentenceRun(s),
                challenger,
                inline.map(List::of).orElse(List.of()),
                claimant,
                anaphor,
                challenger.isPresent() ? ContestKind.REJECTION : ContestKind.CORRECTION,
                strength);
    }
}
