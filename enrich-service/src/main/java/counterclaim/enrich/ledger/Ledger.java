package counterclaim.enrich.ledger;

import counterclaim.contracts.ClaimState;
import counterclaim.contracts.ClaimTransition;
import counterclaim.contracts.ContestKind;
import counterclaim.contracts.EntityRef;
import counterclaim.contracts.Ids;
import counterclaim.contracts.Party;
import counterclaim.contracts.Span;
import counterclaim.enrich.ledger.ClaimEntry.Assertion;
import counterclaim.enrich.ledger.ClaimEntry.Dispute;
import counterclaim.enrich.ledger.Reading.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an article does to the claims of its story.
 *
 * <p>The same claim: enough content words in common, the same polarity, no numbers that conflict. A contest across
 * articles: as many words in common, by somebody else, with the opposite polarity or another number.
 */
final class Ledger {
    private static final double SAME = 0.5;
    private static final double OPPOSED = 0.55;
    private static final double CROSS_CONFIDENCE = 0.6;

    private Ledger() {}

    /**
     * @param claims      those that changed, to be kept
     * @param published   those among them that others are to be told of
     */
    record Outcome(List<ClaimEntry> claims, List<ClaimEntry> published, List<ClaimTransition> transitions) {}

    /**
     * @param claims of the story, as they are known
     * @param article placed
     */
    static Outcome apply(List<ClaimEntry> claims, Reading article, Instant now) {
        var after = new LinkedHashMap<String, ClaimEntry>();
        claims.forEach(claim -> after.put(claim.claimId(), claim.without(article.articleId())));
        for (var statement : article.statements()) {
            var wording = Wording.of(statement.words().exact());
            var claim = same(after, wording).orElseGet(() -> begun(article, statement, wording, now));
            claim = claim.with(assertion(article, statement), wording, statement.subjects());
            for (var contest : statement.contests()) {
                claim = claim.with(new Dispute(
                        article.articleId(),
                        article.outletId(),
                        article.url(),
                        article.title(),
                        article.originId(),
                        contest.evidence(),
                        contest.challenger(),
                        contest.kind(),
                        contest.confidence(),
                        contest.reason(),
                        article.at(),
                        false));
            }
            after.put(claim.claimId(), claim);
            if (statement.contests().isEmpty()) {
                dispute(after, article, statement, wording);
            }
        }
        return outcome(claims, after, now);
    }

    private static Optional<ClaimEntry> same(Map<String, ClaimEntry> claims, Wording wording) {
        return claims.values().stream()
                .map(claim -> Map.entry(claim, claim.agreement(wording)))
                .filter(scored -> scored.getValue() >= SAME)
                .max(Map.Entry.<ClaimEntry, Double>comparingByValue()
                        .thenComparing(scored -> scored.getKey().claimId()))
                .map(Map.Entry::getKey);
    }

    private static ClaimEntry begun(Reading article, Statement statement, Wording wording, Instant now) {
        var claimId = Ids.hash(List.of(
                article.at().toString(),
                article.articleId(),
                String.join(" ", wording.stems().stream().sorted().toList())));
        return new ClaimEntry(
                claimId,
                article.storyId().orElseThrow(),
                0,
                Wording.shown(statement.words().exact()),
                List.of(wording),
                statement.subjects(),
                List.of(),
                List.of(),
                ClaimState.REPORTED,
                now);
    }

    private static Assertion assertion(Reading article, Statement statement) {
        return new Assertion(
                article.articleId(),
                article.outletId(),
                article.url(),
                article.title(),
                article.originId(),
                statement.words(),
                statement.party(),
                article.at(),
                false);
    }

    /** The statement disputes claims of others that it cannot be true together with. */
    private static void dispute(Map<String, ClaimEntry> claims, Reading article, Statement statement, Wording wording) {
        if (statement.party().isEmpty()) {
            return;
        }
        for (var claim : List.copyOf(claims.values())) {
            opposition(claim, statement.party().get(), wording)
                    .ifPresent(kind -> claims.put(
                            claim.claimId(),
                            claim.with(new Dispute(
                                    article.articleId(),
                                    article.outletId(),
                                    article.url(),
                                    article.title(),
                                    article.originId(),
                                    statement.words(),
                                    statement.party(),
                                    kind,
                                    CROSS_CONFIDENCE,
                                    kind == ContestKind.COUNTERCLAIM
                                            ? "another number for the same thing, from another source"
                                            : "the opposite of the claim, from another source",
                                    article.at(),
                                    false))));
        }
    }

    private static Optional<ContestKind> opposition(ClaimEntry claim, Party party, Wording wording) {
        var somebodyElse = claim.standing().stream()
                .flatMap(assertion -> assertion.party().stream())
                .map(ClaimEntry::identity)
                .noneMatch(ClaimEntry.identity(party)::equals);
        if (!somebodyElse || claim.standing().isEmpty()) {
            return Optional.empty();
        }
        for (var known : claim.wordings()) {
            if (known.overlap(wording) >= OPPOSED && known.common(wording) >= 3) {
                if (known.negated() != wording.negated()) {
                    return Optional.of(isAbout(claim, party) ? ContestKind.DENIAL : ContestKind.REJECTION);
                }
                if (known.conflictingNumbers(wording)) {
                    return Optional.of(ContestKind.COUNTERCLAIM);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isAbout(ClaimEntry claim, Party party) {
        return party.entity()
                .filter(entity -> claim.subjects().stream().map(EntityRef::id).anyMatch(entity.id()::equals))
                .isPresent();
    }

    private static Outcome outcome(List<ClaimEntry> before, Map<String, ClaimEntry> after, Instant now) {
        var known = new LinkedHashMap<String, ClaimEntry>();
        before.forEach(claim -> known.put(claim.claimId(), claim));
        var changed = new ArrayList<ClaimEntry>();
        var published = new ArrayList<ClaimEntry>();
        var transitions = new ArrayList<ClaimTransition>();
        for (var claim : after.values()) {
            var was = known.get(claim.claimId());
            if (claim.equals(was)) {
                continue;
            }
            var state = claim.currentState();
            if (claim.revision() == 0 && !claim.concernsOthers()) {
                changed.add(claim);
                continue;
            }
            var told = claim.published(state, now);
            changed.add(told);
            published.add(told);
            transitions.addAll(transitions(was, told, now));
        }
        return new Outcome(changed, published, transitions);
    }

    /** A line for everything that is new, and for everything that was taken back. */
    private static List<ClaimTransition> transitions(ClaimEntry was, ClaimEntry is, Instant now) {
        var steps = new ArrayList<ClaimTransition>();
        var from = was == null || was.revision() == 0 ? Optional.<ClaimState>empty() : Optional.of(was.state());
        var before = was == null || was.revision() == 0 ? List.<Assertion>of() : was.assertions();
        var disputed = was == null || was.revision() == 0 ? List.<Dispute>of() : was.disputes();
        for (var assertion : is.assertions()) {
            if (!assertion.withdrawn() && !contains(before, assertion)) {
                steps.add(step(
                        is,
                        from,
                        ClaimTransition.Cause.ASSERTED,
                        assertion.articleId(),
                        assertion.outletId(),
                        assertion.words(),
                        assertion.party(),
                        name(assertion.party(), assertion.outletId()) + " makes the claim in " + assertion.outletId()
                                + ".",
                        now));
            } else if (assertion.withdrawn() && contains(before, assertion.taken(false))) {
                steps.add(step(
                        is,
                        from,
                        ClaimTransition.Cause.ASSERTION_WITHDRAWN,
                        assertion.articleId(),
                        assertion.outletId(),
                        assertion.words(),
                        assertion.party(),
                        assertion.outletId() + " no longer carries the claim in this article.",
                        now));
            }
        }
        for (var dispute : is.disputes()) {
            var corrected = is.state() == ClaimState.CORRECTED && dispute.kind() == ContestKind.CORRECTION;
            if (!dispute.withdrawn() && !disputed.contains(dispute)) {
                steps.add(step(
                        is,
                        from,
                        corrected ? ClaimTransition.Cause.CORRECTED : ClaimTransition.Cause.CONTESTED,
                        dispute.articleId(),
                        dispute.outletId(),
                        dispute.evidence(),
                        dispute.challenger(),
                        name(dispute.challenger(), dispute.outletId()) + " disputes it in " + dispute.outletId() + ".",
                        now));
            } else if (dispute.withdrawn() && disputed.contains(dispute.taken(false))) {
                steps.add(step(
                        is,
                        from,
                        ClaimTransition.Cause.CONTEST_WITHDRAWN,
                        dispute.articleId(),
                        dispute.outletId(),
                        dispute.evidence(),
                        dispute.challenger(),
                        dispute.outletId() + " no longer carries this dispute.",
                        now));
            }
        }
        return steps;
    }

    private static boolean contains(List<Assertion> assertions, Assertion assertion) {
        return assertions.stream()
                .anyMatch(known -> known.withdrawn() == assertion.withdrawn()
                        && known.articleId().equals(assertion.articleId())
                        && known.words().equals(assertion.words()));
    }

    private static String name(Optional<Party> party, String outletId) {
        return party.map(Party::name).orElse(outletId);
    }

    private static ClaimTransition step(
            ClaimEntry claim,
            Optional<ClaimState> from,
            ClaimTransition.Cause cause,
            String articleId,
            String outletId,
            Span evidence,
            Optional<Party> party,
            String note,
            Instant now) {
        return new ClaimTransition(
                claim.claimId(),
                claim.revision(),
                cause,
                from,
                claim.state(),
                Optional.of(articleId),
                Optional.of(outletId),
                Optional.of(evidence),
                party,
                note,
                now);
    }
}
