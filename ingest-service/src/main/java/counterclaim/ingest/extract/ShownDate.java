package counterclaim.ingest.extract;

import java.util.Optional;

/** The date that people see around the headline, for pages that tell machines none. */
final class ShownDate {
    private static final int LONGEST_LINE = 60;

    /** How many paragraphs before the headline, or before the text where there is no headline, are looked at. */
    private static final int BEFORE = 4;

    private static final int AFTER = 2;

    private ShownDate() {}

    /**
     * @param first the first paragraph of the text that was found
     * @param top   the whole page
     */
    static Optional<Moment> around(Paragraph first, Region top) {
        var all = top.paragraphs();
        var text = all.indexOf(first);
        var headline = text;
        while (headline > 0 && !all.get(headline).headline) {
            headline--;
        }
        var start = all.get(headline).headline ? headline : text;
        for (var i = Math.max(0, start - BEFORE); i < Math.min(all.size(), text + AFTER); i++) {
            var paragraph = all.get(i);
            if (paragraph.text.length() <= LONGEST_LINE && paragraph.linkDensity() < 0.5) {
                var moment = Moments.parse(paragraph.text);
                if (moment.isPresent()) {
                    return moment;
                }
            }
        }
        return Optional.empty();
    }
}
