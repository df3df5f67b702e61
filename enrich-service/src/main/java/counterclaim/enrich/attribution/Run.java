package counterclaim.enrich.attribution;

import java.util.List;

/** A passage: from its first UTF-16 unit to the unit after its last. */
public record Run(int start, int end) {
    public boolean overlaps(Run other) {
        return start < other.end && other.start < end;
    }

    public boolean holds(Run other) {
        return start <= other.start && other.end <= end;
    }

    public int length() {
        return end - start;
    }

    /** From the beginning of the first to the end of the last. */
    public static Run around(List<Run> runs) {
        return new Run(
                runs.stream().mapToInt(Run::start).min().orElseThrow(),
                runs.stream().mapToInt(Run::end).max().orElseThrow());
    }
}
