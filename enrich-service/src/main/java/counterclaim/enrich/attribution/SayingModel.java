package counterclaim.enrich.attribution;

import counterclaim.enrich.entities.Mention;
import counterclaim.enrich.text.TextPart;
import java.util.List;

/** A model that marks sources, cues and contents. */
interface SayingModel {
    List<RawSaying> find(TextPart part, List<Mention> mentions);

    /** Model and version. */
    String name();
}
