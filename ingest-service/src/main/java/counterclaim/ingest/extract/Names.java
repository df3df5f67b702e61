package counterclaim.ingest.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A list of names that authors of pages give to parts of them (class, id). A name is cut into words at signs and at capital
 * letters; an entry of the list is one word, up to three words joined by hyphens, or the start of a word with a star.
 */
final class Names {
    private static final int LONGEST_PHRASE = 3;

    private final Set<String> phrases = new HashSet<>();
    private final Set<String> firstWords = new HashSet<>();
    private final List<String> starts = new ArrayList<>();

    private Names() {}

    static Names of(String resource) {
        var names = new Names();
        for (var line : Resource.lines(resource)) {
            if (line.endsWith("*")) {
                names.starts.add(line.substring(0, line.length() - 1));
            } else {
                names.phrases.add(line);
                names.firstWords.add(line.split("-", 2)[0]);
            }
        }
        return names;
    }

    /** Whether an entry is found anywhere in the words of one name. */
    boolean contains(List<String> words) {
        return lastEnd(words) > 0;
    }

    /** Count of words up to the end of the entry that ends last; 0 where there is none. In compounds the last word rules. */
    int lastEnd(List<String> words) {
        var last = 0;
        for (var i = 0; i < words.size(); i++) {
            var phrase = words.get(i);
            for (var length = 1; firstWords.contains(words.get(i)); length++) {
                if (phrases.contains(phrase)) {
                    last = Math.max(last, i + length);
                }
                if (length == LONGEST_PHRASE || i + length == words.size()) {
                    break;
                }
                phrase = phrase + "-" + words.get(i + length);
            }
            for (var start : starts) {
                if (words.get(i).startsWith(start)) {
                    last = Math.max(last, i + 1);
                }
            }
        }
        return last;
    }

    boolean containsWord(String word) {
        return phrases.contains(word);
    }

    /** "td-post_contentBox" becomes td, post, content, box. */
    static List<String> words(String name) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var lastLower = false;
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            var letter = Character.isLetter(c);
            if (!letter || Character.isUpperCase(c) && lastLower) {
                end(word, words);
            }
            if (letter) {
                word.append(Character.toLowerCase(c));
            }
            lastLower = letter && Character.isLowerCase(c);
        }
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
