package counterclaim.localstack.analysis;

import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.AbstractCharFilterFactory;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredCharFilter;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;

/** Character filters by name. */
final class CharFilters {
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern RULE = Pattern.compile("(.*)\\s*=>\\s*(.*)\\s*$");

    private CharFilters() {}

    static List<PreConfiguredCharFilter> preConfigured() {
        return List.of(PreConfiguredCharFilter.singleton("html_strip", false, HTMLStripCharFilter::new));
    }

    static Map<String, AnalysisProvider<CharFilterFactory>> byName() {
        return Map.of(
                "html_strip",
                        (index, environment, name, settings) -> {
                            var kept = Set.copyOf(settings.getAsList("escaped_tags"));
                            return new OneFunction(name, false, in -> new HTMLStripCharFilter(in, kept));
                        },
                "mapping",
                        AnalysisPlugin.requiresAnalysisSettings((index, environment, name, settings) -> {
                            var map = mappings(environment, settings);
                            return new OneFunction(name, true, in -> new MappingCharFilter(map, in));
                        }),
                "pattern_replace",
                        AnalysisPlugin.requiresAnalysisSettings((index, environment, name, settings) -> {
                            var pattern = RegexFlags.compile(settings.get("pattern"), settings.get("flags"));
                            var replacement = settings.get("replacement", "");
                            return new OneFunction(
                                    name, true, in -> new PatternReplaceCharFilter(pattern, replacement, in));
                        }));
    }

    private static NormalizeCharMap mappings(Environment environment, Settings settings) {
        var rules = Analysis.getWordList(environment, settings, "mappings");
        if (rules == null) {
            throw new IllegalArgumentException(
                    "mapping requires either `mappings` or `mappings_path` to be configured");
        }
        var map = new NormalizeCharMap.Builder();
        for (var rule : rules) {
            var match = RULE.matcher(rule);
            if (!match.find()) {
                throw new IllegalArgumentException("Invalid mapping rule : [" + rule + "]");
            }
            map.add(unescaped(match.group(1).strip()), unescaped(match.group(2).strip()));
        }
        return map.build();
    }

    /** A rule names blanks and unusual characters by a backslash, u and four hex digits, or by the usual escapes. */
    private static String unescaped(String text) {
        return UNICODE.matcher(text)
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))))
                .translateEscapes();
    }

    private static final class OneFunction extends AbstractCharFilterFactory {
        private final boolean normalizing;
        private final UnaryOperator<Reader> wrap;

        OneFunction(String name, boolean normalizing, UnaryOperator<Reader> wrap) {
            super(name);
            this.normalizing = normalizing;
            this.wrap = wrap;
        }

        @Override
        public Reader create(Reader in) {
            return wrap.apply(in);
        }

        @Override
        public Reader normalize(Reader in) {
            return normalizing ? wrap.apply(in) : in;
        }
    }
}
