package counterclaim.ingest.address;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Domain names to ASCII in the manner of UTS 46, non-transitional (the German sharp s stays itself). Characters are mapped by
 * NFKC and case folding, which is what its table says for all letters in use; the bidi rule is not checked.
 */
final class DomainName {
    private DomainName() {}

    static String toAscii(String name) throws InvalidUrl {
        if (name.chars().allMatch(c -> c < 128)) {
            if (name.isEmpty()) {
                throw new InvalidUrl("empty host");
            }
            return name.toLowerCase(Locale.ROOT);
        }
        var labels = mapped(name).split("\\.", -1);
        for (var i = 0; i < labels.length; i++) {
            labels[i] = labelToAscii(labels[i]);
        }
        var ascii = String.join(".", labels);
        if (ascii.isEmpty()) {
            throw new InvalidUrl("empty host");
        }
        return ascii;
    }

    private static String mapped(String name) {
        var out = new StringBuilder(name.length());
        name.codePoints().forEach(c -> {
            if (!isIgnored(c)) {
                switch (c) {
                    case 'ß', 'ς', 0x200c, 0x200d -> out.appendCodePoint(c);
                    case 0x1e9e -> out.append('ß');
                    case 0x3002 -> out.append('.');
                    default -> out.append(folded(c));
                }
            }
        });
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    private static String folded(int codePoint) {
        var once = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
        var folded = Normalizer.normalize(once.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
        return folded.replace('\u3002', '.');
    }

    private static boolean isIgnored(int c) {
        return c == 0xad
                || c == 0x34f
                || c == 0x200b
                || c == 0x2060
                || c == 0x2064
                || c == 0xfeff
                || c >= 0x180b && c <= 0x180f
                || c >= 0xfe00 && c <= 0xfe0f;
    }

    private static String labelToAscii(String label) throws InvalidUrl {
        if (label.chars().allMatch(c -> c < 128)) {
            return label;
        }
        if (label.startsWith("xn--") || isMark(label.codePointAt(0))) {
            throw new InvalidUrl("bad label in domain name");
        }
        for (var c : label.codePoints().toArray()) {
            if (!isAllowed(c)) {
                throw new InvalidUrl("character not allowed in a domain name");
            }
        }
        return "xn--" + Punycode.encode(label);
    }

    private static boolean isMark(int c) {
        var type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isAllowed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> c == ' '; // a plain space is refused later, as a host character
            case Character.FORMAT -> c == 0x200c || c == 0x200d;
            default -> c != 0xfffc && c != 0xfffd;
        };
    }
}
