package counterclaim.index.dashboard;

import counterclaim.contracts.ClaimChanged;
import counterclaim.contracts.EntityRef;
import counterclaim.contracts.LedgerContest;
import counterclaim.contracts.Party;
import counterclaim.index.search.ClaimHit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A claim in a list of the pages. */
public record ClaimCard(
        String id,
        String href,
        long revision,
        String words,
        String state,
        String stateLabel,
        List<Who> claimants,
        List<Contest> contests,
        int moreContests,
        List<String> outlets,
        int moreOutlets,
        String counts,
        Moment changed,
        Moment firstSeen) {
    private static final int MOST_OUTLETS = 4;
    private static final int MOST_CONTESTS = 3;

    /**
     * @param href empty when nothing more is known
     */
    public record Who(String name, String href) {
        static Who of(Party party) {
            return new Who(
                    party.name(),
                    party.entity()
                            .map(EntityRef::id)
                            .map(id -> "/entities/" + Words.path(id))
                            .orElse(""));
        }

        static Who of(Optional<Party> party, String otherwise) {
            return party.map(Who::of).orElse(new Who(otherwise, ""));
        }
    }

    /** An outlet that carries a dispute, and the article in which it does. */
    public record Place(String outlet, String href) {}

    /**
     * A dispute; once, however many outlets carry the same words.
     */
    public record Contest(String kind, String kindLabel, Who who, String words, List<Place> places) {
        static List<Contest> of(List<LedgerContest> contests) {
            var found = new LinkedHashMap<List<String>, Contest>();
            for (var contest : contests) {
                var who = Who.of(contest.challenger(), "Not named");
                var words = Words.shortened(Words.unquoted(contest.evidence().exact()), 220);
                var place = new Place(contest.outletId(), "/articles/" + Words.path(contest.articleId()));
                found.merge(
                        List.of(who.name(), words),
                        new Contest(
                                contest.kind().name().toLowerCase(Locale.ROOT),
                                Words.kind(contest.kind()),
                                who,
                                words,
                                List.of(place)),
                        Contest::alsoIn);
            }
            return List.copyOf(found.values());
        }

        private Contest alsoIn(Contest other) {
            var all = new ArrayList<>(places);
            all.addAll(other.places);
            return new Contest(kind, kindLabel, who, words, List.copyOf(all));
        }
    }

    static ClaimCard of(ClaimHit claim, Instant now) {
        var outlets = claim.outlets();
        var shown = Contest.of(claim.contests()).stream().limit(MOST_CONTESTS).toList();
        return new ClaimCard(
                claim.claimId(),
                "/claims/" + Words.path(claim.claimId()),
                claim.revision(),
                Words.shortened(Words.claim(claim.wording()), 320),
                claim.state().name().toLowerCase(Locale.ROOT),
                Words.state(claim.state()),
                claim.claimants().stream().limit(4).map(Who::of).toList(),
                shown,
                Math.max(
                        0,
                        claim.counts().contests()
                                - shown.stream()
                                        .mapToInt(contest -> contest.places().size())
                                        .sum()),
                outlets.stream().limit(MOST_OUTLETS).toList(),
                Math.max(0, outlets.size() - MOST_OUTLETS),
                counts(claim.counts()),
                Moment.of(claim.changedAt(), now),
                Moment.of(claim.firstSeenAt(), now));
    }

    /** Origins and sources side by side: two outlets that quote one ministry are two origins and one source. */
    static String counts(ClaimChanged.Counts counts) {
        var parts = new ArrayList<String>();
        parts.add(Words.count(counts.outlets(), "outlet", "outlets"));
        parts.add(Words.count(counts.origins(), "independent origin", "independent origins"));
        parts.add(counts.sources() == 0 ? "no named source" : Words.count(counts.sources(), "source", "sources"));
        return String.join(" · ", parts);
    }
}
