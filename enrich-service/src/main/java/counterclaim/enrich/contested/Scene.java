package counterclaim.enrich.contested;

import counterclaim.contracts.Entity;
import counterclaim.enrich.attribution.CueLexicon;
import counterclaim.enrich.attribution.Run;
import counterclaim.enrich.attribution.Saying;
import counterclaim.enrich.attribution.Speaker;
import counterclaim.enrich.attribution.Speakers;
import counterclaim.enrich.entities.Mention;
import counterclaim.enrich.text.Quotations;
import counterclaim.enrich.text.Sentence;
import counterclaim.enrich.text.TextPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A text with all that rules look at, worked out once. */
final class Scene {
    private static final Set<String> STOP = Set.of(
            "the",
            "a",
            "an",
            "of",
            "to",
            "in",
            "and",
            "that",
            "for",
            "on",
            "is",
            "was",
            "were",
            "are",
            "be",
            "been",
            "as",
            "at",
            "by",
            "with",
            "from",
            "it",
            "its",
            "he",
            "she",
            "his",
            "her",
            "they",
            "their",
            "them",
            "this",
            "these",
            "those",
            "or",
            "but",
            "not",
            "no",
            "has",
            "have",
            "had",
            "will",
            "would",
            "could",
            "should",
            "may",
            "might",
            "can",
            "do",
            "does",
            "did",
            "said",
            "says",
            "say",
            "told",
            "there",
            "which",
            "who",
            "whom",
            "what",
            "when",
            "where",
            "we",
            "i",
            "you",
            "our",
            "my",
            "your",
            "than",
            "then",
            "so",
            "if",
            "into",
            "about",
            "over",
            "after",
            "before",
            "up",
            "out",
            "more",
            "also",
            "'s",
            "’s",
            "n't",
            "n’t",
            "mr.",
            "mrs.",
            "ms.",
            "him",
            "us",
            "any",
            "all",
            "claim",
            "claims",
            "claimed",
            "report",
            "reports",
            "reported",
            "one",
            "other",
            "some",
            "such",
            "being",
            "just");

    private static final int SPOKE_LATELY = 3;

    final TextPart part;
    final List<Mention> mentions;
    final List<Saying> sayings;
    final Quotations quotations;
    final CueLexicon lexicon;
    final Speakers speakers;
    /** Lower-case words of every sentence, quotes and apostrophes straightened. */
    final List<String[]> lower = new ArrayList<>();

    private final List<Set<String>> content = new ArrayList<>();
    private final List<List<Saying>> bySentence = new ArrayList<>();

    Scene(TextPart part, List<Mention> mentions, List<Saying> sayings, CueLexicon lexicon) {
        this.part = part;
        this.mentions = mentions;
        this.lexicon = lexicon;
        this.quotations = Quotations.of(part);
        this.speakers = new Speakers(part, mentions);
        this.sayings = sayings.stream()
                .sorted(Comparator.comparingInt(s -> s.cue().start()))
                .toList();
        for (var sentence : part.sentences()) {
            var words = new String[sentence.words().size()];
            for (int i = 0; i < words.length; i++) {
                words[i] = sentence.words()
                        .get(i)
                        .form()
                        .toLowerCase(Locale.ROOT)
                        .replace('’', '\'')
                        .replace('‘', '\'')
                        .replace('“', '"')
                        .replace('”', '"');
            }
            lower.add(words);
            content.add(null);
            bySentence.add(new ArrayList<>());
        }
        for (var saying : this.sayings) {
            for (int s = saying.sentence(); s == saying.sentence(); s++) {
                bySentence.get(s).add(saying);
            }
        }
    }

    List<Sentence> sentences() {
        return part.sentences();
    }

    List<Saying> sayingsOf(int sentence) {
        return bySentence.get(sentence);
    }

    /** The innermost saying whose content holds the unit. */
    Optional<Saying> sayingAround(int unit) {
        int s = part.sentenceAt(unit);
        Saying best = null;
        int shortest = Integer.MAX_VALUE;
        for (int k = Math.max(0, s - 4); k <= Math.min(bySentence.size() - 1, s + 4); k++) {
            for (var saying : bySentence.get(k)) {
                for (var run : saying.content()) {
                    if (run.start() <= unit && unit < run.end() && run.length() < shortest) {
                        shortest = run.length();
                        best = saying;
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The saying whose cue holds the unit. */
    Optional<Saying> sayingAt(int unit) {
        return bySentence.get(part.sentenceAt(unit)).stream()
                .filter(s -> s.cue().start() <= unit && unit < s.cue().end())
                .findFirst();
    }

    /** Content words of a passage, without endings. */
    Set<String> words(Run run) {
        var found = new HashSet<String>();
        int s = part.sentenceAt(run.start());
        while (s < sentences().size() && sentences().get(s).start() < run.end()) {
            var sentence = sentences().get(s);
            boolean whole = run.start() <= sentence.start() && sentence.end() <= run.end();
            if (whole && content.get(s) != null) {
                found.addAll(content.get(s));
            } else {
                var here = new HashSet<String>();
                for (int i = 0; i < sentence.words().size(); i++) {
                    var word = sentence.words().get(i);
                    if (word.start() >= run.start() && word.end() <= run.end() && word.isWord()) {
                        var stem = stem(lower.get(s)[i]);
                        if (!STOP.contains(lower.get(s)[i]) && stem.length() > 1) {
                            here.add(stem);
                        }
                    }
                }
                if (whole) {
                    content.set(s, here);
                }
                found.addAll(here);
            }
            s++;
        }
        return found;
    }

    static String stem(String word) {
        if (word.length() > 5 && word.endsWith("ing")) {
            return word.substring(0, word.length() - 3);
        }
        if (word.length() > 4 && (word.endsWith("ed") || word.endsWith("es"))) {
            return word.substring(0, word.length() - 2);
        }
        if (word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")) {
            return word.substring(0, word.length() - 1);
        }
        return word;
    }

    Run sentenceRun(int s) {
        var sentence = sentences().get(s);
        return new Run(sentence.start(), sentence.end());
    }

    Run run(int s, int fromWord, int toWord) {
        var words = sentences().get(s).words();
        return new Run(words.get(fromWord).start(), words.get(toWord - 1).end());
    }

    String text(Run run) {
        return part.text().substring(run.start(), run.end());
    }

    /** Who stands before a verb: the noun phrase that ends there, resolved. */
    Optional<Speaker> subject(int s, int verb) {
        var words = lower.get(s);
        int to = verb;
        while (to > 0 && (AUXILIARY.contains(words[to - 1]) || words[to - 1].endsWith("ly"))) {
            to--;
        }
        if (to > 2 && words[to - 1].equals("to")) {
            // "appears to contradict", "was quick to reject"
            to -= 2;
            while (to > 1 && AUXILIARY.contains(words[to - 1])) {
                to--;
            }
        }
        if (to == 0) {
            return Optional.empty();
        }
        if (words[to - 1].equals(",")) {
            // "Smith, who was there, denied": the phrase before the two commas
            int comma = to - 2;
            while (comma > 0 && !words[comma].equals(",")) {
                comma--;
            }
            to = comma > 0 ? comma : to - 1;
        }
        int from = to;
        while (from > 0 && to - from < 9 && !BREAKS.contains(words[from - 1])) {
            from--;
        }
        while (from < to && SKIPPED.contains(words[from])) {
            from++;
        }
        if (from >= to) {
            // "… but rejected": the subject of the clause before
            return sayingsOf(s).stream()
                    .filter(x -> x.cue().start()
                            < sentences().get(s).words().get(verb).start())
                    .reduce((a, b) -> b)
                    .flatMap(Saying::speaker)
                    .or(() -> firstName(s));
        }
        return speakers.of(
                run(s, from, to), before(sentences().get(s).words().get(verb).start()));
    }

    Optional<Speaker> firstName(int s) {
        return mentions.stream()
                .filter(m -> m.sentence() == s && (m.type() == Entity.Type.PERSON || m.type() == Entity.Type.ORG))
                .findFirst()
                .map(m -> new Speaker(text(new Run(m.start(), m.end())), new Run(m.start(), m.end()), false));
    }

    /** Somebody else whom a sentence names, or who spoke last before it. */
    Optional<Speaker> other(int s, Optional<Speaker> than) {
        var named = mentions.stream()
                .filter(m -> m.sentence() == s && (m.type() == Entity.Type.PERSON || m.type() == Entity.Type.ORG))
                .map(m -> new Run(m.start(), m.end()))
                .map(run -> new Speaker(text(run), run, true))
                .filter(one -> CandidateFinder.sameName(Optional.of(one), than) == 0)
                .findFirst();
        return named.or(() -> sayings.reversed().stream()
                .filter(x -> x.sentence() < s && s - x.sentence() <= SPOKE_LATELY)
                .map(Saying::speaker)
                .flatMap(Optional::stream)
                .filter(one -> CandidateFinder.sameName(Optional.of(one), than) == 0)
                .findFirst());
    }

    List<Saying> before(int unit) {
        return sayings.stream().filter(x -> x.cue().start() < unit).toList();
    }

    private static final Set<String> AUXILIARY = Set.of(
            "has",
            "have",
            "had",
            "was",
            "were",
            "is",
            "are",
            "also",
            "immediately",
            "quickly",
            "later",
            "again",
            "then",
            "would",
            "will",
            "could",
            "does",
            "did",
            "do",
            "not",
            "n't",
            "never",
            "since",
            "both",
            "all",
            "flatly",
            "been");
    private static final Set<String> BREAKS = Set.of(
            ",",
            ";",
            ":",
            "\"",
            "but",
            "and",
            "that",
            "while",
            "although",
            "though",
            "(",
            ")",
            "—",
            "–",
            "-",
            "which",
            "as",
            "when",
            "because",
            "said",
            "says",
            "if",
            "after");
    private static final Set<String> SKIPPED =
            Set.of("however", "meanwhile", "later", "also", "on", "in", "yesterday", "earlier");
}
