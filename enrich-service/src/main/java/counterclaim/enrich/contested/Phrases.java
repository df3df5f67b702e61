package counterclaim.enrich.contested;

import counterclaim.enrich.attribution.Run;
import counterclaim.enrich.attribution.Speaker;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Noun phrases that speak of claims, and what hangs on them. */
final class Phrases {
    static final Set<String> CLAIM_NOUNS = Set.of(
            "claim",
            "claims",
            "allegation",
            "allegations",
            "accusation",
            "accusations",
            "assertion",
            "assertions",
            "charge",
            "charges",
            "report",
            "reports",
            "suggestion",
            "suggestions",
            "statement",
            "statements",
            "rumor",
            "rumors",
            "rumour",
            "rumours",
            "notion",
            "idea",
            "narrative",
            "theory",
            "theories",
            "story",
            "stories",
            "account",
            "accounts",
            "version",
            "figure",
            "figures",
            "finding",
            "findings",
            "conclusion",
            "comment",
            "comments",
            "remark",
            "remarks",
            "characterization",
            "characterisation",
            "criticism",
            "insinuation",
            "insinuations",
            "argument",
            "arguments",
            "speculation",
            "involvement",
            "wrongdoing",
            "estimate",
            "estimates",
            "assessment",
            "description",
            "portrayal",
            "contention",
            "premise",
            "evidence",
            "testimony",
            "lawsuit",
            "complaint",
            "reporting",
            "news",
            "video",
            "interpretation",
            "declaration",
            "announcement");
    /** Objects that are refused, not disputed. */
    static final Set<String> POLICY = Set.of(
            "bill",
            "bills",
            "offer",
            "offers",
            "request",
            "requests",
            "deal",
            "proposal",
            "proposals",
            "plan",
            "plans",
            "appeal",
            "appeals",
            "motion",
            "amendment",
            "nomination",
            "nominee",
            "invitation",
            "call",
            "calls",
            "application",
            "applications",
            "bid",
            "petition",
            "referendum",
            "budget",
            "demand",
            "demands",
            "agreement",
            "treaty",
            "vote",
            "ballot",
            "ballots",
            "legislation",
            "resolution",
            "candidate",
            "candidates",
            "policy",
            "policies",
            "visa",
            "asylum",
            "permit",
            "entry",
            "access",
            "bail",
            "talks",
            "negotiations",
            "ceasefire",
            "case",
            "cases",
            "measure",
            "establishment",
            "politics",
            "violence",
            "war",
            "permission",
            "license",
            "licence",
            "protection",
            "help",
            "aid");

    static final Set<String> POINTERS =
            Set.of("it", "this", "that", "them", "these", "those", "which", "both", "such", "all");
    private static final Set<String> DETERMINERS = Set.of(
            "the", "this", "that", "these", "those", "such", "his", "her", "their", "its", "any", "all", "a", "an",
            "both", "my", "our", "your", "some", "no");
    private static final Set<String> OPENS = Set.of(
            "that",
            "of",
            "about",
            "he",
            "she",
            "they",
            "it",
            "by",
            "from",
            "against",
            "made",
            "regarding",
            "surrounding",
            "linking",
            "accusing",
            "as");
    private static final Set<String> STOPS = Set.of(
            ";",
            "but",
            "saying",
            "calling",
            "insisting",
            "adding",
            "arguing",
            "citing",
            "describing",
            "while",
            "although",
            "telling",
            "claiming",
            "noting");

    /**
     * An object: where it stands and what it is.
     *
     * @param from first word
     * @param to the word after its last
     * @param noun the claim noun, or -1
     * @param pointer it only points back
     * @param policy it is something that one refuses
     * @param complement what the noun or verb opens, a clause or phrase; empty where there is none
     * @param possessor whose claim it is
     */
    record Object(
            int from,
            int to,
            int noun,
            boolean pointer,
            boolean policy,
            Optional<Run> complement,
            Optional<Speaker> possessor) {}

    private Phrases() {}

    /** Where the clause that begins at a word ends: before a new clause, at a quotation's end, or with the sentence. */
    static int clauseEnd(String[] words, int from) {
        int depth = 0;
        for (int i = from; i < words.length; i++) {
            if (words[i].equals("(")) {
                depth++;
            } else if (words[i].equals(")")) {
                depth--;
            } else if (depth <= 0 && i > from && STOPS.contains(words[i])) {
                return words[i - 1].equals(",") ? i - 1 : i;
            }
        }
        int end = words.length;
        while (end > from && !Character.isLetterOrDigit(words[end - 1].charAt(0))) {
            end--;
        }
        return end;
    }

    /** The object that begins at a word, after a verb of disputing. */
    static Object object(Scene scene, int s, int from) {
        var words = scene.lower.get(s);
        int end = clauseEnd(words, from);
        int i = from;
        while (i < end && (words[i].equals("\"") || words[i].equals("'"))) {
            i++;
        }
        if (i >= end) {
            return new Object(from, from, -1, true, false, Optional.empty(), Optional.empty());
        }
        if (POINTERS.contains(words[i])
                && (i + 1 >= end
                        || !Character.isLetterOrDigit(words[i + 1].charAt(0))
                        || AFTER_POINTER.contains(words[i + 1]))) {
            return new Object(i, i + 1, -1, true, false, Optional.empty(), Optional.empty());
        }
        // the head: the last word before a preposition or clause
        int limit = Math.min(end, i + 9);
        int noun = -1;
        boolean policy = false;
        int head = i;
        for (int k = i; k < limit; k++) {
            if (k > i && (HEAD_ENDS.contains(words[k]))) {
                break;
            }
            if (CLAIM_NOUNS.contains(words[k])) {
                noun = k;
            }
            if (POLICY.contains(words[k])) {
                policy = true;
            }
            head = k;
        }
        if (noun < 0) {
            if (words[i].equals("that")
                    || words[i].equals("having")
                    || words[i].endsWith("ing")
                    || words[i].equals("whether")
                    || words[i].equals("how")
                    || words[i].equals("he")
                    || words[i].equals("she")
                    || words[i].equals("they")
                    || words[i].equals("it")
                    || words[i].equals("there")) {
                int start = words[i].equals("that") ? i + 1 : i;
                return start < end
                        ? new Object(i, end, -1, false, false, Optional.of(scene.run(s, start, end)), Optional.empty())
                        : new Object(i, end, -1, true, false, Optional.empty(), Optional.empty());
            }
            return new Object(i, head + 1, -1, false, policy, Optional.of(scene.run(s, i, end)), Optional.empty());
        }
        var possessor = possessor(scene, s, i, noun);
        int after = noun + 1;
        while (after < end && (words[after].equals(",") || words[after].equals("\""))) {
            after++;
        }
        if (after < end && OPENS.contains(words[after])) {
            var opener = words[after];
            int start = Set.of("he", "she", "they", "it", "linking", "accusing").contains(opener) ? after : after + 1;
            if (opener.equals("by") || opener.equals("from") || opener.equals("made")) {
                int by = opener.equals("made") ? after + 2 : after + 1;
                int to = by;
                while (to < end
                        && to - by < 6
                        && !words[to].equals("that")
                        && !words[to].equals(",")
                        && !words[to].equals("of")) {
                    to++;
                }
                if (by < to && to <= words.length) {
                    possessor = scene.speakers.of(scene.run(s, by, to), List.of());
                }
                start = to < end && (words[to].equals("that") || words[to].equals("of")) ? to + 1 : end;
            }
            // "that version of events" says nothing of what it was
            if (start < end && scene.words(scene.run(s, start, end)).size() > 1) {
                return new Object(i, noun + 1, noun, false, false, Optional.of(scene.run(s, start, end)), possessor);
            }
        }
        return new Object(i, noun + 1, noun, true, false, Optional.empty(), possessor);
    }

    private static final Set<String> AFTER_POINTER =
            Set.of("as", "and", "on", "in", "at", "to", "when", "is", "was", "were", "all", "out", "down", "by", "for");
    private static final Set<String> HEAD_ENDS = Set.of(
            "that",
            "of",
            "in",
            "on",
            "by",
            "from",
            "to",
            "with",
            "for",
            "about",
            "as",
            ",",
            "\"",
            "who",
            "which",
            "is",
            "was",
            "were",
            "are",
            "has",
            "have",
            "had",
            "made",
            "he",
            "she",
            "they",
            "and",
            "at",
            "against",
            "during",
            "regarding");

    /** Whose claim: "Trump's claim", "the Russian claim", "his claim". */
    static Optional<Speaker> possessor(Scene scene, int s, int from, int noun) {
        var words = scene.lower.get(s);
        for (int k = from; k < noun; k++) {
            if (words[k].equals("'s") && k > from) {
                int start = k;
                var forms = scene.sentences().get(s).words();
                boolean name = forms.get(k - 1).isCapitalised();
                while (start > from
                        && k - start < 4
                        && !DETERMINERS.contains(words[start - 1])
                        && (!name || forms.get(start - 1).isCapitalised() || words[start - 1].equals("-"))) {
                    start--;
                }
                if (start > from && (words[start - 1].equals("the") || words[start - 1].equals("a"))) {
                    start--;
                }
                if (start < k) {
                    return scene.speakers.of(scene.run(s, start, k), List.of());
                }
            }
            if (Set.of("his", "her", "their", "its").contains(words[k])) {
                int unit = scene.sentences().get(s).words().get(k).start();
                return scene.speakers.of(scene.run(s, k, k + 1), scene.before(unit));
            }
        }
        for (var mention : scene.mentions) {
            if (mention.sentence() == s && mention.from() >= from && mention.to() <= noun) {
                var run = new Run(mention.start(), mention.end());
                return Optional.of(new Speaker(scene.text(run), run, false));
            }
        }
        return Optional.empty();
    }
}
