package counterclaim.index.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.index.dashboard.WordDiff.Change;
import counterclaim.index.dashboard.WordDiff.Piece;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordDiffTest {
    private static String without(List<Piece> pieces, Change change) {
        return pieces.stream()
                .filter(piece -> piece.change() != change)
                .map(Piece::text)
                .collect(Collectors.joining());
    }

    @Test
    void textsWithNothingInCommonAreTakenOutAndPutIn() {
        assertThat(WordDiff.of("a b", "c d"))
                .containsExactly(new Piece(Change.GONE, "a b"), new Piece(Change.NEW, "c d"));
        assertThat(WordDiff.of("", "new")).containsExactly(new Piece(Change.NEW, "new"));
        assertThat(WordDiff.of("old", "")).containsExactly(new Piece(Change.GONE, "old"));
        assertThat(WordDiff.of("", "")).isEmpty();
    }

    @Test
    void moreChangesThanCanBeComparedAreShownWhole() {
        var before = IntStream.range(0, 5_000).mapToObj(i -> "a" + i).collect(Collectors.joining(" "));
        var after = IntStream.range(0, 5_000).mapToObj(i -> "b" + i).collect(Collectors.joining(" "));
        assertThat(WordDiff.of(before, after)).hasSize(2);
    }

    @Test
    void onlyTheWordsThatChangedAreMarked() {
        assertThat(WordDiff.of("Four people were hurt, police said.", "Six people were badly hurt, police said."))
                .containsExactly(
                        new Piece(Change.GONE, "Four "),
                        new Piece(Change.NEW, "Six "),
                        new Piece(Change.SAME, "people were "),
                        new Piece(Change.NEW, "badly "),
                        new Piece(Change.SAME, "hurt, police said."));
    }

    @Test
    void bothTextsCanBeReadOutOfTheDifference() {
        var random = new Random(42);
        for (int round = 0; round < 300; round++) {
            var before =
                    random.ints(random.nextInt(40), 0, 6).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
            var after =
                    random.ints(random.nextInt(40), 0, 6).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
            var pieces = WordDiff.of(before, after);
            assertThat(without(pieces, Change.NEW)).isEqualTo(before);
            assertThat(without(pieces, Change.GONE)).isEqualTo(after);
        }
    }
}
