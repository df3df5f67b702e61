package counterclaim.enrich.contested;

import counterclaim.contracts.ContestKind;
import counterclaim.enrich.attribution.Run;
import counterclaim.enrich.attribution.Speaker;
import java.util.List;
import java.util.Optional;

/**
 * A passage that may dispute something.
 *
 * @param rule which rule saw it
 * @param reason for people
 * @param sentence index of its sentence
 * @param at the word or passage that gave it away
 * @param evidence the passage to show
 * @param challenger absent for the article's own voice, or where nobody is named
 * @param inline what is disputed, where the same sentence says it
 * @param claimant whose claim it is, where the words say so
 * @param anaphor words that point back ("the claim", "it"), where there are any
 * @param strength 0 to 2
 */
record Trigger(
        Rule rule,
        String reason,
        int sentence,
        Run at,
        Run evidence,
        Optional<Speaker> challenger,
        List<Run> inline,
        Optional<Speaker> claimant,
        Optional<Run> anaphor,
        ContestKind kind,
        int strength) {}
