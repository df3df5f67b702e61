package counterclaim.index.dashboard;

import counterclaim.index.search.Histogram;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A histogram as it is drawn, in a box of {@link #WIDTH} by {@link #HEIGHT}.
 */
public record Bars(List<Bar> bars, String first, String last, long most) {
    public static final int WIDTH = 600;
    public static final int HEIGHT = 72;

    /**
     * @param href the search narrowed to this bar
     */
    public record Bar(
            String x,
            String width,
            String y,
            String height,
            String contestedY,
            String contestedHeight,
            String label,
            String href) {}

    static Bars of(Histogram histogram, QueryString query) {
        var bars = histogram.bars();
        var most =
                Math.max(1, bars.stream().mapToLong(Histogram.Bar::count).max().orElse(1));
        var step = (double) WIDTH / Math.max(1, bars.size());
        return new Bars(
                IntStream.range(0, bars.size())
                        .mapToObj(i -> {
                            var bar = bars.get(i);
                            var height = HEIGHT * (double) bar.count() / most;
                            var contested = HEIGHT * (double) bar.contested() / most;
                            return new Bar(
                                    number(i * step),
                                    number(Math.max(1, step - 1)),
                                    number(HEIGHT - height),
                                    number(height),
                                    number(HEIGHT - contested),
                                    number(contested),
                                    Moment.of(bar.from(), bar.from()).text() + ": "
                                            + Words.count(bar.count(), "article", "articles") + ", " + bar.contested()
                                            + " contested",
                                    query.with("from", bar.from().toString())
                                            .with(
                                                    "to",
                                                    bar.from()
                                                            .plus(histogram.interval())
                                                            .minusMillis(1)
                                                            .toString())
                                            .without("cursor")
                                            .href("/search"));
                        })
                        .toList(),
                bars.isEmpty()
                        ? ""
                        : Moment.of(bars.getFirst().from(), bars.getFirst().from())
                                .text(),
                bars.isEmpty()
                        ? ""
                        : Moment.of(
                                        bars.getLast().from().plus(histogram.interval()),
                                        bars.getLast().from())
                                .text(),
                most);
    }

    private static String number(double value) {
        return String.format(java.util.Locale.ROOT, "%.2f", value);
    }
}
