package counterclaim.localstack.analysis;

import static java.util.Map.entry;

import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.br.BrazilianAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/** The analyzer of each language, by its name in Elasticsearch. */
final class LanguageAnalyzers {
    /** Makes an analyzer from its stop words and the words that are not to be stemmed. */
    interface Maker {
        Analyzer make(CharArraySet stopWords, CharArraySet unstemmed);
    }

    record Language(CharArraySet stopWords, Maker maker) {
        Analyzer byDefault() {
            return maker.make(stopWords, CharArraySet.EMPTY_SET);
        }
    }

    static final Map<String, Language> ALL = Map.ofEntries(
            entry("arabic", new Language(ArabicAnalyzer.getDefaultStopSet(), ArabicAnalyzer::new)),
            entry("armenian", new Language(ArmenianAnalyzer.getDefaultStopSet(), ArmenianAnalyzer::new)),
            entry("basque", new Language(BasqueAnalyzer.getDefaultStopSet(), BasqueAnalyzer::new)),
            entry("bengali", new Language(BengaliAnalyzer.getDefaultStopSet(), BengaliAnalyzer::new)),
            entry("brazilian", new Language(BrazilianAnalyzer.getDefaultStopSet(), BrazilianAnalyzer::new)),
            entry("bulgarian", new Language(BulgarianAnalyzer.getDefaultStopSet(), BulgarianAnalyzer::new)),
            entry("catalan", new Language(CatalanAnalyzer.getDefaultStopSet(), CatalanAnalyzer::new)),
            entry("cjk", new Language(CJKAnalyzer.getDefaultStopSet(), (stop, unstemmed) -> new CJKAnalyzer(stop))),
            entry("czech", new Language(CzechAnalyzer.getDefaultStopSet(), CzechAnalyzer::new)),
            entry("danish", new Language(DanishAnalyzer.getDefaultStopSet(), DanishAnalyzer::new)),
            entry("dutch", new Language(DutchAnalyzer.getDefaultStopSet(), DutchAnalyzer::new)),
            entry("english", new Language(EnglishAnalyzer.getDefaultStopSet(), EnglishAnalyzer::new)),
            entry("estonian", new Language(EstonianAnalyzer.getDefaultStopSet(), EstonianAnalyzer::new)),
            entry("finnish", new Language(FinnishAnalyzer.getDefaultStopSet(), FinnishAnalyzer::new)),
            entry("french", new Language(FrenchAnalyzer.getDefaultStopSet(), FrenchAnalyzer::new)),
            entry("galician", new Language(GalicianAnalyzer.getDefaultStopSet(), GalicianAnalyzer::new)),
            entry("german", new Language(GermanAnalyzer.getDefaultStopSet(), GermanAnalyzer::new)),
            entry(
                    "greek",
                    new Language(GreekAnalyzer.getDefaultStopSet(), (stop, unstemmed) -> new GreekAnalyzer(stop))),
            entry("hindi", new Language(HindiAnalyzer.getDefaultStopSet(), HindiAnalyzer::new)),
            entry("hungarian", new Language(HungarianAnalyzer.getDefaultStopSet(), HungarianAnalyzer::new)),
            entry("indonesian", new Language(IndonesianAnalyzer.getDefaultStopSet(), IndonesianAnalyzer::new)),
            entry("irish", new Language(IrishAnalyzer.getDefaultStopSet(), IrishAnalyzer::new)),
            entry("italian", new Language(ItalianAnalyzer.getDefaultStopSet(), ItalianAnalyzer::new)),
            entry("latvian", new Language(LatvianAnalyzer.getDefaultStopSet(), LatvianAnalyzer::new)),
            entry("lithuanian", new Language(LithuanianAnalyzer.getDefaultStopSet(), LithuanianAnalyzer::new)),
            entry("norwegian", new Language(NorwegianAnalyzer.getDefaultStopSet(), NorwegianAnalyzer::new)),
            entry("persian", new Language(PersianAnalyzer.getDefaultStopSet(), PersianAnalyzer::new)),
            entry("portuguese", new Language(PortugueseAnalyzer.getDefaultStopSet(), PortugueseAnalyzer::new)),
            entry("romanian", new Language(RomanianAnalyzer.getDefaultStopSet(), RomanianAnalyzer::new)),
            entry("russian", new Language(RussianAnalyzer.getDefaultStopSet(), RussianAnalyzer::new)),
            entry("serbian", new Language(SerbianAnalyzer.getDefaultStopSet(), SerbianAnalyzer::new)),
            entry("sorani", new Language(SoraniAnalyzer.getDefaultStopSet(), SoraniAnalyzer::new)),
            entry("spanish", new Language(SpanishAnalyzer.getDefaultStopSet(), SpanishAnalyzer::new)),
            entry("swedish", new Language(SwedishAnalyzer.getDefaultStopSet(), SwedishAnalyzer::new)),
            entry("thai", new Language(ThaiAnalyzer.getDefaultStopSet(), (stop, unstemmed) -> new ThaiAnalyzer(stop))),
            entry("turkish", new Language(TurkishAnalyzer.getDefaultStopSet(), TurkishAnalyzer::new)));

    private LanguageAnalyzers() {}
}
