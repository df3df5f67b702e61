package counterclaim.enrich.language;

import counterclaim.contracts.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Tells the language of a text by OpenNLP's character n-grams, helped by function words where the text is short. Safe for
 * use by many threads.
 */
public final class LanguageDetector {
    /** The code for a language that cannot be told. */
    public static final String UNDETERMINED = "und";

    private static final String RESOURCE = "/langdetect-183.bin";
    private static final int ENOUGH = 2_000;
    private static final int SHORT = 120;
    private static final int TOO_SHORT = 12;
    /** Letters that name a language of their own in the detector, and what they are called elsewhere. */
    private static final Map<String, String> MACRO = Map.of(
            "cmn", "zh", "pes", "fa", "ekk", "et", "lvs", "lv", "zlm", "ms", "plt", "mg", "nob", "no", "nno", "no");

    private static final Set<String> ENGLISH = Set.of(
            "the", "of", "and", "to", "in", "is", "was", "that", "for", "it", "with", "as", "his", "on", "be", "at",
            "by", "had", "are", "but", "from", "or", "have", "an", "they", "which", "you", "were", "her", "she", "he",
            "their", "there", "been", "has", "would", "who", "will", "more", "when", "says", "after", "over", "about",
            "its", "not", "said", "we", "this", "new", "out", "up", "into", "than", "against", "could", "how", "why",
            "what");

    private final LanguageDetectorModel model;
    private final Map<String, String> twoLetters = new HashMap<>();
    private final ThreadLocal<LanguageDetectorME> detector;

    private LanguageDetector(LanguageDetectorModel model) {
        this.model = model;
        this.detector = ThreadLocal.withInitial(() -> new LanguageDetectorME(this.model));
        for (var code : Locale.getISOLanguages()) {
            twoLetters.put(Locale.of(code).getISO3Language(), code);
        }
        twoLetters.putAll(MACRO);
    }

    public static LanguageDetector load() {
        try (var in = LanguageDetector.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + RESOURCE);
            }
            return new LanguageDetector(new LanguageDetectorModel(in));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the language model", e);
        }
    }

    /**
     * @param declared by feed or page; believed only where the text is too short to tell
     * @return a code of ISO 639-1 where there is one, else of ISO 639-3; {@link #UNDETERMINED} where nobody can tell
     */
    public Language detect(String title, String text, Optional<String> declared) {
        var sample = sample(title, text);
        int letters = letters(sample);
        if (letters < TOO_SHORT) {
            return declared(declared).orElse(new Language(UNDETERMINED, 0));
        }
        double english = functionWords(sample);
        var ranked = detector.get().predictLanguages(sample);
        if (ranked.length == 0) {
            return new Language(UNDETERMINED, 0);
        }
        var best = code(ranked[0].getLang());
        double first = ranked[0].getConfidence();
        double second = ranked.length > 1 ? ranked[1].getConfidence() : 0;
        double certainty = Math.clamp(first / Math.max(1e-9, first + second), 0, 1);
        if (letters >= SHORT) {
            return new Language(best, certainty);
        }
        if (english >= 0.25 && isLatin(sample)) {
            return new Language("en", best.equals("en") ? certainty : 0.6);
        }
        if (best.equals("en") || certainty < 0.55) {
            return declared(declared)
                    .orElse(certainty < 0.55 ? new Language(UNDETERMINED, 0) : new Language(best, certainty));
        }
        return new Language(best, certainty);
    }

    private static Optional<Language> declared(Optional<String> declared) {
        return declared.map(code -> code.toLowerCase(Locale.ROOT).split("[-_]")[0])
                .filter(code -> List.of(2, 3).contains(code.length()))
                .map(code -> new Language(code, 0.5));
    }

    private String code(String threeLetters) {
        return twoLetters.getOrDefault(threeLetters, threeLetters);
    }

    private static String sample(String title, String text) {
        var sample = new StringBuilder(title.length() > ENOUGH ? title.substring(0, ENOUGH) : title).append('\n');
        sample.append(text, 0, Math.min(text.length(), ENOUGH));
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if (Character.isSurrogate(c) || Character.isISOControl(c)) {
                sample.setCharAt(i, ' ');
            }
        }
        return sample.toString();
    }

    private static int letters(String sample) {
        return (int) sample.chars().filter(Character::isLetter).count();
    }

    private static boolean isLatin(String sample) {
        return sample.chars().filter(Character::isLetter).filter(c -> c < 0x250).count() * 2 > letters(sample);
    }

    private static double functionWords(String sample) {
        int words = 0;
        int known = 0;
        for (var word : sample.toLowerCase(Locale.ROOT).split("[^\\p{L}']+")) {
            if (!word.isEmpty()) {
                words++;
                known += ENGLISH.contains(word) ? 1 : 0;
            }
        }
        return words == 0 ? 0 : (double) known / words;
    }
}
