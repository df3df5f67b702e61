package counterclaim.localstack.analysis;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.bn.BengaliStemFilter;
import org.apache.lucene.analysis.br.BrazilianStemFilter;
import org.apache.lucene.analysis.ckb.SoraniStemFilter;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanMinimalStemFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.es.SpanishPluralStemFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchMinimalStemFilter;
import org.apache.lucene.analysis.gl.GalicianMinimalStemFilter;
import org.apache.lucene.analysis.gl.GalicianStemFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.no.NorwegianMinimalStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseMinimalStemFilter;
import org.apache.lucene.analysis.pt.PortugueseStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.sv.SwedishMinimalStemFilter;

/** The stemmers by the names that the {@code stemmer} filter takes as its language. */
final class Stemmers {
    /** Of Lucene's Norwegian stemmer, which keeps the constant to itself. */
    private static final int NYNORSK = 2;

    private static final Map<String, UnaryOperator<TokenStream>> ALL = Map.ofEntries(
            entry("arabic", ArabicStemFilter::new),
            entry("armenian", in -> new SnowballFilter(in, "Armenian")),
            entry("basque", in -> new SnowballFilter(in, "Basque")),
            entry("bengali", BengaliStemFilter::new),
            entry("brazilian", BrazilianStemFilter::new),
            entry("bulgarian", BulgarianStemFilter::new),
            entry("catalan", in -> new SnowballFilter(in, "Catalan")),
            entry("czech", CzechStemFilter::new),
            entry("danish", in -> new SnowballFilter(in, "Danish")),
            entry("dutch", in -> new SnowballFilter(in, "Dutch")),
            entry("english", PorterStemFilter::new),
            entry("estonian", in -> new SnowballFilter(in, "Estonian")),
            entry("finnish", in -> new SnowballFilter(in, "Finnish")),
            entry("french", in -> new SnowballFilter(in, "French")),
            entry("galician", GalicianStemFilter::new),
            entry("german", in -> new SnowballFilter(in, "German")),
            entry("greek", GreekStemFilter::new),
            entry("hindi", HindiStemFilter::new),
            entry("hungarian", in -> new SnowballFilter(in, "Hungarian")),
            entry("indonesian", IndonesianStemFilter::new),
            entry("irish", in -> new SnowballFilter(in, "Irish")),
            entry("italian", in -> new SnowballFilter(in, "Italian")),
            entry("kstem", KStemFilter::new),
            entry("latvian", LatvianStemFilter::new),
            entry("light_english", KStemFilter::new),
            entry("light_finnish", FinnishLightStemFilter::new),
            entry("light_french", FrenchLightStemFilter::new),
            entry("light_german", GermanLightStemFilter::new),
            entry("light_hungarian", HungarianLightStemFilter::new),
            entry("light_italian", ItalianLightStemFilter::new),
            entry("light_norwegian", NorwegianLightStemFilter::new),
            entry("light_nynorsk", in -> new NorwegianLightStemFilter(in, NYNORSK)),
            entry("light_portuguese", PortugueseLightStemFilter::new),
            entry("light_russian", RussianLightStemFilter::new),
            entry("light_spanish", SpanishLightStemFilter::new),
            entry("light_swedish", SwedishLightStemFilter::new),
            entry("lithuanian", in -> new SnowballFilter(in, "Lithuanian")),
            entry("lovins", in -> new SnowballFilter(in, "Lovins")),
            entry("minimal_english", EnglishMinimalStemFilter::new),
            entry("minimal_french", FrenchMinimalStemFilter::new),
            entry("minimal_galician", GalicianMinimalStemFilter::new),
            entry("minimal_german", GermanMinimalStemFilter::new),
            entry("minimal_norwegian", NorwegianMinimalStemFilter::new),
            entry("minimal_portuguese", PortugueseMinimalStemFilter::new),
            entry("minimal_swedish", SwedishMinimalStemFilter::new),
            entry("norwegian", in -> new SnowballFilter(in, "Norwegian")),
            entry("persian", PersianStemFilter::new),
            entry("plural_spanish", SpanishPluralStemFilter::new),
            entry("porter", PorterStemFilter::new),
            entry("porter2", in -> new SnowballFilter(in, "English")),
            entry("portuguese", in -> new SnowballFilter(in, "Portuguese")),
            entry("portuguese_rslp", PortugueseStemFilter::new),
            entry("possessive_english", EnglishPossessiveFilter::new),
            entry("romanian", in -> new SnowballFilter(in, "Romanian")),
            entry("russian", in -> new SnowballFilter(in, "Russian")),
            entry("serbian", in -> new SnowballFilter(in, "Serbian")),
            entry("sorani", SoraniStemFilter::new),
            entry("spanish", in -> new SnowballFilter(in, "Spanish")),
            entry("swedish", in -> new SnowballFilter(in, "Swedish")),
            entry("turkish", in -> new SnowballFilter(in, "Turkish")));

    private Stemmers() {}

    /** @throws IllegalArgumentException for a language without a stemmer; Elasticsearch answers 400 with its message */
    static UnaryOperator<TokenStream> of(String language) {
        var stemmer = ALL.get(language);
        if (stemmer == null) {
            throw new IllegalArgumentException("no stemmer for [" + language + "] in the local Elasticsearch");
        }
        return stemmer;
    }
}
