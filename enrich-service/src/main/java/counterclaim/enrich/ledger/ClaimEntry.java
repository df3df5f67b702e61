package counterclaim.enrich.ledger;

import counterclaim.contracts.ClaimState;
import counterclaim.contracts.ContestKind;
import counterclaim.contracts.EntityRef;
import counterclaim.contracts.Party;
import counterclaim.contracts.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A claim as the ledger keeps it, with everything that is known of it.
 *
 * @param revision  0 until it is published
 * @param wording   as the earliest assertion has it
 * @param wordings  the forms under which it is recognised, at most {@link #MOST_WORDINGS}
 */
record ClaimEntry(
        String claimId,
        String storyId,
        long revision,
        String wording,
        List<Wording> wordings,
        List<EntityRef> subjects,
        List<Assertion> assertions,
        List<Dispute> disputes,
        ClaimState state,
        Instant changedAt) {
    static final int MOST_WORDINGS = 6;
    private static final int MOST_ASSERTIONS = 500;
    private static final int MOST_DISPUTES = 200;

    /** An article that carries the claim. */
    record Assertion(
            String articleId,
            String outletId,
            String url,
            String title,
            Optional<String> originId,
            Span words,
            Optional<Party> party,
            Instant at,
            boolean withdrawn) {
        Assertion taken(boolean back) {
            return new Assertion(articleId, outletId, url, title, originId, words, party, at, back);
        }
    }

    /** A contest, in whichever article it stands. */
    record Dispute(
            String articleId,
            String outletId,
            String url,
            String title,
            Optional<String> originId,
            Span evidence,
            Optional<Party> challenger,
            ContestKind kind,
            double confidence,
            String reason,
            Instant at,
            boolean withdrawn) {
        Dispute taken(boolean back) {
            return new Dispute(
                    articleId,
                    outletId,
                    url,
                    title,
                    originId,
                    evidence,
                    challenger,
                    kind,
                    confidence,
                    reason,
                    at,
                    back);
        }
    }

    ClaimEntry {
        wordings = Kept.list(wordings);
        subjects = Kept.list(subjects);
        assertions = Kept.list(assertions);
        disputes = Kept.list(disputes);
    }

    /** The best agreement of any known wording. */
    double agreement(Wording other) {
        return wordings.stream()
                .mapToDouble(known -> known.agreement(other))
                .max()
                .orElse(0);
    }

    ClaimEntry with(Assertion assertion, Wording form, List<EntityRef> about) {
        var more = replaced(
                assertions,
                assertion,
                known -> known.articleId().equals(assertion.articleId())
                        && known.words().equals(assertion.words()));
        var forms = new ArrayList<>(wordings);
        if (forms.size() < MOST_WORDINGS && !forms.contains(form)) {
            forms.add(form);
        }
        var entities = new ArrayList<>(subjects);
        about.stream()
                .filter(entity -> !entities.contains(entity) && entities.size() < 12)
                .forEach(entities::add);
        var earliest = assertion.at().isBefore(firstSeenAt())
                ? Wording.shown(assertion.words().exact())
                : wording;
        return new ClaimEntry(
                claimId,
                storyId,
                revision,
                earliest,
                forms,
                entities,
                newest(more, MOST_ASSERTIONS),
                disputes,
                state,
                changedAt);
    }

    ClaimEntry with(Dispute dispute) {
        var more = replaced(
                disputes,
                dispute,
                known -> known.articleId().equals(dispute.articleId())
                        && known.evidence().equals(dispute.evidence()));
        return new ClaimEntry(
                claimId,
                storyId,
                revision,
                wording,
                wordings,
                subjects,
                assertions,
                newest(more, MOST_DISPUTES),
                state,
                changedAt);
    }

    /** What one article said is taken back; what it says now is added afterwards. */
    ClaimEntry without(String articleId) {
        return new ClaimEntry(
                claimId,
                storyId,
                revision,
                wording,
                wordings,
                subjects,
                assertions.stream()
                        .map(known -> known.articleId().equals(articleId) ? known.taken(true) : known)
                        .toList(),
                disputes.stream()
                        .map(known -> known.articleId().equals(articleId) ? known.taken(true) : known)
                        .toList(),
                state,
                changedAt);
    }

    ClaimEntry published(ClaimState now, Instant at) {
        return new ClaimEntry(
                claimId, storyId, revision + 1, wording, wordings, subjects, assertions, disputes, now, at);
    }

    /** In the place of the one that it replaces, so that saying the same again changes nothing. */
    private static <T> List<T> replaced(List<T> values, T value, Predicate<T> replaces) {
        var more = new ArrayList<>(values);
        for (var i = 0; i < more.size(); i++) {
            if (replaces.test(more.get(i))) {
                more.set(i, value);
                return more;
            }
        }
        more.add(value);
        return more;
    }

    private static <T> List<T> newest(List<T> values, int most) {
        return values.size() <= most ? values : values.subList(values.size() - most, values.size());
    }

    /** The first state of design section 5 that holds. */
    ClaimState currentState() {
        if (corrected()) {
            return ClaimState.CORRECTED;
        }
        if (standing().isEmpty()) {
            return ClaimState.WITHDRAWN;
        }
        if (disputes.stream().anyMatch(dispute -> !dispute.withdrawn())) {
            return ClaimState.CONTESTED;
        }
        return origins() > 1 ? ClaimState.CORROBORATED : ClaimState.REPORTED;
    }

    /** Somebody disputes it, or a second origin carries it: then it is published, and stays so. */
    boolean concernsOthers() {
        return disputes.stream().anyMatch(dispute -> !dispute.withdrawn()) || origins() > 1;
    }

    List<Assertion> standing() {
        return assertions.stream().filter(assertion -> !assertion.withdrawn()).toList();
    }

    /** An outlet that carried the claim corrects it in its own voice, or one of its claimants takes it back. */
    private boolean corrected() {
        return disputes.stream().filter(dispute -> !dispute.withdrawn()).anyMatch(this::takesBack);
    }

    private boolean takesBack(Dispute dispute) {
        if (dispute.kind() != ContestKind.CORRECTION) {
            return false;
        }
        return dispute.challenger().isEmpty()
                ? assertions.stream()
                        .anyMatch(assertion -> assertion.outletId().equals(dispute.outletId())
                                && assertion.at().isBefore(dispute.at())
                                && !assertion.articleId().equals(dispute.articleId()))
                : dispute.challenger()
                        .map(ClaimEntry::identity)
                        .filter(claimants()::contains)
                        .isPresent();
    }

    private Set<String> claimants() {
        var claimants = new HashSet<String>();
        assertions.forEach(
                assertion -> assertion.party().map(ClaimEntry::identity).ifPresent(claimants::add));
        return claimants;
    }

    /** Outlets with a text of their own that carry the claim now; a reprint is none. */
    int origins() {
        var origins = new HashSet<String>();
        for (var assertion : standing()) {
            var origin = assertion.originId().orElse(assertion.articleId());
            origins.add(assertions.stream()
                    .filter(known -> known.articleId().equals(origin))
                    .findFirst()
                    .map(known -> "outlet " + known.outletId())
                    .orElse(assertion.originId().isPresent() ? "article " + origin : "outlet " + assertion.outletId()));
        }
        return origins.size();
    }

    /** Distinct claimants that are named. */
    int sources() {
        var named = new HashSet<String>();
        standing()
                .forEach(
                        assertion -> assertion.party().map(ClaimEntry::identity).ifPresent(named::add));
        return named.size();
    }

    Instant firstSeenAt() {
        return assertions.stream().map(Assertion::at).min(Instant::compareTo).orElse(changedAt);
    }

    Instant lastSeenAt() {
        var last =
                assertions.stream().map(Assertion::at).max(Instant::compareTo).orElse(changedAt);
        return disputes.stream()
                .map(Dispute::at)
                .filter(last::isBefore)
                .max(Instant::compareTo)
                .orElse(last);
    }

    /** Somebody, however the article calls him: the entity where it is known, else the last word of the name. */
    static String identity(Party party) {
        return party.entity().map(EntityRef::id).orElseGet(() -> {
            var words = party.name()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("['’]s\\b", "")
                    .split("[^\\p{L}\\p{N}]+");
            return words.length == 0 ? party.name() : words[words.length - 1];
        });
    }
}
