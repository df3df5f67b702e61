package counterclaim.localstack.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.text.ParseException;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymFilter;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.analysis.synonym.WordnetSynonymParser;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexService.IndexCreationContext;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;

/** Synonym rules, read through the tokenizer and the filters that stand before this one in the chain. */
final class Synonyms extends AbstractTokenFilterFactory {
    private final boolean graph;
    private final boolean expand;
    private final boolean lenient;
    private final boolean wordnet;
    private final String rules;

    Synonyms(String name, boolean graph, Environment environment, Settings settings) {
        super(name);
        this.graph = graph;
        this.expand = settings.getAsBoolean("expand", true);
        this.lenient = settings.getAsBoolean("lenient", false);
        this.wordnet = "wordnet".equalsIgnoreCase(settings.get("format"));
        var lines = settings.getAsList("synonyms", null) != null
                ? settings.getAsList("synonyms")
                : Analysis.getWordList(environment, settings, "synonyms_path", "synonyms_path", false);
        if (lines == null) {
            throw new IllegalArgumentException("synonym filter [" + name + "] requires `synonyms` or `synonyms_path`");
        }
        this.rules = String.join("\n", lines);
    }

    @Override
    public TokenStream create(TokenStream in) {
        throw new IllegalStateException("synonym filter [" + name() + "] is used outside a chain of filters");
    }

    @Override
    @SuppressWarnings("deprecation") // `synonym` is defined as Lucene's older filter
    public TokenFilterFactory getChainAwareTokenFilterFactory(
            IndexCreationContext context,
            TokenizerFactory tokenizer,
            List<CharFilterFactory> charFilters,
            List<TokenFilterFactory> previous,
            Function<String, TokenFilterFactory> all) {
        var map = parse(tokenizer, previous);
        return new Filter(name(), false, in -> {
            if (map.fst == null) {
                return in;
            }
            return graph ? new SynonymGraphFilter(in, map, false) : new SynonymFilter(in, map, false);
        });
    }

    private SynonymMap parse(TokenizerFactory tokenizer, List<TokenFilterFactory> previous) {
        try (var reading = reading(tokenizer, previous)) {
            if (wordnet) {
                var parser = new WordnetSynonymParser(true, expand, reading);
                parser.parse(new StringReader(rules));
                return parser.build();
            }
            return solr(reading);
        } catch (IOException | ParseException e) {
            throw new IllegalArgumentException("cannot read the rules of synonym filter [" + name() + "]", e);
        }
    }

    private SynonymMap solr(Analyzer reading) throws IOException, ParseException {
        var parser = new SolrSynonymParser(true, expand, reading);
        for (var line : rules.split("\n")) {
            try {
                parser.parse(new StringReader(line));
            } catch (ParseException | IllegalArgumentException e) {
                if (!lenient) {
                    throw e;
                }
            }
        }
        return parser.build();
    }

    private static Analyzer reading(TokenizerFactory tokenizer, List<TokenFilterFactory> previous) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var source = tokenizer.create();
                TokenStream stream = source;
                for (var filter : previous) {
                    stream = filter.getSynonymFilter().create(stream);
                }
                return new TokenStreamComponents(source, stream);
            }
        };
    }
}
