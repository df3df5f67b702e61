package counterclaim.index.search;

import counterclaim.contracts.ClaimChanged;
import counterclaim.contracts.ClaimState;
import counterclaim.contracts.EntityRef;
import counterclaim.contracts.LedgerContest;
import counterclaim.contracts.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A claim in a list.
 *
 * @param challengers those whose contests stand, newest first
 * @param contests that stand, at most five, newest first
 * @param outlets that carry or dispute it
 * @param counts of all, also of what the record has no room for
 */
public record ClaimHit(
        String claimId,
        long revision,
        String wording,
        ClaimState state,
        List<EntityRef> subjects,
        List<Party> claimants,
        List<Party> challengers,
        List<LedgerContest> contests,
        List<String> outlets,
        ClaimChanged.Counts counts,
        List<String> storyIds,
        Instant firstSeenAt,
        Instant lastSeenAt,
        Instant changedAt,
        Optional<String> mergedInto) {
    private static final int MOST_CONTESTS = 5;

    /** What a list shows of the record. */
    public static ClaimHit of(ClaimChanged claim) {
        var standing = claim.contests().stream()
                .filter(contest -> !contest.withdrawn())
                .toList();
        return new ClaimHit(
                claim.claimId(),
                claim.revision(),
                claim.wording(),
                claim.state(),
                claim.subjects(),
                distinct(claim.claimants().stream()),
                distinct(standing.stream().flatMap(contest -> contest.challenger().stream())),
                standing.stream().limit(MOST_CONTESTS).toList(),
                Stream.concat(
                                claim.articles().stream().map(article -> article.outletId()),
                                standing.stream().map(LedgerContest::outletId))
                        .distinct()
                        .toList(),
                claim.counts(),
                claim.storyIds(),
                claim.firstSeenAt(),
                claim.lastSeenAt(),
                claim.changedAt(),
                claim.mergedInto());
    }

    private static List<Party> distinct(Stream<Party> parties) {
        var seen = new java.util.HashSet<String>();
        return parties.filter(
                        party -> seen.add(party.entity().map(EntityRef::id).orElse(party.name())))
                .toList();
    }
}
