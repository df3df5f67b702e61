package counterclaim.enrich.contested;

import counterclaim.contracts.ContestKind;
import counterclaim.enrich.attribution.Run;
import counterclaim.enrich.attribution.Saying;
import counterclaim.enrich.attribution.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** "Police put the crowd at 18,000", where somebody else has named another number of the same things. */
final class OtherNumberRule implements RuleFinder {
    private static final int BACK = 8;
    private static final Set<String> COUNTING = Set.of(
            "put",
            "puts",
            "estimated",
            "estimates",
            "counted",
            "counts",
            "estimate",
            "fewer",
            "closer",
            "nearer",
            "only");
    /** What is counted, by the words that name it. */
    private static final Map<String, String> THINGS = Map.ofEntries(
            Map.entry("people", "people"),
            Map.entry("crowd", "people"),
            Map.entry("protesters", "people"),
            Map.entry("demonstrators", "people"),
            Map.entry("marchers", "people"),
            Map.entry("participants", "people"),
            Map.entry("turnout", "people"),
            Map.entry("march", "people"),
            Map.entry("marched", "people"),
            Map.entry("rally", "people"),
            Map.entry("attended", "people"),
            Map.entry("supporters", "people"),
            Map.entry("dead", "dead"),
            Map.entry("deaths", "dead"),
            Map.entry("died", "dead"),
            Map.entry("killed", "dead"),
            Map.entry("toll", "dead"),
            Map.entry("casualties", "dead"),
            Map.entry("fatalities", "dead"),
            Map.entry("victims", "dead"),
            Map.entry("soldiers", "soldiers"),
            Map.entry("troops", "soldiers"),
            Map.entry("injured", "injured"),
            Map.entry("wounded", "injured"),
            Map.entry("hurt", "injured"),
            Map.entry("arrested", "arrested"),
            Map.entry("arrests", "arrested"),
            Map.entry("detained", "arrested"),
            Map.entry("refugees", "refugees"),
            Map.entry("migrants", "refugees"),
            Map.entry("immigrants", "refugees"),
            Map.entry("missing", "missing"));

    /** A number with the things that it counts. */
    private record Amount(int word, double value, Set<String> things) {}

    @Override
    public void find(Scene scene, int s, Consumer<Trigger> found) {
        var amounts = amounts(scene, s);
        if (amounts.isEmpty() || !counts(scene, s)) {
            return;
        }
        for (int k = s; k >= Math.max(0, s - BACK); k--) {
            for (var saying : scene.sayingsOf(k)) {
                var other = said(scene, saying, amounts);
                var speaker = speaker(scene, s, amounts.getFirst());
                if (other.isPresent()
                        && speaker.isPresent()
                        && saying.speaker().isPresent()
                        && CandidateFinder.sameName(speaker, saying.speaker()) == 0) {
                    var at = scene.run(
                            s, amounts.getFirst().word(), amounts.getFirst().word() + 1);
                    if (saying.content().stream().noneMatch(c -> c.holds(at))) {
                        found.accept(new Trigger(
                                Rule.OTHER_NUMBER,
                                "“" + scene.text(at) + "” where another number was given",
                                s,
                                at,
                                scene.sentenceRun(s),
                                speaker,
                                List.of(other.get()),
                                saying.speaker(),
                                Optional.empty(),
                                ContestKind.COUNTERCLAIM,
                                2));
                        return;
                    }
                }
            }
        }
    }

    private static boolean counts(Scene scene, int s) {
        for (var word : scene.lower.get(s)) {
            if (COUNTING.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Speaker> speaker(Scene scene, int s, Amount amount) {
        int unit = scene.sentences().get(s).words().get(amount.word()).start();
        return scene.sayingAround(unit)
                .flatMap(Saying::speaker)
                .or(() -> scene.sayingsOf(s).stream()
                        .map(Saying::speaker)
                        .flatMap(Optional::stream)
                        .findFirst())
                .or(() -> subject(scene, s));
    }

    private static Optional<Speaker> subject(Scene scene, int s) {
        var words = scene.lower.get(s);
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("put")
                    || words[i].equals("puts")
                    || words[i].equals("estimated")
                    || words[i].equals("counted")
                    || words[i].equals("gave")) {
                return scene.subject(s, i);
            }
        }
        return Optional.empty();
    }

    /** The part of a content that names another number of the same things, of like size. */
    private static Optional<Run> said(Scene scene, Saying saying, List<Amount> amounts) {
        for (var run : saying.content()) {
            int s = scene.part.sentenceAt(run.start());
            for (var other : amounts(scene, s)) {
                var word = scene.sentences().get(s).words().get(other.word());
                if (word.start() < run.start() || word.end() > run.end()) {
                    continue;
                }
                for (var amount : amounts) {
                    double ratio = amount.value() / other.value();
                    boolean same = amount.things().stream().anyMatch(other.things()::contains);
                    if (same && Math.abs(ratio - 1) > 0.1 && ratio > 0.02 && ratio < 50) {
                        int end = Math.min(run.end(), scene.sentences().get(s).end());
                        return Optional.of(new Run(
                                Math.max(run.start(), scene.sentences().get(s).start()), end));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<Amount> amounts(Scene scene, int s) {
        var words = scene.lower.get(s);
        var amounts = new ArrayList<Amount>();
        var things = new java.util.HashSet<String>();
        for (var word : words) {
            var thing = THINGS.get(word);
            if (thing != null) {
                things.add(thing);
            }
        }
        if (things.isEmpty()) {
            return List.of();
        }
        for (int i = 0; i < words.length; i++) {
            if (Character.isDigit(words[i].charAt(0)) && words[i].length() < 15) {
                double value = value(words[i]);
                boolean year = value >= 1900 && value <= 2100 && words[i].indexOf(',') < 0;
                if (value > 0 && !year) {
                    double times = i + 1 < words.length ? times(words[i + 1]) : 1;
                    amounts.add(new Amount(i, value * times, things));
                }
            }
        }
        return amounts;
    }

    private static double times(String word) {
        return switch (word) {
            case "thousand" -> 1e3;
            case "million", "m" -> 1e6;
            case "billion", "bn" -> 1e9;
            default -> 1;
        };
    }

    private static double value(String digits) {
        try {
            return Double.parseDouble(digits.replace(",", ""));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
