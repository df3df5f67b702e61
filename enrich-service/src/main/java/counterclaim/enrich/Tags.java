package counterclaim.enrich;

import counterclaim.contracts.Attribution;
import counterclaim.contracts.ContestedClaim;
import counterclaim.contracts.Entity;
import java.util.List;

/** What was found in a title and a text. */
public record Tags(List<Entity> entities, List<Attribution> attributions, List<ContestedClaim> contested) {
    public Tags {
        entities = List.copyOf(entities);
        attributions = List.copyOf(attributions);
        contested = List.copyOf(contested);
    }
}
