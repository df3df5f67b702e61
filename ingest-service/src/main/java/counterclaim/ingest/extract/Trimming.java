package counterclaim.ingest.extract;

import java.util.List;
import java.util.Optional;

/** Drops from the paragraphs of an article's region what is not its text: headline, dates, notices, what follows the end. */
final class Trimming {
    /** Share of the told text that a page must show for the rest of the page to be doubted. */
    private static final double SHOWN = 0.8;

    private final Metadata metadata;
    private final Optional<Told> told;

    Trimming(Metadata metadata, Optional<Told> told) {
        this.metadata = metadata;
        this.told = told;
    }

    void trim(List<Paragraph> paragraphs) {
        dropStart(paragraphs);
        dropEnd(paragraphs);
        for (var paragraph : paragraphs) {
            paragraph.dropped |= isBoilerplate(paragraph);
        }
        dropUntold(paragraphs);
        dropEmptyHeadings(paragraphs);
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
}
