package counterclaim.localstack.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.elasticsearch.common.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the running node makes of these names is tested by local-stack. */
class LanguageAnalysisPluginTest {
    private final LanguageAnalysisPlugin plugin = new LanguageAnalysisPlugin();

    @Test
    void stemmerOfAnUnknownLanguageIsRefusedByName() {
        assertThatThrownBy(() -> Stemmers.of("klingon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("klingon");
    }

    @Test
    void unknownRegexFlagIsRefusedByName() {
        assertThatThrownBy(() -> RegexFlags.compile("a", "CASE_INSENSITIVE|LOUD"))
                .hasMessageContaining("LOUD");
        assertThat(RegexFlags.compile("a", "CASE_INSENSITIVE|DOTALL")
                        .matcher("A")
                        .matches())
                .isTrue();
    }

    @Test
    void unknownCharacterClassIsRefusedByName() {
        assertThatThrownBy(() -> TokenChars.of(List.of("vowel"), "")).hasMessageContaining("vowel");
    }

    @ParameterizedTest
    @CsvSource({"letter,a,1", "digit,7,a", "whitespace,' ',a", "punctuation,!,a", "symbol,+,a", "custom,#,a"})
    void characterClassHoldsItsOwnAndNothingElse(String name, String in, String out) {
        IntPredicate kept = TokenChars.of(List.of(name), "#");
        assertThat(kept.test(in.codePointAt(0))).isTrue();
        assertThat(kept.test(out.codePointAt(0))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arabic",
                "bulgarian",
                "catalan",
                "cjk",
                "czech",
                "danish",
                "dutch",
                "english",
                "estonian",
                "finnish",
                "french",
                "german",
                "greek",
                "hindi",
                "hungarian",
                "indonesian",
                "irish",
                "italian",
                "latvian",
                "lithuanian",
                "norwegian",
                "persian",
                "portuguese",
                "romanian",
                "russian",
                "serbian",
                "sorani",
                "spanish",
                "swedish",
                "thai",
                "turkish"
            })
    void languageHasAnAnalyzerUnderItsNameInBothForms(String language) throws IOException {
        assertThat(plugin.getAnalyzers()).containsKey(language);
        assertThat(plugin.getPreBuiltAnalyzerProviderFactories())
                .anyMatch(analyzer -> analyzer.getName().equals(language));
        try (var analyzer = LanguageAnalyzers.ALL.get(language).byDefault()) {
            assertThat(terms(analyzer.tokenStream("text", "Kursk 2026"))).isNotEmpty();
        }
    }

    @Test
    void filterThatNeedsNoSettingsCanBeNamedBare() {
        assertThat(plugin.getPreConfiguredTokenFilters())
                .extracting(filter -> filter.getName())
                .contains("asciifolding", "stop", "unique", "elision", "edge_ngram", "word_delimiter_graph", "kstem");
        assertThat(plugin.getPreConfiguredTokenizers())
                .extracting(tokenizer -> tokenizer.getName())
                .contains("keyword", "whitespace", "letter", "uax_url_email", "pattern", "ngram");
    }

    @Test
    void everyBareFilterCanBeUsedTwice() throws IOException {
        for (var name : List.of("unique", "word_delimiter_graph", "truncate", "reverse")) {
            var provider = plugin.getTokenFilters().get(name);
            for (int i = 0; i < 2; i++) {
                var filter = provider.get(null, null, name, Settings.EMPTY);
                assertThat(terms(filter.create(words("storm storm")))).as(name).isNotEmpty();
            }
        }
    }

    @Test
    void termAtAnotherPositionMayRepeatWhereOnlyPositionsAreUnique() throws IOException {
        assertThat(terms(new UniqueFilter(words("a b a"), true))).containsExactly("a", "b", "a");
        assertThat(terms(new UniqueFilter(words("a b a"), false))).containsExactly("a", "b");
    }

    private static TokenStream words(String text) {
        var words = new WhitespaceTokenizer();
        words.setReader(new StringReader(text));
        return words;
    }

    private static List<String> terms(TokenStream stream) throws IOException {
        var terms = new ArrayList<String>();
        try (stream) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        }
        return terms;
    }
}
