package counterclaim.contracts;

/**
 * An entity, by identifier and name.
 *
 * @param id wikidata:Q…, geonames:… or local:…
 */
public record EntityRef(String id, String name, Entity.Type type) {
    public EntityRef {
        Checks.text(id, "id");
        Checks.text(name, "name");
        Checks.present(type, "type");
    }
}
