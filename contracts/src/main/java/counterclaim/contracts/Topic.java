package counterclaim.contracts;

/**
 * An IPTC Media Topic.
 *
 * @param id medtop:…
 */
public record Topic(String id, String name, double confidence) {
    public Topic {
        Checks.text(id, "id");
        Checks.text(name, "name");
        Checks.share(confidence, "confidence");
    }
}
