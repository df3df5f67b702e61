package counterclaim.ingest.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The paragraph or two of the text that some pages put between the headline and the region of the text. */
final class Lead {
    private static final int MOST_PARAGRAPHS = 2;
    /** How many paragraphs before the text are looked at. */
    private static final int FURTHEST = 40;

    private static final int LONGEST = 900;
    private static final int SHORTEST_NAMED = 50;
    private static final int SHORTEST = 80;
    /** A subtitle is part of the headline unless it is as long as a paragraph. */
    private static final int SHORTEST_SUBTITLE = 160;

    private static final Set<String> PICTURES =
            Set.of("image", "photo", "picture", "pic", "mainpic", "foto", "bild", "media", "img", "figure", "gallery");

    private Lead() {}

    /**
     * @param first the first paragraph of the text that was found
     * @param top   the whole page
     */
    static List<Paragraph> before(Paragraph first, Region top) {
        var all = top.paragraphs();
        var end = all.indexOf(first);
        var start = end;
        while (start > Math.max(0, end - FURTHEST) && !all.get(start).headline) {
            start--;
        }
        var headed = start < end && all.get(start).headline;
        var seen = new HashSet<String>();
        var lead = new ArrayList<Paragraph>();
        for (var i = start; i < end && lead.size() < MOST_PARAGRAPHS; i++) {
            var paragraph = all.get(i);
            if (isLead(paragraph, headed)
                    && seen.add(Texts.letters(paragraph.text))
                    && !Texts.letters(first.text).startsWith(Texts.letters(paragraph.text))) {
                lead.add(paragraph);
            }
        }
        return lead;
    }

    private static boolean isLead(Paragraph paragraph, boolean headed) {
        if (paragraph.headline
                || paragraph.weight > LONGEST
                || paragraph.linkDensity() > 0.3
                || Lines.isBoilerplate(paragraph.text)) {
            return false;
        }
        var named = Hint.NONE;
        for (var region = paragraph.region; region != null && !region.holdsHeadline(); region = region.parent) {
            if (isPicture(region)) {
                return false;
            }
            switch (region.hint) {
                case COMMENTS, BOILERPLATE -> {
                    return false;
                }
                case FURNITURE -> {
                    if (!region.tag().equals("header")) {
                        return false;
                    }
                }
                case LEAD, SUBTITLE -> named = named == Hint.NONE ? region.hint : named;
                case NONE, BODY, NEVER -> {}
            }
        }
        return switch (named) {
            case LEAD -> paragraph.weight >= SHORTEST_NAMED;
            case SUBTITLE -> paragraph.weight >= SHORTEST_SUBTITLE;
            default -> headed && paragraph.weight >= SHORTEST && paragraph.kind != Paragraph.Kind.ITEM;
        };
    }

    private static boolean isPicture(Region region) {
        return Names.words(region.element.className()).stream().anyMatch(PICTURES::contains);
    }
}
