package counterclaim.enrich;

import counterclaim.contracts.ArticleEnriched;
import counterclaim.contracts.ArticleFetched;
import counterclaim.contracts.Attribution;
import counterclaim.contracts.ContestedClaim;
import counterclaim.contracts.Language;
import counterclaim.enrich.attribution.AttributionFinder;
import counterclaim.enrich.attribution.CueLexicon;
import counterclaim.enrich.attribution.SayingFinder;
import counterclaim.enrich.contested.ContestedClaimFinder;
import counterclaim.enrich.encoder.Encoder;
import counterclaim.enrich.entities.EncoderEntityTagger;
import counterclaim.enrich.entities.EntityGrouper;
import counterclaim.enrich.entities.EntityTagger;
import counterclaim.enrich.entities.Gazetteer;
import counterclaim.enrich.entities.PerceptronEntityTagger;
import counterclaim.enrich.language.LanguageDetector;
import counterclaim.enrich.perceptron.WordClasses;
import counterclaim.enrich.text.ArticleText;
import counterclaim.enrich.text.TextPart;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The order of steps by which an article gets its tags. Safe for use by many threads. */
public final class ArticleEnricher {
    /** Grows when models or rules change what comes out. */
    public static final int GENERATION = 1;

    /** By the figures in docs/models.md. */
    public static final Engine BEST_FOR_NAMES = Engine.PERCEPTRON;

    public static final Engine BEST_FOR_ATTRIBUTIONS = Engine.PERCEPTRON;

    private final LanguageDetector languages;
    private final EntityTagger tagger;
    private final EntityGrouper grouper;
    private final AttributionFinder attributions;
    private final ContestedClaimFinder contested;
    private final Clock clock;
    private final Steps steps;

    ArticleEnricher(
            LanguageDetector languages,
            EntityTagger tagger,
            EntityGrouper grouper,
            AttributionFinder attributions,
            ContestedClaimFinder contested,
            Clock clock,
            Steps steps) {
        this.languages = languages;
        this.tagger = tagger;
        this.grouper = grouper;
        this.attributions = attributions;
        this.contested = contested;
        this.clock = clock;
        this.steps = steps;
    }

    /** With the models that come with the service, each step by the engine that measured best. */
    public static ArticleEnricher load(Clock clock, Steps steps) {
        return load(BEST_FOR_NAMES, BEST_FOR_ATTRIBUTIONS, clock, steps);
    }

    /** With the models that come with the service. */
    public static ArticleEnricher load(Engine names, Engine attributions, Clock clock, Steps steps) {
        var classes = WordClasses.load();
        var gazetteer = Gazetteer.load();
        var lexicon = CueLexicon.load();
        var encoder = names == Engine.PERCEPTRON && attributions == Engine.PERCEPTRON
                ? Optional.<Encoder>empty()
                : Encoder.load();
        return new ArticleEnricher(
                LanguageDetector.load(),
                encoder.filter(e -> names != Engine.PERCEPTRON)
                        .<EntityTagger>map(EncoderEntityTagger::new)
                        .orElseGet(() -> PerceptronEntityTagger.load(classes, gazetteer)),
                new EntityGrouper(gazetteer),
                encoder.map(e -> switch (attributions) {
                            case PERCEPTRON -> SayingFinder.perceptron(classes, lexicon);
                            case ENCODER -> SayingFinder.encoder(e, lexicon);
                            case BOTH -> SayingFinder.both(classes, e, lexicon);
                        })
                        .orElseGet(() -> SayingFinder.perceptron(classes, lexicon)),
                ContestedClaimFinder.load(lexicon),
                clock,
                steps);
    }

    public ArticleEnriched enrich(ArticleFetched fetched) {
        var article = Surrogates.mended(fetched);
        var language =
                steps.time("language", () -> languages.detect(article.title(), article.text(), article.language()));
        var text = steps.time("sentences", () -> ArticleText.of(article.title(), article.text()));
        var signature = steps.time("signature", () -> MinHash.of(text.body()));
        if (!language.code().equals("en") || article.withdrawn()) {
            // other languages, and what was taken down, pass through without tags
            return enriched(article, language, false, new Tags(List.of(), List.of(), List.of()), signature);
        }
        return enriched(article, language, true, tags(text), signature);
    }

    /** The tags of an English text, whatever its language is taken for. */
    public Tags tags(String title, String text) {
        return tags(ArticleText.of(Surrogates.mended(title), Surrogates.mended(text)));
    }

    private Tags tags(ArticleText text) {
        var inTitle = steps.time("entities", () -> tagger.tag(text.title()));
        var inBody = steps.time("entities", () -> tagger.tag(text.body()));
        var entities = grouper.group(text, inTitle, inBody, tagger.name());
        var parties = new Parties(entities);
        var said = new ArrayList<Attribution>();
        var disputed = new ArrayList<ContestedClaim>();
        var titleSayings = steps.time("attributions", () -> attributions.find(text.title(), inTitle));
        titleSayings.forEach(saying -> said.add(parties.attribution(text.title(), saying)));
        var sayings = steps.time("attributions", () -> attributions.find(text.body(), inBody));
        sayings.forEach(saying -> said.add(parties.attribution(text.body(), saying)));
        steps.time("contested", () -> contested.find(text.body(), inBody, sayings))
                .forEach(found -> disputed.add(record(parties, text.body(), found)));
        return new Tags(entities, said, disputed);
    }

    private static ContestedClaim record(Parties parties, TextPart part, ContestedClaimFinder.Found found) {
        return new ContestedClaim(
                part.span(found.claim().start(), found.claim().end()),
                found.also().stream().map(a -> part.span(a.start(), a.end())).toList(),
                found.claimant().map(speaker -> parties.party(part, speaker)),
                found.contests().stream()
                        .map(c -> new counterclaim.contracts.Contest(
                                part.span(c.evidence().start(), c.evidence().end()),
                                c.challenger().map(speaker -> parties.party(part, speaker)),
                                c.kind(),
                                c.confidence(),
                                c.by(),
                                c.reason()))
                        .toList(),
                found.confidence());
    }

    private ArticleEnriched enriched(
            ArticleFetched article, Language language, boolean tagged, Tags tags, List<Long> signature) {
        return new ArticleEnriched(
                article,
                language,
                tagged,
                tags.entities(),
                tags.attributions(),
                tags.contested(),
                List.of(),
                signature,
                List.of(),
                GENERATION,
                clock.instant());
    }
}
