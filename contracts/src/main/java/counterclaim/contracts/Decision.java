package counterclaim.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an editor decided. Topic {@code decisions}, key claimId or articleId, compacted; wins over what the machine found.
 *
 * @param subjectId the claim or article that it is about, and the key
 * @param otherIds the claims to merge with, or to split off
 * @param state for MARK
 * @param feedback for TAG
 * @param by name of the editor
 */
public record Decision(
        String decisionId,
        String subjectId,
        Kind kind,
        List<String> otherIds,
        Optional<ClaimState> state,
        Optional<ContestFeedback> feedback,
        String by,
        String reason,
        boolean undone,
        Instant at) {
    public enum Kind {
        MERGE,
        SPLIT,
        MARK,
        TAG
    }

    /**
     * An editor's verdict on a tag, kept as training data, never applied silently.
     *
     * @param claim words of the claim
     * @param evidence words of the contest
     * @param verdict what the editor says of it
     * @param challenger the right one, for OTHER_CHALLENGER
     */
    public record ContestFeedback(String claim, String evidence, Verdict verdict, Optional<String> challenger) {
        public enum Verdict {
            RIGHT,
            WRONG,
            OTHER_CHALLENGER
        }
    }

    public Decision {
        Checks.text(decisionId, "decisionId");
        Checks.text(subjectId, "subjectId");
        Checks.present(kind, "kind");
        otherIds = Checks.list(otherIds);
        state = Checks.maybe(state);
        feedback = Checks.maybe(feedback);
        Checks.text(by, "by");
        Checks.text(reason, "reason");
        Checks.present(at, "at");
    }
}
