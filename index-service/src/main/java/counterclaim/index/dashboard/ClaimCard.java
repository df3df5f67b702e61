package counterclaim.index.dashboard;

import counterclaim.contracts.ClaimChanged;
import counterclaim.contracts.EntityRef;
import counterclaim.contracts.LedgerContest;
import counterclaim.contracts.Party;
import counterclaim.index.search.ClaimHit;
import java.time.Instant;
import java.util.ArrayList;
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

    /** A dispute. */
    public record Contest(String kind, String kindLabel, Who who, String words, String outlet, String articleHref) {
        static Contest of(LedgerContest contest) {
            return new Contest(
                    contest.kind().name().toLowerCase(Locale.ROOT),
                    Words.kind(contest.kind()),
                    Who.of(contest.challenger(), "Not named"),
                    Words.shortened(Words.unquoted(contest.evidence().exact()), 220),
                    contest.outletId(),
                    "/articles/" + Words.path(contest.articleId()));
        }
    }

    static ClaimCard of(ClaimHit claim, Instant now) {
        var outlets = claim.outlets();
        return new ClaimCard(
                claim.claimId(),
                "/claims/" + Words.path(claim.claimId()),
                claim.revision(),
                Words.shortened(Words.unquoted(claim.wording()), 320),
                claim.state().name().toLowerCase(Locale.ROOT),
                Words.state(claim.state()),
                claim.claimants().stream().limit(4).map(Who::of).toList(),
                claim.contests().stream().limit(MOST_CONTESTS).map(Contest::of).toList(),
                Math.max(0, claim.counts().contests() - MOST_CONTESTS),
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
