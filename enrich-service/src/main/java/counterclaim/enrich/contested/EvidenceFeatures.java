package counterclaim.enrich.contested;

import counterclaim.contracts.Attribution.Quoted;
import counterclaim.enrich.attribution.Saying;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What tells whether a sentence disputes anything. Names begin with "e:", so that they share a file with the others. */
final class EvidenceFeatures {
    private static final int BACK = 12;

    private EvidenceFeatures() {}

    static Map<String, Double> of(Scene scene, int s, List<Trigger> triggers) {
        var f = new HashMap<String, Double>();
        on(f, "bias");
        var words = scene.lower.get(s);
        var run = scene.sentenceRun(s);
        int strongest = 0;
        boolean claimNoun = false;
        boolean claimCue = false;
        for (var word : words) {
            claimNoun |= Phrases.CLAIM_NOUNS.contains(word);
            claimCue |= word.startsWith("claim") || word.startsWith("alleg") || word.startsWith("accus");
        }
        for (var t : triggers) {
            strongest = Math.max(strongest, t.strength());
            on(f, "rule=" + t.rule());
            on(f, "rule=" + t.rule() + " strength=" + t.strength());
            if (t.rule() == Rule.VERB || t.rule() == Rule.TRUTH_WORD) {
                on(f, "word=" + Scene.stem(scene.text(t.at()).toLowerCase(Locale.ROOT)));
                var object = t.inline().isEmpty()
                        ? t.anaphor().isPresent() ? "pointer" : "none"
                        : t.anaphor().isPresent() ? "noun" : "clause";
                on(f, "rule=" + t.rule() + " object=" + object + " strength=" + t.strength());
            }
            on(f, "rule=" + t.rule() + (t.challenger().isPresent() ? " somebody" : " voice"));
            if (t.claimant().isPresent()) {
                on(f, "rule=" + t.rule() + " possessor");
            }
            if (claimNoun) {
                on(f, "rule=" + t.rule() + " claim-noun");
            }
        }
        on(f, "strongest=" + strongest);
        on(f, "rules=" + Math.min(4, triggers.size()) + " strongest=" + strongest);
        if (claimNoun) {
            on(f, "claim-noun");
        }
        if (claimCue) {
            on(f, "claim-cue");
        }
        var around = scene.sayingAround(run.start() + run.length() / 2);
        var voice = around.map(x -> x.quoted() == Quoted.INDIRECT ? "indirect" : "direct")
                .orElse(scene.sayingsOf(s).isEmpty() ? "voice" : "frame");
        on(f, "in=" + voice);
        on(f, "in=" + voice + " strongest=" + strongest);
        Optional<counterclaim.enrich.attribution.Speaker> speaker =
                triggers.getFirst().challenger().or(() -> around.flatMap(Saying::speaker));
        context(scene, s, speaker, strongest, f);
        if (scene.text(run).indexOf('?') >= 0) {
            on(f, "question");
            on(f, "question in=" + voice);
        }
        for (var saying : scene.sayingsOf(s)) {
            on(f, "stance=" + saying.stance());
        }
        on(f, s < 3 ? "lead" : s + 3 > scene.sentences().size() ? "end" : "middle");
        on(f, "length=" + Math.min(4, words.length / 10));
        return f;
    }

    /** What was said before it by others: whether it is about the same, or about the one who speaks now. */
    private static void context(
            Scene scene,
            int s,
            Optional<counterclaim.enrich.attribution.Speaker> speaker,
            int strongest,
            Map<String, Double> f) {
        var evidence = scene.words(scene.sentenceRun(s));
        var names = speaker.map(x -> CandidateFinder.names(x.name())).orElse(Set.of());
        int most = 0;
        boolean accused = false;
        boolean others = false;
        boolean accusing = false;
        for (int k = Math.max(0, s - BACK); k < s; k++) {
            for (var saying : scene.sayingsOf(k)) {
                boolean other = CandidateFinder.sameName(saying.speaker(), speaker) == 0;
                if (!other) {
                    continue;
                }
                others |= s - k <= 3;
                for (var content : saying.content()) {
                    var words = scene.words(content);
                    if (!names.isEmpty()) {
                        var mine = new HashSet<>(CandidateFinder.names(scene.text(content)));
                        mine.retainAll(names);
                        if (!mine.isEmpty()) {
                            accused = true;
                            accusing |= saying.stance() == counterclaim.contracts.Stance.ACCUSES
                                    || saying.lemma().startsWith("claim")
                                    || saying.lemma().startsWith("alleg");
                        }
                    }
                    words.retainAll(evidence);
                    most = Math.max(most, words.size());
                }
            }
        }
        on(f, "overlap=" + Math.min(5, most));
        on(f, "overlap=" + Math.min(5, most) + " strongest=" + strongest);
        if (accused) {
            on(f, "accused");
            on(f, "accused strongest=" + strongest);
        }
        if (accusing) {
            on(f, "accusing");
        }
        on(f, others ? "others" : "no-others");
    }

    private static void on(Map<String, Double> features, String name) {
        features.put("e:" + name, 1.0);
    }
}
