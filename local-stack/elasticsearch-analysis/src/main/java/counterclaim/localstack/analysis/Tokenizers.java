package counterclaim.localstack.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.classic.ClassicTokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.path.PathHierarchyTokenizer;
import org.apache.lucene.analysis.path.ReversePathHierarchyTokenizer;
import org.apache.lucene.analysis.pattern.PatternTokenizer;
import org.apache.lucene.analysis.pattern.SimplePatternSplitTokenizer;
import org.apache.lucene.analysis.pattern.SimplePatternTokenizer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.th.ThaiTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.PreConfiguredTokenizer;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** Tokenizers by name, with the parameters and defaults of the Elasticsearch reference. */
final class Tokenizers {
    private static final Map<String, Function<Settings, Supplier<Tokenizer>>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("keyword", settings -> {
            int buffer = settings.getAsInt("buffer_size", 256);
            return () -> new KeywordTokenizer(buffer);
        });
        ALL.put("letter", settings -> LetterTokenizer::new);
        ALL.put("whitespace", settings -> {
            int longest = settings.getAsInt("max_token_length", StandardAnalyzer.DEFAULT_MAX_TOKEN_LENGTH);
            return () -> new WhitespaceTokenizer(Tokenizer.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, longest);
        });
        ALL.put("classic", settings -> {
            int longest = settings.getAsInt("max_token_length", StandardAnalyzer.DEFAULT_MAX_TOKEN_LENGTH);
            return () -> {
                var tokenizer = new ClassicTokenizer();
                tokenizer.setMaxTokenLength(longest);
                return tokenizer;
            };
        });
        ALL.put("uax_url_email", settings -> {
            int longest = settings.getAsInt("max_token_length", StandardAnalyzer.DEFAULT_MAX_TOKEN_LENGTH);
            return () -> {
                var tokenizer = new UAX29URLEmailTokenizer();
                tokenizer.setMaxTokenLength(longest);
                return tokenizer;
            };
        });
        ALL.put("thai", settings -> ThaiTokenizer::new);
        ALL.put("pattern", settings -> {
            var pattern = RegexFlags.compile(settings.get("pattern", "\\W+"), settings.get("flags"));
            int group = settings.getAsInt("group", -1);
            return () -> new PatternTokenizer(pattern, group);
        });
        ALL.put("simple_pattern", settings -> {
            var pattern = settings.get("pattern", "");
            return () -> new SimplePatternTokenizer(pattern);
        });
        ALL.put("simple_pattern_split", settings -> {
            var pattern = settings.get("pattern", "");
            return () -> new SimplePatternSplitTokenizer(pattern);
        });
        ALL.put("path_hierarchy", Tokenizers::pathHierarchy);
        ALL.put("ngram", settings -> {
            int min = settings.getAsInt("min_gram", 1);
            int max = settings.getAsInt("max_gram", 2);
            var kept = TokenChars.of(settings.getAsList("token_chars"), settings.get("custom_token_chars", ""));
            return () -> new NGramTokenizer(min, max) {
                @Override
                protected boolean isTokenChar(int c) {
                    return kept.test(c);
                }
            };
        });
        ALL.put("edge_ngram", settings -> {
            int min = settings.getAsInt("min_gram", 1);
            int max = settings.getAsInt("max_gram", 2);
            var kept = TokenChars.of(settings.getAsList("token_chars"), settings.get("custom_token_chars", ""));
            return () -> new EdgeNGramTokenizer(min, max) {
                @Override
                protected boolean isTokenChar(int c) {
                    return kept.test(c);
                }
            };
        });
    }

    private Tokenizers() {}

    static List<PreConfiguredTokenizer> preConfigured() {
        var tokenizers = new ArrayList<PreConfiguredTokenizer>();
        ALL.forEach((name, make) -> tokenizers.add(PreConfiguredTokenizer.singleton(name, make.apply(Settings.EMPTY))));
        return tokenizers;
    }

    static Map<String, AnalysisProvider<TokenizerFactory>> byName() {
        var tokenizers = new LinkedHashMap<String, AnalysisProvider<TokenizerFactory>>();
        ALL.forEach((name, make) -> tokenizers.put(
                name,
                (index, environment, given, settings) -> TokenizerFactory.newFactory(given, make.apply(settings))));
        return tokenizers;
    }

    private static Supplier<Tokenizer> pathHierarchy(Settings settings) {
        char delimiter = settings.get("delimiter", "/").charAt(0);
        char replacement =
                settings.get("replacement", String.valueOf(delimiter)).charAt(0);
        int buffer = settings.getAsInt("buffer_size", 1024);
        int skip = settings.getAsInt("skip", 0);
        if (settings.getAsBoolean("reverse", false)) {
            return () -> new ReversePathHierarchyTokenizer(buffer, delimiter, replacement, skip);
        }
        return () -> new PathHierarchyTokenizer(buffer, delimiter, replacement, skip);
    }
}
