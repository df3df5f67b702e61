package counterclaim.enrich.attribution;

import java.util.List;

/** What a model finds: passages, not yet what they mean. */
record RawSaying(int sentence, List<Run> source, Run cue, List<Run> content, double confidence) {
    RawSaying {
        source = List.copyOf(source);
        content = List.copyOf(content);
    }
}
