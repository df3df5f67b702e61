package counterclaim.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageDetectorTest {
    private static final LanguageDetector DETECTOR = LanguageDetector.load();

    static List<Arguments> texts() {
        return List.of(
                Arguments.of(
                        "en",
                        "The harbour authority said on Monday that the bridge would stay closed until the inspectors have finished their work, which may take a week."),
                Arguments.of(
                        "de",
                        "Die Hafenbehörde teilte am Montag mit, dass die Brücke gesperrt bleibt, bis die Prüfer ihre Arbeit beendet haben, was eine Woche dauern kann."),
                Arguments.of(
                        "fr",
                        "Les autorités du port ont annoncé lundi que le pont resterait fermé jusqu'à ce que les inspecteurs aient terminé leur travail, ce qui peut durer une semaine."),
                Arguments.of(
                        "es",
                        "Las autoridades del puerto anunciaron el lunes que el puente seguirá cerrado hasta que los inspectores terminen su trabajo, lo que puede durar una semana."),
                Arguments.of(
                        "ru",
                        "Власти порта сообщили в понедельник, что мост останется закрытым, пока инспекторы не закончат работу, что может занять неделю."),
                Arguments.of("zh", "港口管理局周一表示,在检查人员完成工作之前,这座桥将继续关闭,这可能需要一周时间。当地居民对此表示不满,并要求政府尽快解决问题。"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void languageOfAParagraphIsTold(String code, String text) {
        assertThat(DETECTOR.detect("", text, Optional.empty()).code()).isEqualTo(code);
    }

    @Test
    void shortEnglishHeadlineIsEnglish() {
        assertThat(DETECTOR.detect("Minister denies that the bridge was unsafe", "", Optional.empty())
                        .code())
                .isEqualTo("en");
    }

    @Test
    void tooShortATextIsUndeterminedUnlessDeclared() {
        assertThat(DETECTOR.detect("Ok", "", Optional.empty()).code()).isEqualTo(LanguageDetector.UNDETERMINED);
        assertThat(DETECTOR.detect("Ok", "", Optional.of("fr-CA")).code()).isEqualTo("fr");
    }

    @Test
    void numbersAndSymbolsAreNoLanguage() {
        assertThat(DETECTOR.detect("12:30", "100 200 300 *** \uD83D \u0000", Optional.empty())
                        .code())
                .isEqualTo(LanguageDetector.UNDETERMINED);
    }
}
