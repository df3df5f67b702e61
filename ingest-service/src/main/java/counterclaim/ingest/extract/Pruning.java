package counterclaim.ingest.extract;

import java.util.EnumSet;
import java.util.Set;

/**
 * Drops the parts of a page that its mark-up says are not the article, the surest first, each time measured against what is left: a
 * part with most of the page's prose stays, whatever it is called.
 */
final class Pruning {
    /** Share of the page's prose from which on a part is kept although its mark-up says boilerplate. */
    private static final double MOST = 0.7;

    /** The same for parts that wrap articles now and then. */
    private static final double SOME = 0.25;

    /** Weight of prose that makes an article without its comments. */
    private static final int ENOUGH = 250;

    private final Region top;
    private final Set<Hint> hints;

    private Pruning(Region top, Set<Hint> hints) {
        this.top = top;
        this.hints = hints;
    }

    static void prune(Region top) {
        dropOtherArticles(top);
        pruneSurely(top);
        prune(top, EnumSet.of(Hint.FURNITURE));
        new Pruning(top, Set.of()).dropEnds(top);
        top.sum();
    }

    /** Only what hardly ever is the article. */
    static void pruneSurely(Region top) {
        top.sum();
        prune(top, EnumSet.of(Hint.COMMENTS));
        prune(top, EnumSet.of(Hint.BOILERPLATE));
    }

    private static void prune(Region top, Set<Hint> hints) {
        new Pruning(top, hints).drop(top);
        top.sum();
    }

    private void drop(Region region) {
        for (var part : region.parts) {
            if (part instanceof Region child && !child.dropped) {
                if (hints.contains(child.hint) && isBoilerplate(child)) {
                    child.dropped = true;
                } else {
                    drop(child);
                }
            }
        }
    }

    private boolean isBoilerplate(Region region) {
        var headed = region.holdsHeadline() && region.headlines == top.headlines && region.prose > 0;
        return switch (region.hint) {
            case COMMENTS -> region.prose < MOST * top.prose || top.prose - region.prose > ENOUGH;
            case BOILERPLATE -> region.prose < MOST * top.prose && !headed;
            case FURNITURE -> region.prose < SOME * top.prose && !headed;
            case NONE, BODY, LEAD, SUBTITLE, NEVER -> false;
        };
    }

    /** Parts that repeat the layout of the one with the headline, with a headline of their own, are other articles. */
    private static void dropOtherArticles(Region region) {
        for (var part : region.parts) {
            if (part instanceof Region holder && holder.holdsHeadline()) {
                var tag = holder.headlineTag();
                for (var other : region.parts) {
                    if (other instanceof Region sibling
                            && sibling != holder
                            && !sibling.holdsHeadline()
                            && sibling.tag().equals(holder.tag())
                            && sibling.element.className().equals(holder.element.className())
                            && sibling.holdsHeading(tag)) {
                        sibling.dropped = true;
                    }
                }
                dropOtherArticles(holder);
                return;
            }
        }
    }

    /** Drops regions that begin with a heading like "Related articles". */
    private void dropEnds(Region region) {
        for (var part : region.parts) {
            if (part instanceof Region child && !child.dropped) {
                var few = child.prose < MOST * top.prose || top.prose - child.prose > ENOUGH;
                if (few && !child.holdsHeadline() && beginsWithEnd(child)) {
                    child.dropped = true;
                } else {
                    dropEnds(child);
                }
            }
        }
    }

    private static boolean beginsWithEnd(Region region) {
        for (var part : region.parts) {
            switch (part) {
                case Paragraph paragraph -> {
                    return paragraph.kind == Paragraph.Kind.HEADING && Lines.isEnd(paragraph.text);
                }
                case Region child -> {
                    if (!child.dropped) {
                        return beginsWithEnd(child);
                    }
                }
            }
        }
        return false;
    }
}
