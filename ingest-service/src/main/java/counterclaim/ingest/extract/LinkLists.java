package counterclaim.ingest.extract;

/** Drops the parts of an article's region that are mostly links: lists of other articles, of tags, of places to share. */
final class LinkLists {
    private static final double MOSTLY_LINKS = 0.5;
    private static final int LITTLE_PROSE = 100;

    private LinkLists() {}

    static void drop(Region region) {
        for (var part : region.parts) {
            if (part instanceof Region child && !child.dropped) {
                if (child.linkDensity() > MOSTLY_LINKS && child.prose < LITTLE_PROSE && !isPieceOfText(child)) {
                    child.dropped = true;
                } else {
                    drop(child);
                }
            }
        }
    }

    /** Paragraphs and items are judged with the list or text that they stand in. */
    private static boolean isPieceOfText(Region region) {
        return switch (region.tag()) {
            case "p", "li", "dd", "dt", "tr", "td" -> true;
            default -> false;
        };
    }
}
