package counterclaim.enrich;

import counterclaim.contracts.ArticleEnriched;
import counterclaim.contracts.ArticleFetched;
import counterclaim.contracts.Language;
import counterclaim.enrich.entities.EntityGrouper;
import counterclaim.enrich.entities.EntityTagger;
import counterclaim.enrich.entities.Gazetteer;
import counterclaim.enrich.entities.PerceptronEntityTagger;
import counterclaim.enrich.language.LanguageDetector;
import counterclaim.enrich.perceptron.WordClasses;
import counterclaim.enrich.text.ArticleText;
import java.time.Clock;
import java.util.List;

/** The order of steps by which an article gets its tags. Safe for use by many threads. */
final class ArticleEnricher {
    /** Grows when models or rules change what comes out. */
    static final int GENERATION = 1;

    private final LanguageDetector languages;
    private final EntityTagger tagger;
    private final EntityGrouper grouper;
    private final Clock clock;
    private final Steps steps;

    ArticleEnricher(LanguageDetector languages, EntityTagger tagger, EntityGrouper grouper, Clock clock, Steps steps) {
        this.languages = languages;
        this.tagger = tagger;
        this.grouper = grouper;
        this.clock = clock;
        this.steps = steps;
    }

    /** With the models that come with the service. */
    static ArticleEnricher load(Clock clock, Steps steps) {
        var classes = WordClasses.load();
        var gazetteer = Gazetteer.load();
        return new ArticleEnricher(
                LanguageDetector.load(),
                PerceptronEntityTagger.load(classes, gazetteer),
                new EntityGrouper(gazetteer),
                clock,
                steps);
    }

    ArticleEnriched enrich(ArticleFetched fetched) {
        var article = Surrogates.mended(fetched);
        var language = steps.time(
                "language", () -> languages.detect(article.title(), article.text(), article.language()));
        var text = steps.time("sentences", () -> ArticleText.of(article.title(), article.text()));
        var signature = steps.time("signature", () -> MinHash.of(text.body()));
        if (!language.code().equals("en") || article.withdrawn()) {
            return untagged(article, language, signature);
        }
        var inTitle = steps.time("entities", () -> tagger.tag(text.title()));
        var inBody = steps.time("entities", () -> tagger.tag(text.body()));
        var entities = grouper.group(text, inTitle, inBody, tagger.name());
        return new ArticleEnriched(
                article,
                language,
                true,
                entities,
                List.of(),
                List.of(),
                List.of(),
                signature,
                List.of(),
                GENERATION,
                clock.instant());
    }

    /** Other languages, and what was taken down, pass through without tags. */
    private ArticleEnriched untagged(ArticleFetched article, Language language, List<Long> signature) {
        return new ArticleEnriched(
                article,
                language,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                signature,
                List.of(),
                GENERATION,
                clock.instant());
    }
}
