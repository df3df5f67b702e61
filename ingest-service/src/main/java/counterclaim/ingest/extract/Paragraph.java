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

    final Region region;
    final Kind kind;
    final String text;
    /** Chars of the text that are inside links. */
    final int linked;
    /** Chars, where a character of a script without spaces counts twice. */
    final int weight;

    boolean dropped;

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

    boolean endsLikeSentence() {
        return Script.endsLikeSentence(text);
    }
}
