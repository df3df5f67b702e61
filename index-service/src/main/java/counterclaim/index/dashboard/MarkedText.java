package counterclaim.index.dashboard;

import counterclaim.contracts.ContestedClaim;
import counterclaim.contracts.Entity;
import counterclaim.contracts.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * A text of an article with its claims, contests and entities marked. Marks may overlap and nest; the text is cut into pieces so that
 * each piece lies wholly inside or outside of every mark.
 */
final class MarkedText {
    /**
     * @param classes of the piece, empty when nothing marks it
     * @param href of the entity that it names, or empty
     * @param before for those who do not see colours: what begins here
     * @param numbers of the claims and contests that end here, as shown in the list beside the text
     */
    public record Piece(String text, String classes, String href, String before, List<Number> numbers) {}

    /** A reference to the list beside the text. */
    public record Number(String label, String anchor, String kind) {}

    private record Mark(int start, int end, String css, String before, String label, String anchor, String href) {}

    private final List<Mark> marks = new ArrayList<>();
    private final Span.Part part;
    private final String text;

    private MarkedText(Span.Part part, String text) {
        this.part = part;
        this.text = text;
    }

    /** The paragraphs of the text, as pieces. */
    static List<List<Piece>> of(Span.Part part, String text, List<ContestedClaim> contested, List<Entity> entities) {
        var marked = new MarkedText(part, text);
        for (int i = 0; i < contested.size(); i++) {
            var claim = contested.get(i);
            var number = Integer.toString(i + 1);
            marked.add(claim.claim(), "claim", "Claim " + number + ": ", number, "c" + number, "");
            for (var also : claim.also()) {
                marked.add(also, "claim", "Claim " + number + " again: ", number, "c" + number, "");
            }
            for (int j = 0; j < claim.contests().size(); j++) {
                var contest = claim.contests().get(j);
                marked.add(
                        contest.evidence(),
                        "contest",
                        Words.kind(contest.kind()) + " of claim " + number + ": ",
                        number + letter(j),
                        "c" + number + letter(j),
                        "");
            }
        }
        for (var entity : entities) {
            for (var mention : entity.mentions()) {
                marked.add(
                        mention,
                        "entity " + entity.type().name().toLowerCase(Locale.ROOT),
                        "",
                        "",
                        "",
                        "/entities/" + Words.path(entity.id()));
            }
        }
        return marked.paragraphs();
    }

    static String letter(int index) {
        return index < 26 ? Character.toString('a' + index) : "z" + index;
    }

    /** A span of the other part, or one that the text does not bear out (an excerpt ends before it), marks nothing. */
    private void add(Span span, String css, String before, String label, String anchor, String href) {
        if (span.part() == part
                && span.end() <= text.length()
                && text.regionMatches(
                        span.start(), span.exact(), 0, span.exact().length())) {
            marks.add(new Mark(span.start(), span.end(), css, before, label, anchor, href));
        }
    }

    private List<List<Piece>> paragraphs() {
        var cuts = new TreeSet<Integer>();
        cuts.add(0);
        cuts.add(text.length());
        for (var mark : marks) {
            cuts.add(mark.start);
            cuts.add(mark.end);
        }
        for (int i = text.indexOf("\n\n"); i >= 0; i = text.indexOf("\n\n", i + 2)) {
            cuts.add(i);
            cuts.add(i + 2);
        }
        var sorted = new ArrayList<>(marks);
        sorted.sort(java.util.Comparator.comparingInt(Mark::start));
        var paragraphs = new ArrayList<List<Piece>>();
        var paragraph = new ArrayList<Piece>();
        var open = new ArrayList<Mark>();
        var next = 0;
        Integer from = null;
        for (var to : cuts) {
            if (from != null) {
                final int start = from;
                open.removeIf(mark -> mark.end <= start);
                while (next < sorted.size() && sorted.get(next).start <= start) {
                    open.add(sorted.get(next++));
                }
                var words = text.substring(start, to);
                if (words.equals("\n\n")) {
                    paragraphs.add(List.copyOf(paragraph));
                    paragraph.clear();
                } else {
                    paragraph.add(piece(words, start, to, open));
                }
            }
            from = to;
        }
        paragraphs.add(List.copyOf(paragraph));
        paragraphs.removeIf(List::isEmpty);
        return paragraphs;
    }

    private static Piece piece(String words, int start, int end, List<Mark> open) {
        var classes = new TreeSet<String>();
        var before = new StringBuilder();
        var numbers = new ArrayList<Number>();
        var href = "";
        for (var mark : open) {
            classes.addAll(List.of(mark.css.split(" ")));
            if (mark.start == start) {
                before.append(mark.before);
            }
            if (mark.end == end && !mark.label.isEmpty()) {
                numbers.add(new Number(mark.label, mark.anchor, mark.css));
            }
            if (!mark.href.isEmpty()) {
                href = mark.href;
            }
        }
        return new Piece(words, String.join(" ", classes), href, before.toString(), List.copyOf(numbers));
    }
}
