package counterclaim.enrich.attribution;

import counterclaim.contracts.Attribution.Quoted;
import counterclaim.contracts.Stance;
import java.util.List;
import java.util.Optional;

/**
 * An attribution, as the steps after it need it.
 *
 * @param sentence index of the sentence of the cue
 * @param source as it stands, possibly a pronoun; empty where nobody is named
 * @param cue the words of saying
 * @param content in reading order, at least one
 * @param lemma base form of the cue
 * @param speaker who the source stands for
 * @param by model and version
 */
public record Saying(
        int sentence,
        List<Run> source,
        Run cue,
        List<Run> content,
        String lemma,
        Stance stance,
        Quoted quoted,
        Optional<Speaker> speaker,
        double confidence,
        String by) {
    public Saying {
        source = List.copyOf(source);
        content = List.copyOf(content);
    }

    Saying withSpeaker(Optional<Speaker> found) {
        return new Saying(sentence, source, cue, content, lemma, stance, quoted, found, confidence, by);
    }
}
