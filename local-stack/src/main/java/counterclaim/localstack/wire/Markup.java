package counterclaim.localstack.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills page templates: {@code {{name}}} is escaped, {@code {{{name}}}} is mark-up already, and what stands between
 * <code>{{#name}}</code> and <code>{{/name}}</code> stays only where the value is not empty.
 */
final class Markup {
    private static final Pattern SECTION = Pattern.compile("\\{\\{#(\\w+)}}(.*?)\\{\\{/\\1}}", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\{(\\w+)}}}|\\{\\{(\\w+)}}");

    private Markup() {}

    static String fill(String template, Map<String, String> values) {
        String kept = SECTION.matcher(template)
                .replaceAll(
                        m -> Matcher.quoteReplacement(value(values, m.group(1)).isEmpty() ? "" : m.group(2)));
        return PLACE.matcher(kept)
                .replaceAll(m -> Matcher.quoteReplacement(
                        m.group(1) != null ? value(values, m.group(1)) : escape(value(values, m.group(2)))));
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a page template names a value that there is not: " + name);
        }
        return value;
    }

    /** Safe between tags and in quoted attributes. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** JSON that may stand in a script element. */
    static String inScript(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    /** Without the characters that XML 1.0 cannot hold. */
    static String xmlText(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || c >= 0x20 && c <= 0xD7FF
                        || c >= 0xE000 && c <= 0xFFFD
                        || c >= 0x10000)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /** HTML in this charset; characters that it lacks become numeric references. */
    static byte[] encode(String html, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder safe = new StringBuilder(html.length());
        html.codePoints().forEach(c -> {
            String s = Character.toString(c);
            if (encoder.canEncode(s)) {
                safe.append(s);
            } else {
                safe.append("&#").append(c).append(';');
            }
        });
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(safe));
            byte[] result = new byte[bytes.remaining()];
            bytes.get(result);
            return result;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("Cannot encode a page as " + charset, e);
        }
    }
}
