package counterclaim.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** The text of a page's article: the best region, the lead before it, less what does not belong to the article. */
final class BodyText {
    /** Share of the told text that a page must show for the rest of the page to be doubted. */
    private static final double SHOWN = 0.8;

    /** Chars below which a text is doubted. */
    private static final int SHORTEST = 150;

    /** Paragraphs taken of one page; what comes after is left out. */
    private static final int MOST_PARAGRAPHS = 30_000;

    private final Region top;
    private final Metadata metadata;
    private final Optional<Told> told;
    private Optional<Moment> shown = Optional.empty();

    private BodyText(Region top, Metadata metadata) {
        this.top = top;
        this.metadata = metadata;
        this.told = Told.of(metadata.body());
    }

    /**
     * @param text  blank where there is none
     * @param shown the date that stands at the text; looked for only where the metadata has none
     */
    record Found(String text, Optional<Moment> shown) {}

    static Found of(Document document, Metadata metadata) {
        var body = new BodyText(PageReader.read(document.body()), metadata);
        var text = body.text();
        return new Found(text, body.shown);
    }

    private String text() {
        metadata.title()
                .map(Texts::letters)
                .filter(letters -> !letters.isEmpty())
                .ifPresent(top::markHeadlines);
        Pruning.prune(top);
        var shown = BodyFinder.find(top).map(this::text).orElse("");
        if (shown.length() < SHORTEST) {
            shown = longest(shown, again());
        }
        if (told.isPresent() && isBetter(told.get(), shown)) {
            return paragraphs(told.get().text());
        }
        return shown;
    }

    /** Some pages show less than they tell; some tell a mess of captions and addresses. */
    private static boolean isBetter(Told told, String shown) {
        var more = told.coveredBy(shown) < 0.5 && told.text().length() > shown.length() * 2;
        return more && (shown.length() < SHORTEST || !told.text().contains("http"));
    }

    /** Once more with less dropped and short lines counted, for pages without much text. */
    private String again() {
        top.restore();
        Pruning.pruneSurely(top);
        return BodyFinder.findAny(top).map(this::text).orElse("");
    }

    private static String longest(String one, String other) {
        return other.length() > one.length() ? other : one;
    }

    private String text(Region body) {
        LinkLists.drop(body);
        var paragraphs = new ArrayList<Paragraph>();
        collect(body, paragraphs);
        dropStart(paragraphs);
        dropEnd(paragraphs);
        for (var paragraph : paragraphs) {
            paragraph.dropped |= isBoilerplate(paragraph);
        }
        dropUntold(paragraphs);
        dropEmptyHeadings(paragraphs);
        var out = new StringBuilder();
        paragraphs.removeIf(paragraph -> paragraph.dropped);
        if (!paragraphs.isEmpty()) {
            if (metadata.published().isEmpty()) {
                shown = ShownDate.around(paragraphs.getFirst(), top);
            }
            paragraphs.addAll(0, Lead.before(paragraphs.getFirst(), top));
        }
        for (var paragraph : paragraphs) {
            out.append(out.isEmpty() ? "" : "\n\n").append(paragraph.text);
        }
        return out.toString();
    }

    private static boolean isBoilerplate(Paragraph paragraph) {
        return paragraph.linkDensity() > 0.9 && !paragraph.endsLikeSentence() || Lines.isBoilerplate(paragraph.text);
    }

    /** The headline, and what stands before it; then dates and names up to the first sentence. */
    private void dropStart(List<Paragraph> paragraphs) {
        var headline = headline(paragraphs);
        for (var i = 0; i <= headline; i++) {
            paragraphs.get(i).dropped = true;
        }
        for (var i = headline + 1; i < paragraphs.size(); i++) {
            var paragraph = paragraphs.get(i);
            if (paragraph.prose() > 0) {
                break;
            }
            if (isAboutTheArticle(paragraph)) {
                paragraph.dropped = true;
            }
        }
    }

    private int headline(List<Paragraph> paragraphs) {
        if (metadata.title().isEmpty()) {
            return -1;
        }
        var title = Texts.letters(metadata.title().get());
        for (var i = 0; i < Math.min(paragraphs.size(), 15); i++) {
            var paragraph = paragraphs.get(i);
            var letters = Texts.letters(paragraph.text);
            var same = letters.equals(title)
                    || paragraph.kind == Paragraph.Kind.HEADING
                            && letters.length() > 10
                            && (title.contains(letters) && letters.length() * 2 > title.length()
                                    || letters.contains(title));
            if (same) {
                return i;
            }
            if (paragraph.prose() > 200) {
                break;
            }
        }
        return -1;
    }

    private boolean isAboutTheArticle(Paragraph paragraph) {
        var text = paragraph.text;
        if (paragraph.kind == Paragraph.Kind.HEADING || text.length() > 120) {
            return false;
        }
        var lower = Texts.lower(text);
        return Moments.parse(text).isPresent() && text.length() < 70
                || metadata.bylines().stream().anyMatch(name -> lower.contains(Texts.lower(name)))
                || paragraph.kind == Paragraph.Kind.OTHER && text.length() < 40 && !paragraph.endsLikeSentence();
    }

    /** From a heading like "Related articles" on, where little prose follows. */
    private static void dropEnd(List<Paragraph> paragraphs) {
        var total = paragraphs.stream().mapToLong(Paragraph::prose).sum();
        var before = 0L;
        for (var i = 0; i < paragraphs.size(); i++) {
            var paragraph = paragraphs.get(i);
            before += paragraph.prose();
            if (before * 2 >= total && Lines.isEnd(paragraph.text) && (total - before) * 3 <= total) {
                paragraphs.subList(i, paragraphs.size()).forEach(rest -> rest.dropped = true);
                return;
            }
        }
    }

    /** Where the page shows the told text, what stands before and after it is not the article. */
    private void dropUntold(List<Paragraph> paragraphs) {
        if (told.isEmpty()) {
            return;
        }
        var kept = new StringBuilder();
        var first = -1;
        var last = -1;
        for (var i = 0; i < paragraphs.size(); i++) {
            if (!paragraphs.get(i).dropped) {
                kept.append(paragraphs.get(i).text).append('\n');
                if (told.get().share(paragraphs.get(i).text) > 0.6) {
                    first = first < 0 ? i : first;
                    last = i;
                }
            }
        }
        if (first < 0
                || told.get().coveredBy(kept.toString()) < SHOWN
                || told.get().text().length() < kept.length() * 0.6) {
            return;
        }
        for (var i = 0; i < paragraphs.size(); i++) {
            paragraphs.get(i).dropped |= i < first || i > last;
        }
    }

    /** Headings at the end, and those all of whose text is gone. */
    private static void dropEmptyHeadings(List<Paragraph> paragraphs) {
        var anything = false;
        var text = false;
        var gone = false;
        for (var i = paragraphs.size() - 1; i >= 0; i--) {
            var paragraph = paragraphs.get(i);
            if (paragraph.dropped) {
                gone = true;
            } else if (paragraph.kind != Paragraph.Kind.HEADING) {
                anything = true;
                text = true;
            } else {
                paragraph.dropped = !anything || gone && !text;
                text = false;
                gone = false;
            }
        }
    }

    private static void collect(Region region, List<Paragraph> out) {
        for (var part : region.parts) {
            if (out.size() >= MOST_PARAGRAPHS) {
                return;
            }
            switch (part) {
                case Paragraph paragraph -> out.add(paragraph);
                case Region child -> {
                    if (child.dropped) {
                        markDropped(child, out);
                    } else {
                        collect(child, out);
                    }
                }
            }
        }
    }

    /** A dropped region leaves one dropped paragraph, so that a heading before it can be seen to have lost its text. */
    private static void markDropped(Region region, List<Paragraph> out) {
        for (var part : region.parts) {
            if (part instanceof Paragraph paragraph) {
                paragraph.dropped = true;
                out.add(paragraph);
                return;
            }
        }
    }

    private static String paragraphs(String text) {
        return String.join(
                "\n\n",
                text.lines().map(Texts::oneLine).filter(line -> !line.isEmpty()).toList());
    }
}
