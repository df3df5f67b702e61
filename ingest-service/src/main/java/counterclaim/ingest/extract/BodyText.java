package counterclaim.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** The text of a page's article: the best region, the lead before it, less what does not belong to the article. */
final class BodyText {
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
        new Trimming(metadata, told).trim(paragraphs);
        paragraphs.removeIf(paragraph -> paragraph.dropped);
        var out = new StringBuilder();
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
