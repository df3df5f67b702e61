package counterclaim.localstack.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.bn.BengaliNormalizationFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ckb.SoraniNormalizationFilter;
import org.apache.lucene.analysis.commongrams.CommonGramsFilter;
import org.apache.lucene.analysis.commongrams.CommonGramsQueryFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.core.TypeTokenFilter;
import org.apache.lucene.analysis.core.UpperCaseFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishLowerCaseFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.FingerprintFilter;
import org.apache.lucene.analysis.miscellaneous.KeepWordFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.LimitTokenCountFilter;
import org.apache.lucene.analysis.miscellaneous.PatternKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.ScandinavianFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.ScandinavianNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterIterator;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sr.SerbianNormalizationFilter;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;

/** Token filters by name, with the parameters and defaults of the Elasticsearch reference. */
final class TokenFilters {
    /** Filters that need no parameter; a bare name in a chain means one of these. */
    private record Plain(boolean normalizing, UnaryOperator<TokenStream> wrap) {}

    private interface Configured {
        UnaryOperator<TokenStream> from(Environment environment, Settings settings);
    }

    private static final Map<String, Plain> PLAIN = new LinkedHashMap<>();

    static {
        normalizing("apostrophe", ApostropheFilter::new);
        normalizing("arabic_normalization", ArabicNormalizationFilter::new);
        normalizing("asciifolding", ASCIIFoldingFilter::new);
        normalizing("bengali_normalization", BengaliNormalizationFilter::new);
        normalizing("cjk_width", CJKWidthFilter::new);
        normalizing("decimal_digit", DecimalDigitFilter::new);
        normalizing("elision", in -> new ElisionFilter(in, FrenchAnalyzer.DEFAULT_ARTICLES));
        normalizing("german_normalization", GermanNormalizationFilter::new);
        normalizing("hindi_normalization", HindiNormalizationFilter::new);
        normalizing("indic_normalization", IndicNormalizationFilter::new);
        normalizing("persian_normalization", PersianNormalizationFilter::new);
        normalizing("scandinavian_folding", ScandinavianFoldingFilter::new);
        normalizing("scandinavian_normalization", ScandinavianNormalizationFilter::new);
        normalizing("serbian_normalization", SerbianNormalizationFilter::new);
        normalizing("sorani_normalization", SoraniNormalizationFilter::new);
        normalizing("trim", TrimFilter::new);
        normalizing("uppercase", UpperCaseFilter::new);
        plain("cjk_bigram", CJKBigramFilter::new);
        plain("edge_ngram", in -> new EdgeNGramTokenFilter(in, 1, 2, false));
        plain("fingerprint", FingerprintFilter::new);
        plain("flatten_graph", FlattenGraphFilter::new);
        plain("keyword_repeat", KeywordRepeatFilter::new);
        plain("kstem", KStemFilter::new);
        plain("limit", in -> new LimitTokenCountFilter(in, 1, false));
        plain("ngram", in -> new NGramTokenFilter(in, 1, 2, false));
        plain("porter_stem", PorterStemFilter::new);
        plain("remove_duplicates", RemoveDuplicatesTokenFilter::new);
        plain("reverse", ReverseStringFilter::new);
        plain("snowball", in -> new SnowballFilter(in, "English"));
        plain("stemmer", PorterStemFilter::new);
        plain("stop", in -> new StopFilter(in, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET));
        plain("truncate", truncate(10));
        plain("unique", in -> new UniqueFilter(in, false));
        plain(
                "word_delimiter_graph",
                in -> wordDelimiterGraph(Settings.EMPTY, null).apply(in));
    }

    private TokenFilters() {}

    static List<PreConfiguredTokenFilter> preConfigured() {
        var filters = new ArrayList<PreConfiguredTokenFilter>();
        PLAIN.forEach((name, plain) ->
                filters.add(PreConfiguredTokenFilter.singleton(name, plain.normalizing(), plain.wrap()::apply)));
        return filters;
    }

    static Map<String, AnalysisProvider<TokenFilterFactory>> byName() {
        var filters = new LinkedHashMap<String, AnalysisProvider<TokenFilterFactory>>();
        PLAIN.forEach((name, plain) -> {
            // The server has a `stop` of its own for filters with settings.
            if (!name.equals("stop")) {
                filters.put(
                        name,
                        (index, environment, given, settings) -> new Filter(given, plain.normalizing(), plain.wrap()));
            }
        });
        with(filters, "asciifolding", true, (environment, settings) -> {
            var keep = settings.getAsBoolean("preserve_original", false);
            return in -> new ASCIIFoldingFilter(in, keep);
        });
        with(filters, "lowercase", true, (environment, settings) -> lowercase(settings.get("language")));
        with(filters, "elision", true, (environment, settings) -> {
            var given = Analysis.parseArticles(environment, settings);
            var articles = given == null ? FrenchAnalyzer.DEFAULT_ARTICLES : given;
            return in -> new ElisionFilter(in, articles);
        });
        with(
                filters,
                "stemmer",
                false,
                (environment, settings) -> Stemmers.of(settings.get("language", settings.get("name", "porter"))));
        with(filters, "snowball", false, (environment, settings) -> {
            var language = settings.get("language", settings.get("name", "English"));
            var capital = language.substring(0, 1).toUpperCase(Locale.ROOT) + language.substring(1);
            return in -> new SnowballFilter(in, capital);
        });
        with(filters, "edge_ngram", false, (environment, settings) -> {
            int min = settings.getAsInt("min_gram", 1);
            int max = settings.getAsInt("max_gram", 2);
            boolean keep = settings.getAsBoolean("preserve_original", false);
            boolean back = "back".equals(settings.get("side", "front"));
            return in -> back
                    ? new ReverseStringFilter(new EdgeNGramTokenFilter(new ReverseStringFilter(in), min, max, keep))
                    : new EdgeNGramTokenFilter(in, min, max, keep);
        });
        with(filters, "ngram", false, (environment, settings) -> {
            int min = settings.getAsInt("min_gram", 1);
            int max = settings.getAsInt("max_gram", 2);
            boolean keep = settings.getAsBoolean("preserve_original", false);
            return in -> new NGramTokenFilter(in, min, max, keep);
        });
        with(filters, "unique", false, (environment, settings) -> {
            boolean samePosition = settings.getAsBoolean("only_on_same_position", false);
            return in -> new UniqueFilter(in, samePosition);
        });
        with(filters, "truncate", false, (environment, settings) -> {
            return truncate(settings.getAsInt("length", 10));
        });
        with(filters, "limit", false, (environment, settings) -> {
            int most = settings.getAsInt("max_token_count", 1);
            boolean all = settings.getAsBoolean("consume_all_tokens", false);
            return in -> new LimitTokenCountFilter(in, most, all);
        });
        with(filters, "length", false, (environment, settings) -> {
            int min = settings.getAsInt("min", 0);
            int max = settings.getAsInt("max", Integer.MAX_VALUE);
            return in -> new LengthFilter(in, min, max);
        });
        with(filters, "fingerprint", false, (environment, settings) -> {
            int most = settings.getAsInt("max_output_size", FingerprintFilter.DEFAULT_MAX_OUTPUT_TOKEN_SIZE);
            char separator = settings.get("separator", " ").charAt(0);
            return in -> new FingerprintFilter(in, most, separator);
        });
        with(
                filters,
                "word_delimiter_graph",
                false,
                (environment, settings) ->
                        wordDelimiterGraph(settings, Analysis.getWordSet(environment, settings, "protected_words")));
        required(filters, "pattern_capture", TokenFilters::patternCapture);
        required(filters, "pattern_replace", TokenFilters::patternReplace);
        required(filters, "keyword_marker", TokenFilters::keywordMarker);
        required(filters, "keep", (environment, settings) -> {
            var words = Analysis.parseWords(
                    environment, settings, "keep_words", null, null, lowered(settings, "keep_words_case"));
            return in -> new KeepWordFilter(in, words);
        });
        required(filters, "keep_types", (environment, settings) -> {
            var types = java.util.Set.copyOf(settings.getAsList("types"));
            boolean keep = !"exclude".equals(settings.get("mode", "include"));
            return in -> new TypeTokenFilter(in, types, keep);
        });
        required(filters, "common_grams", (environment, settings) -> {
            var words =
                    Analysis.parseCommonWords(environment, settings, null, settings.getAsBoolean("ignore_case", false));
            boolean query = settings.getAsBoolean("query_mode", false);
            return in -> query
                    ? new CommonGramsQueryFilter(new CommonGramsFilter(in, words))
                    : new CommonGramsFilter(in, words);
        });
        filters.put(
                "synonym",
                AnalysisPlugin.requiresAnalysisSettings(
                        (index, environment, name, settings) -> new Synonyms(name, false, environment, settings)));
        filters.put(
                "synonym_graph",
                AnalysisPlugin.requiresAnalysisSettings(
                        (index, environment, name, settings) -> new Synonyms(name, true, environment, settings)));
        return filters;
    }

    private static void normalizing(String name, UnaryOperator<TokenStream> wrap) {
        PLAIN.put(name, new Plain(true, wrap));
    }

    private static void plain(String name, UnaryOperator<TokenStream> wrap) {
        PLAIN.put(name, new Plain(false, wrap));
    }

    private static void with(
            Map<String, AnalysisProvider<TokenFilterFactory>> filters,
            String name,
            boolean normalizing,
            Configured configured) {
        filters.put(
                name,
                (index, environment, given, settings) ->
                        new Filter(given, normalizing, configured.from(environment, settings)));
    }

    private static void required(
            Map<String, AnalysisProvider<TokenFilterFactory>> filters, String name, Configured configured) {
        filters.put(
                name,
                AnalysisPlugin.requiresAnalysisSettings((index, environment, given, settings) ->
                        new Filter(given, false, configured.from(environment, settings))));
    }

    @SuppressWarnings("deprecation") // counts UTF-16 units, as Elasticsearch does
    private static UnaryOperator<TokenStream> truncate(int length) {
        return in -> new TruncateTokenFilter(in, length);
    }

    private static boolean lowered(Settings settings, String key) {
        return settings.getAsBoolean(key, false);
    }

    private static UnaryOperator<TokenStream> lowercase(String language) {
        return switch (language) {
            case null -> LowerCaseFilter::new;
            case "greek" -> GreekLowerCaseFilter::new;
            case "irish" -> IrishLowerCaseFilter::new;
            case "turkish" -> TurkishLowerCaseFilter::new;
            default -> throw new IllegalArgumentException("language [" + language + "] not support for lower case");
        };
    }

    private static UnaryOperator<TokenStream> patternCapture(Environment environment, Settings settings) {
        var patterns =
                settings.getAsList("patterns").stream().map(Pattern::compile).toArray(Pattern[]::new);
        if (patterns.length == 0) {
            throw new IllegalArgumentException("required setting 'patterns' is missing for a pattern_capture filter");
        }
        boolean keep = settings.getAsBoolean("preserve_original", true);
        return in -> new PatternCaptureGroupTokenFilter(in, keep, Arrays.copyOf(patterns, patterns.length));
    }

    private static UnaryOperator<TokenStream> patternReplace(Environment environment, Settings settings) {
        var pattern = RegexFlags.compile(settings.get("pattern"), settings.get("flags"));
        var replacement = settings.get("replacement", "");
        boolean all = settings.getAsBoolean("all", true);
        return in -> new PatternReplaceFilter(in, pattern, replacement, all);
    }

    private static UnaryOperator<TokenStream> keywordMarker(Environment environment, Settings settings) {
        var pattern = settings.get("keywords_pattern");
        if (pattern != null) {
            var compiled = Pattern.compile(
                    pattern, settings.getAsBoolean("ignore_case", false) ? Pattern.CASE_INSENSITIVE : 0);
            return in -> new PatternKeywordMarkerFilter(in, compiled);
        }
        var words = Analysis.getWordSet(environment, settings, "keywords");
        if (words == null) {
            throw new IllegalArgumentException(
                    "keyword filter requires either `keywords`, `keywords_path`, or `keywords_pattern`");
        }
        return in -> new SetKeywordMarkerFilter(in, words);
    }

    private static UnaryOperator<TokenStream> wordDelimiterGraph(Settings settings, CharArraySet protectedWords) {
        int flags = flag(settings, "generate_word_parts", true, WordDelimiterGraphFilter.GENERATE_WORD_PARTS)
                | flag(settings, "generate_number_parts", true, WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS)
                | flag(settings, "catenate_words", false, WordDelimiterGraphFilter.CATENATE_WORDS)
                | flag(settings, "catenate_numbers", false, WordDelimiterGraphFilter.CATENATE_NUMBERS)
                | flag(settings, "catenate_all", false, WordDelimiterGraphFilter.CATENATE_ALL)
                | flag(settings, "split_on_case_change", true, WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE)
                | flag(settings, "preserve_original", false, WordDelimiterGraphFilter.PRESERVE_ORIGINAL)
                | flag(settings, "split_on_numerics", true, WordDelimiterGraphFilter.SPLIT_ON_NUMERICS)
                | flag(settings, "stem_english_possessive", true, WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE)
                | flag(settings, "ignore_keywords", false, WordDelimiterGraphFilter.IGNORE_KEYWORDS);
        boolean adjust = settings.getAsBoolean("adjust_offsets", true);
        return in -> new WordDelimiterGraphFilter(
                in, adjust, WordDelimiterIterator.DEFAULT_WORD_DELIM_TABLE, flags, protectedWords);
    }

    private static int flag(Settings settings, String key, boolean byDefault, int flag) {
        return settings.getAsBoolean(key, byDefault) ? flag : 0;
    }
}
