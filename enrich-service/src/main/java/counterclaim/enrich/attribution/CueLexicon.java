package counterclaim.enrich.attribution;

import counterclaim.contracts.Stance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words of saying with their stance, from lexicon/cues.tsv; verbs are known in all their forms. */
public final class CueLexicon {
    /**
     * @param lemma base form
     * @param strength how strongly it disputes: 0 not, 1 weakly or by context, 2 plainly
     * @param noun a claim, a denial
     */
    public record Cue(String lemma, Stance stance, int strength, boolean noun) {}

    private final Map<String, Cue> words = new HashMap<>();
    private final Map<String, Cue> phrases = new HashMap<>();

    private CueLexicon() {}

    public static CueLexicon load() {
        var lexicon = new CueLexicon();
        var resource = CueLexicon.class.getResourceAsStream("/lexicon/cues.tsv");
        if (resource == null) {
            throw new IllegalStateException("no resource /lexicon/cues.tsv");
        }
        try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lexicon.add(line.split("\t", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the words of saying", e);
        }
        return lexicon;
    }

    private void add(String[] f) {
        var stance = Stance.valueOf(f[1]);
        int strength = Integer.parseInt(f[2]);
        if (f[0].startsWith("n:")) {
            var noun = f[0].substring(2);
            var cue = new Cue(noun, stance, strength, true);
            words.putIfAbsent(noun, cue);
            words.putIfAbsent(noun + "s", cue);
            return;
        }
        var cue = new Cue(f[0], stance, strength, false);
        if (f[0].contains(" ")) {
            phrases.put(f[0], cue);
            return;
        }
        for (var form : forms(f[0])) {
            words.put(form, cue);
        }
        if (f.length > 3) {
            for (var form : f[3].split("\\|")) {
                words.put(form, cue);
            }
        }
    }

    /** Base form, third person, past and present participle of a regular verb. */
    static String[] forms(String verb) {
        int last = verb.length() - 1;
        char end = verb.charAt(last);
        boolean vowelBefore = last > 0 && "aeiou".indexOf(verb.charAt(last - 1)) >= 0;
        if (end == 'e') {
            return new String[] {verb, verb + "s", verb + "d", verb.substring(0, last) + "ing"};
        }
        if (end == 'y' && !vowelBefore) {
            var stem = verb.substring(0, last);
            return new String[] {verb, stem + "ies", stem + "ied", verb + "ing"};
        }
        boolean sibilant = verb.endsWith("s") || verb.endsWith("sh") || verb.endsWith("ch") || verb.endsWith("x");
        boolean doubled = vowelBefore
                && "tmnpglb".indexOf(end) >= 0
                && (last < 4 || verb.endsWith("mit") || verb.endsWith("but") || verb.endsWith("cur"))
                && "aeiou".indexOf(verb.charAt(Math.max(0, last - 2))) < 0;
        var stem = doubled ? verb + end : verb;
        return new String[] {verb, verb + (sibilant ? "es" : "s"), stem + "ed", stem + "ing"};
    }

    public Optional<Cue> word(String lower) {
        return Optional.ofNullable(words.get(lower));
    }

    /** The cue that a run of words holds: a phrase, else the last verb known, else the last noun. */
    public Optional<Cue> of(String cueText) {
        var lower = cueText.toLowerCase(Locale.ROOT);
        for (var phrase : phrases.entrySet()) {
            if (lower.contains(phrase.getKey())) {
                return Optional.of(phrase.getValue());
            }
        }
        Cue verb = null;
        Cue noun = null;
        for (var word : lower.split("[^\\p{L}]+")) {
            var cue = words.get(word);
            if (cue != null && cue.noun()) {
                noun = cue;
            } else if (cue != null) {
                verb = cue;
            }
        }
        return Optional.ofNullable(verb == null ? noun : verb);
    }
}
