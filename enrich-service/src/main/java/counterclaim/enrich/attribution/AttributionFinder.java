package counterclaim.enrich.attribution;

import counterclaim.enrich.entities.Mention;
import counterclaim.enrich.text.TextPart;
import java.util.List;

/** Finds attributions in a text, in the order of their cues. */
public interface AttributionFinder {
    List<Saying> find(TextPart part, List<Mention> mentions);
}
