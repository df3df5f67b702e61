package counterclaim.ingest.extract;

import java.util.ArrayList;
import java.util.List;

/** Writes the text of the article's region, less what does not belong to the article. */
final class BodyText {
    private BodyText() {}

    static String of(Region body) {
        dropLinkLists(body);
        var paragraphs = new ArrayList<Paragraph>();
        collect(body, paragraphs);
        paragraphs.removeIf(paragraph -> paragraph.linkDensity() > 0.9 && !paragraph.endsLikeSentence());
        while (!paragraphs.isEmpty() && paragraphs.getLast().kind == Paragraph.Kind.HEADING) {
            paragraphs.removeLast();
        }
        var out = new StringBuilder();
        for (var paragraph : paragraphs) {
            if (!out.isEmpty()) {
                out.append("\n\n");
            }
            out.append(paragraph.text);
        }
        return out.toString();
    }

    private static void dropLinkLists(Region region) {
        for (var part : region.parts) {
            if (part instanceof Region child && !child.dropped) {
                if (child.linkDensity() > 0.5 && child.prose < 100) {
                    child.dropped = !child.tag().equals("p");
                } else {
                    dropLinkLists(child);
                }
            }
        }
    }

    private static void collect(Region region, List<Paragraph> out) {
        for (var part : region.parts) {
            switch (part) {
                case Paragraph paragraph -> {
                    if (!paragraph.dropped) {
                        out.add(paragraph);
                    }
                }
                case Region child -> {
                    if (!child.dropped) {
                        collect(child, out);
                    }
                }
            }
        }
    }
}
