package counterclaim.enrich.ledger;

import counterclaim.contracts.ClaimArticle;
import counterclaim.contracts.ClaimChanged;
import counterclaim.contracts.Json;
import counterclaim.contracts.LedgerContest;
import counterclaim.contracts.Party;
import counterclaim.enrich.ledger.ClaimEntry.Assertion;
import counterclaim.enrich.ledger.ClaimEntry.Dispute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a claim as others see it, within its size. */
final class ClaimRecords {
    private static final int LARGEST = 64 * 1024;
    private static final int ARTICLES = 50;
    private static final int CONTESTS = 20;
    private static final int CLAIMANTS = 20;

    private ClaimRecords() {}

    static ClaimChanged of(ClaimEntry claim) {
        for (var share = 1; ; share *= 2) {
            var record = of(claim, ARTICLES / share, CONTESTS / share);
            if (share >= CONTESTS || Json.write(record).length <= LARGEST) {
                return record;
            }
        }
    }

    private static ClaimChanged of(ClaimEntry claim, int articles, int contests) {
        var disputes = claim.disputes().stream()
                .sorted(Comparator.comparing(Dispute::withdrawn)
                        .thenComparing(Comparator.comparing(Dispute::at).reversed()))
                .toList();
        var carriers = Stream.concat(
                        claim.assertions().stream().map(ClaimRecords::article),
                        claim.disputes().stream().map(ClaimRecords::article))
                .sorted(Comparator.comparing(ClaimArticle::withdrawn)
                        .thenComparing(Comparator.comparing(ClaimArticle::at).reversed())
                        .thenComparing(ClaimArticle::articleId))
                .toList();
        return new ClaimChanged(
                claim.claimId(),
                claim.revision(),
                claim.wording(),
                claim.subjects(),
                claimants(claim),
                disputes.stream().limit(contests).map(ClaimRecords::contest).toList(),
                carriers.stream().limit(articles).toList(),
                counts(claim),
                List.of(claim.storyId()),
                claim.state(),
                claim.firstSeenAt(),
                claim.lastSeenAt(),
                claim.changedAt(),
                Optional.empty(),
                disputes.size() > contests || carriers.size() > articles);
    }

    private static ClaimChanged.Counts counts(ClaimEntry claim) {
        var standing = claim.standing();
        return new ClaimChanged.Counts(
                (int) standing.stream().map(Assertion::outletId).distinct().count(),
                claim.origins(),
                claim.sources(),
                (int) standing.stream().map(Assertion::articleId).distinct().count(),
                (int) claim.disputes().stream()
                        .filter(dispute -> !dispute.withdrawn())
                        .count());
    }

    private static List<Party> claimants(ClaimEntry claim) {
        var claimants = new LinkedHashMap<String, Party>();
        var assertions = new ArrayList<>(claim.standing());
        assertions.sort(Comparator.comparing(Assertion::at));
        assertions.forEach(assertion ->
                assertion.party().ifPresent(party -> claimants.putIfAbsent(ClaimEntry.identity(party), party)));
        return claimants.values().stream().limit(CLAIMANTS).toList();
    }

    private static LedgerContest contest(Dispute dispute) {
        return new LedgerContest(
                dispute.articleId(),
                dispute.outletId(),
                dispute.evidence(),
                dispute.challenger(),
                dispute.kind(),
                dispute.confidence(),
                dispute.reason(),
                dispute.at(),
                dispute.withdrawn());
    }

    private static ClaimArticle article(Assertion assertion) {
        return new ClaimArticle(
                assertion.articleId(),
                assertion.outletId(),
                assertion.url(),
                assertion.title(),
                assertion.originId(),
                ClaimArticle.Role.ASSERTS,
                assertion.words(),
                assertion.party(),
                assertion.at(),
                assertion.withdrawn());
    }

    private static ClaimArticle article(Dispute dispute) {
        return new ClaimArticle(
                dispute.articleId(),
                dispute.outletId(),
                dispute.url(),
                dispute.title(),
                dispute.originId(),
                ClaimArticle.Role.CONTESTS,
                dispute.evidence(),
                dispute.challenger(),
                dispute.at(),
                dispute.withdrawn());
    }
}
