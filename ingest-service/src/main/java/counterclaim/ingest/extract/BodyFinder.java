package counterclaim.ingest.extract;

import java.util.Optional;

/**
 * Finds the region of a page that is the article: the one with the highest score, where prose counts for, runs of links count
 * against, and every wrapper takes a share, so that the tightest region around most of the prose wins.
 */
final class BodyFinder {
    /** Share of the page's prose from which on a part is kept although its mark-up says boilerplate. */
    private static final double MOST = 0.7;

    /** The same for parts that wrap articles now and then. */
    private static final double SOME = 0.25;

    /** Weight of prose that makes an article without its comments. */
    private static final int ENOUGH = 250;

    private static final double WRAPPER_SHARE = 0.87;
    private static final double BODY_BONUS = 1.25;
    private static final double ARTICLE_BONUS = 1.15;
    private static final double MAIN_BONUS = 1.05;

    private final Region top;
    private Region best;

    private BodyFinder(Region top) {
        this.top = top;
    }

    static Optional<Region> find(Region top) {
        var finder = new BodyFinder(top);
        sum(top);
        finder.dropBoilerplate(top);
        sum(top);
        finder.score(top);
        return Optional.ofNullable(finder.best);
    }

    static void sum(Region region) {
        region.weight = 0;
        region.linked = 0;
        region.prose = 0;
        for (var part : region.parts) {
            switch (part) {
                case Paragraph paragraph -> {
                    if (!paragraph.dropped) {
                        region.weight += paragraph.weight;
                        region.linked += paragraph.linked;
                        region.prose += prose(paragraph);
                    }
                }
                case Region child -> {
                    sum(child);
                    if (!child.dropped) {
                        region.weight += child.weight;
                        region.linked += child.linked;
                        region.prose += child.prose;
                    }
                }
            }
        }
    }

    static long prose(Paragraph paragraph) {
        var sentence = paragraph.weight >= 80 || paragraph.weight >= 30 && paragraph.endsLikeSentence();
        return sentence && paragraph.kind != Paragraph.Kind.HEADING && paragraph.linkDensity() < 0.5
                ? paragraph.weight - paragraph.linked
                : 0;
    }

    private void dropBoilerplate(Region region) {
        for (var part : region.parts) {
            if (part instanceof Region child) {
                if (isBoilerplate(child)) {
                    child.dropped = true;
                } else {
                    dropBoilerplate(child);
                }
            }
        }
    }

    private boolean isBoilerplate(Region region) {
        return switch (region.hint) {
            case COMMENTS -> region.prose < MOST * top.prose || top.prose - region.prose > ENOUGH;
            case BOILERPLATE -> region.prose < MOST * top.prose;
            case FURNITURE -> region.prose < SOME * top.prose;
            case NONE, BODY, LEAD, NEVER -> false;
        };
    }

    private void score(Region region) {
        var score = 0.0;
        for (var part : region.parts) {
            switch (part) {
                case Paragraph paragraph -> score += score(paragraph);
                case Region child -> {
                    if (!child.dropped) {
                        score(child);
                        score += child.score * share(child);
                    }
                }
            }
        }
        if (region.hint == Hint.BODY) {
            score *= BODY_BONUS;
        } else if (region.tag().equals("article")) {
            score *= ARTICLE_BONUS;
        } else if (region.tag().equals("main")) {
            score *= MAIN_BONUS;
        }
        region.score = score;
        if (score > 0 && (best == null || score > best.score) && !isTextElement(region)) {
            best = region;
        }
    }

    private static double score(Paragraph paragraph) {
        var prose = prose(paragraph);
        if (prose > 0) {
            return Math.min(prose, 800);
        }
        return paragraph.linkDensity() > 0.5 ? -0.5 * Math.min(paragraph.weight, 80) : 0;
    }

    private static double share(Region child) {
        return child.score < 0 || isTextElement(child) ? 1 : WRAPPER_SHARE;
    }

    private static boolean isTextElement(Region region) {
        return switch (region.tag()) {
            case "p",
                    "blockquote",
                    "li",
                    "ul",
                    "ol",
                    "dl",
                    "dd",
                    "dt",
                    "tr",
                    "tbody",
                    "pre",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6" -> true;
            default -> false;
        };
    }
}
