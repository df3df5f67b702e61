package counterclaim.contracts;

import java.util.List;
import java.util.Optional;

/**
 * A person, organisation or place that an article mentions, with all its mentions.
 *
 * @param name its longest proper name in the article, or its known name when linked
 * @param id wikidata:Q…, geonames:… or local:…
 * @param mentions in reading order, at least one
 * @param coordinates of a place
 * @param country ISO 3166-1 alpha-2
 * @param role "government" where a capital or country stands for its government
 * @param by the model or rule, and its version
 */
public record Entity(
        Type type,
        String name,
        String id,
        List<Span> mentions,
        Optional<Coordinates> coordinates,
        Optional<String> country,
        Optional<String> role,
        double confidence,
        String by) {
    public enum Type {
        PERSON,
        ORG,
        PLACE,
        OTHER
    }

    /** WGS 84, in degrees. */
    public record Coordinates(double lat, double lon) {
        public Coordinates {
            if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
                throw new IllegalArgumentException("no coordinates: " + lat + ", " + lon);
            }
        }
    }

    public Entity {
        Checks.present(type, "type");
        Checks.text(name, "name");
        Checks.text(id, "id");
        mentions = Checks.list(mentions);
        coordinates = Checks.maybe(coordinates);
        country = Checks.maybe(country);
        role = Checks.maybe(role);
        Checks.share(confidence, "confidence");
        Checks.text(by, "by");
        if (mentions.isEmpty()) {
            throw new IllegalArgumentException("entity without a mention: " + name);
        }
    }

    public EntityRef ref() {
        return new EntityRef(id, name, type);
    }
}
