package counterclaim.enrich.ledger;

import counterclaim.contracts.Contest;
import counterclaim.contracts.EntityRef;
import counterclaim.contracts.Party;
import counterclaim.contracts.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the ledger needs of an article, and nothing more: it travels between the two steps.
 *
 * @param at       first seen, or published when that is earlier
 * @param terms    weights of the words that tell what it is about, for finding its story
 * @param storyId  absent until it is placed
 * @param originId the article that it reprints
 */
record Reading(
        String articleId,
        long sequence,
        String outletId,
        String url,
        String title,
        Instant at,
        boolean withdrawn,
        List<Long> signature,
        Map<String, Double> terms,
        List<EntityRef> entities,
        List<Statement> statements,
        Optional<String> storyId,
        Optional<String> originId) {

    Reading {
        signature = Kept.list(signature);
        terms = Kept.map(terms);
        entities = Kept.list(entities);
        statements = Kept.list(statements);
    }

    /**
     * A proposition that the article attributes to somebody.
     *
     * @param contests those in the same article
     */
    record Statement(Span words, Optional<Party> party, List<EntityRef> subjects, List<Contest> contests) {
        Statement {
            subjects = Kept.list(subjects);
            contests = Kept.list(contests);
        }
    }

    Reading placed(String story, Optional<String> origin) {
        // Signature and terms have done their work.
        return new Reading(
                articleId,
                sequence,
                outletId,
                url,
                title,
                at,
                withdrawn,
                List.of(),
                Map.of(),
                entities,
                statements,
                Optional.of(story),
                origin);
    }
}
