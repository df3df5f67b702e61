package counterclaim.contracts;

/**
 * The language that an article is written in.
 *
 * @param code ISO 639-1, or "und"
 */
public record Language(String code, double confidence) {
    public Language {
        Checks.text(code, "code");
        Checks.share(confidence, "confidence");
    }
}
