package counterclaim.contracts;

import java.util.List;
import java.util.Optional;

/**
 * Who says what, by which words.
 *
 * @param cue the words of saying; absent where only the layout says so (a colon, a dash)
 * @param lemma of the cue
 * @param content in reading order; several where it is interrupted
 * @param by the model or rule, and its version
 */
public record Attribution(
        Optional<Party> source,
        Optional<Span> cue,
        Optional<String> lemma,
        List<Span> content,
        Stance stance,
        Quoted quoted,
        double confidence,
        String by) {
    /** Whether the content stands in quotation marks: all of it, none, or a part. */
    public enum Quoted {
        DIRECT,
        INDIRECT,
        MIXED
    }

    public Attribution {
        source = Checks.maybe(source);
        cue = Checks.maybe(cue);
        lemma = Checks.maybe(lemma);
        content = Checks.list(content);
        Checks.present(stance, "stance");
        Checks.present(quoted, "quoted");
        Checks.share(confidence, "confidence");
        Checks.text(by, "by");
        if (content.isEmpty()) {
            throw new IllegalArgumentException("attribution without content");
        }
    }
}
