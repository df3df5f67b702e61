package counterclaim.ingest.extract;

/** What differs between writing systems. */
final class Script {
    private static final String SENTENCE_END = ".!?…。！？؟।։።:;\"”“»«’')]）」』";
    private static final String STOPS = ".!?…。！？؟।";

    private Script() {}

    static int weight(String text) {
        var weight = text.length();
        for (var i = 0; i < text.length(); i++) {
            if (isDense(text.charAt(i))) {
                weight++;
            }
        }
        return weight;
    }

    private static boolean isDense(char c) {
        return c >= 0x2e80 && (c <= 0x9fff || c >= 0xac00 && c <= 0xd7af);
    }

    /** Whether the text ends in a full stop or its like, quotes and brackets after it allowed. */
    static boolean endsLikeSentence(String text) {
        for (var i = text.length() - 1; i >= Math.max(0, text.length() - 3); i--) {
            var c = text.charAt(i);
            if (STOPS.indexOf(c) >= 0) {
                return true;
            }
            if (SENTENCE_END.indexOf(c) < 0 && c != ' ') {
                return false;
            }
        }
        return false;
    }
}
