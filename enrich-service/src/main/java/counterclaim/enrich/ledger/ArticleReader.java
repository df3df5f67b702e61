package counterclaim.enrich.ledger;

import counterclaim.contracts.ArticleEnriched;
import counterclaim.contracts.Attribution;
import counterclaim.contracts.EntityRef;
import counterclaim.contracts.Span;
import counterclaim.contracts.Stance;
import counterclaim.enrich.ledger.Reading.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads off an enriched article what the ledger needs of it. */
final class ArticleReader {
    /** Stances under which a proposition is put forward as true. */
    private static final Set<Stance> ASSERTING =
            EnumSet.of(Stance.ASSERTS, Stance.ACCUSES, Stance.CONCEDES, Stance.PREDICTS);

    /** A content with fewer content words is no proposition that could be recognised elsewhere. */
    private static final int FEWEST_STEMS = 4;

    private static final int LONGEST_STATEMENT = 400;
    private static final int MOST_STATEMENTS = 60;
    private static final int MOST_TERMS = 40;

    /** How far into the text the words count that tell what the article is about. */
    private static final int LEAD = 1_200;

    private ArticleReader() {}

    static Reading read(ArticleEnriched enriched) {
        var article = enriched.article();
        var statements = article.withdrawn() ? List.<Statement>of() : statements(enriched);
        return new Reading(
                article.articleId(),
                article.sequence(),
                article.outletId(),
                article.url(),
                article.title(),
                article.sortedAt(),
                article.withdrawn(),
                enriched.signature(),
                terms(enriched),
                enriched.entities().stream()
                        .map(entity -> entity.ref())
                        .distinct()
                        .limit(20)
                        .toList(),
                statements,
                Optional.empty(),
                Optional.empty());
    }

    private static List<Statement> statements(ArticleEnriched enriched) {
        var statements = new ArrayList<Statement>();
        for (var contested : enriched.contested()) {
            statements.add(new Statement(
                    contested.claim(),
                    contested.claimant(),
                    subjects(enriched, contested.claim()),
                    contested.contests()));
        }
        for (var attribution : enriched.attributions()) {
            if (statements.size() < MOST_STATEMENTS && ASSERTING.contains(attribution.stance())) {
                proposition(attribution)
                        .filter(span -> statements.stream().noneMatch(known -> overlap(known.words(), span)))
                        .ifPresent(span -> statements.add(
                                new Statement(span, attribution.source(), subjects(enriched, span), List.of())));
            }
        }
        return statements;
    }

    /** The longest part of the content, when it is a proposition that can be recognised. */
    private static Optional<Span> proposition(Attribution attribution) {
        return attribution.source().isEmpty()
                ? Optional.empty()
                : attribution.content().stream()
                        .filter(span -> span.exact().length() <= LONGEST_STATEMENT)
                        .max((a, b) ->
                                Integer.compare(a.exact().length(), b.exact().length()))
                        .filter(span -> Wording.of(span.exact()).stems().size() >= FEWEST_STEMS);
    }

    private static boolean overlap(Span a, Span b) {
        return a.part() == b.part() && a.start() < b.end() && b.start() < a.end();
    }

    private static List<EntityRef> subjects(ArticleEnriched enriched, Span words) {
        return enriched.entities().stream()
                .filter(entity -> entity.mentions().stream().anyMatch(mention -> overlap(mention, words)))
                .map(entity -> entity.ref())
                .distinct()
                .limit(8)
                .toList();
    }

    /** Words of title and lead by frequency, those of the title counting three times. */
    private static Map<String, Double> terms(ArticleEnriched enriched) {
        var weights = new HashMap<String, Double>();
        var text = enriched.article().text();
        Wording.of(enriched.article().title()).stems().forEach(stem -> weights.merge(stem, 3.0, Double::sum));
        for (var paragraph : text.substring(0, Math.min(LEAD, text.length())).split("\\n+|(?<=[.!?])\\s")) {
            Wording.of(paragraph).stems().forEach(stem -> weights.merge(stem, 1.0, Double::sum));
        }
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_TERMS)
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
