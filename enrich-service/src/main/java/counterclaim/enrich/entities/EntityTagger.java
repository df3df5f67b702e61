package counterclaim.enrich.entities;

import counterclaim.enrich.text.TextPart;
import java.util.List;

/** Finds names in a text, in reading order, never overlapping. */
public interface EntityTagger {
    List<Mention> tag(TextPart part);

    /** Model and version, for the tags that come of it. */
    String name();
}
