package counterclaim.ingest.extract;

/** A run of text between two block boundaries, white space collapsed. */
final class Paragraph implements Part {
    /** What kind of element holds the text. */
    enum Kind {
        PROSE,
        HEADING,
        ITEM,
        CELL,
        CODE,
        OTHER
    }

    /** Weight from which on a paragraph is taken for sentences however it ends. */
    private static final int LONG = 80;

    private static final int SHORT = 30;

    final Region region;
    final Kind kind;
    final String text;
    /** Chars of the text that are inside links. */
    final int linked;
    /** Chars, where a character of a script without spaces counts twice. */
    final int weight;

    boolean dropped;
    /** Whether this is the page's headline, shown as a heading. */
    boolean headline;

    Paragraph(Region region, Kind kind, String text, int linked) {
        this.region = region;
        this.kind = kind;
        this.text = text;
        this.linked = Math.min(linked, text.length());
        this.weight = Script.weight(text);
    }

    double linkDensity() {
        return text.isEmpty() ? 0 : (double) linked / text.length();
    }

    /** Weight of the text outside of links where the paragraph reads like sentences, else 0. */
    int prose() {
        var sentence = weight >= LONG || weight >= SHORT && endsLikeSentence();
        return sentence && kind != Kind.HEADING && linkDensity() < 0.5 ? weight - linked : 0;
    }

    boolean endsLikeSentence() {
        return Script.endsLikeSentence(text);
    }
}
