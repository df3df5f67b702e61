package counterclaim.ingest.extract;

import java.util.Optional;

/**
 * Finds the region of a page that is the article: the one with the highest score, where prose counts for, runs of links count
 * against, and every wrapper takes a share, so that the tightest region around most of the prose wins.
 */
final class BodyFinder {
    private static final double WRAPPER_SHARE = 0.84;
    private static final double BODY_BONUS = 1.25;
    private static final double ARTICLE_BONUS = 1.15;
    private static final double MAIN_BONUS = 1.05;
    private static final int MOST_OF_ONE_PARAGRAPH = 800;

    /** Share of the text without links that a short line counts where a page has no sentences. */
    private static final double SHORT_LINE = 0.3;

    private final boolean countShortLines;
    private Region best;

    private BodyFinder(boolean countShortLines) {
        this.countShortLines = countShortLines;
    }

    /** The best region of what has not been dropped; empty where nothing reads like sentences. */
    static Optional<Region> find(Region top) {
        return new BodyFinder(false).best(top);
    }

    /** The same for pages of short lines. */
    static Optional<Region> findAny(Region top) {
        return new BodyFinder(true).best(top);
    }

    private Optional<Region> best(Region top) {
        score(top);
        return Optional.ofNullable(best);
    }

    private void score(Region region) {
        var score = 0.0;
        region.favoured = 0;
        var alone = isAlone(region);
        for (var part : region.parts) {
            switch (part) {
                case Paragraph paragraph -> score += paragraph.dropped ? 0 : score(paragraph);
                case Region child -> {
                    if (!child.dropped) {
                        score(child);
                        var share = alone ? 1 : share(child);
                        score += child.score * share;
                        region.favoured += child.favoured * share;
                    }
                }
            }
        }
        var bonus = bonus(region);
        if (bonus > 1 && region.favoured < score / 2) {
            score *= bonus;
            region.favoured = score;
        }
        region.score = score;
        if (score > 0 && (best == null || score > best.score) && !isTextElement(region)) {
            best = region;
        }
    }

    /** Whether the region holds its text in one child: then it is only a wrapper around it. */
    private static boolean isAlone(Region region) {
        var holders = 0;
        for (var part : region.parts) {
            switch (part) {
                case Paragraph paragraph -> holders += paragraph.dropped ? 0 : 1;
                case Region child -> holders += child.dropped || child.weight == 0 ? 0 : 1;
            }
        }
        return holders == 1;
    }

    private static double bonus(Region region) {
        if (region.hint == Hint.BODY) {
            return BODY_BONUS;
        }
        return switch (region.tag()) {
            case "article" -> ARTICLE_BONUS;
            case "main" -> MAIN_BONUS;
            default -> 1;
        };
    }

    private double score(Paragraph paragraph) {
        var prose = paragraph.prose();
        if (prose > 0) {
            return Math.min(prose, MOST_OF_ONE_PARAGRAPH);
        }
        if (paragraph.linkDensity() > 0.5) {
            return -0.5 * Math.min(paragraph.weight, 80);
        }
        return countShortLines ? SHORT_LINE * (paragraph.weight - paragraph.linked) : 0;
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
