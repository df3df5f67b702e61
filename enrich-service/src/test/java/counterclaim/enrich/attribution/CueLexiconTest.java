package counterclaim.enrich.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.contracts.Stance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CueLexiconTest {
    private static final CueLexicon LEXICON = CueLexicon.load();

    static List<Arguments> cues() {
        return List.of(
                Arguments.of("said", "say", Stance.ASSERTS),
                Arguments.of("flatly denied", "deny", Stance.DENIES),
                Arguments.of("has disputed", "dispute", Stance.DENIES),
                Arguments.of("According to", "according to", Stance.ASSERTS),
                Arguments.of("admitted", "admit", Stance.CONCEDES),
                Arguments.of("is accusing", "accuse", Stance.ACCUSES),
                Arguments.of("swore", "swear", Stance.PROMISES),
                Arguments.of("cast doubt on", "cast doubt", Stance.DOUBTS),
                Arguments.of("the claim", "claim", Stance.ASSERTS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cues")
    void wordsOfSayingHaveABaseFormAndAStance(String words, String lemma, Stance stance) {
        assertThat(LEXICON.of(words)).hasValueSatisfying(cue -> {
            assertThat(cue.lemma()).isEqualTo(lemma);
            assertThat(cue.stance()).isEqualTo(stance);
        });
    }

    @Test
    void otherWordsAreNoCue() {
        assertThat(LEXICON.of("the green bridge")).isEmpty();
    }
}
