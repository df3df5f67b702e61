package counterclaim.ingest.feed.parse;

import counterclaim.ingest.markup.Links;
import counterclaim.ingest.markup.Markup;
import counterclaim.ingest.markup.XmlElement;
import java.util.Optional;

/** Names and mail addresses in the ways in which feeds mix them. */
final class People {
    private static final int MAX_LENGTH = 1_000;

    private People() {}

    static Optional<FeedPerson> person(XmlElement element, Links links) {
        Optional<String> name = Optional.empty();
        Optional<String> email = Optional.empty();
        Optional<String> uri = Optional.empty();
        for (var child : element.elements()) {
            var text = Optional.of(RichText.of(child, links, true).plain()).filter(value -> !value.isEmpty());
            switch (child.name) {
                case "name", "title" -> name = name.or(() -> text);
                case "email" -> email = email.or(() -> text);
                case "uri", "url", "homepage" -> uri = uri.or(() -> text.flatMap(links::address));
                default -> {}
            }
        }
        name = name.equals(email) ? Optional.empty() : name;
        if (name.isPresent() || email.isPresent() || uri.isPresent()) {
            if (email.isEmpty() && name.isPresent()) {
                var address = uri;
                return parse(name.get()).map(person -> new FeedPerson(person.name(), person.email(), address));
            }
            return Optional.of(new FeedPerson(name, email, uri));
        }
        return parse(RichText.of(element, links, true).plain());
    }

    /** {@code mail (name)}, {@code name (mail)}, {@code name <mail>} or one of them alone. */
    static Optional<FeedPerson> parse(String text) {
        var stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var at = stripped.indexOf('@');
        if (at < 1) {
            return Optional.of(new FeedPerson(Optional.of(stripped), Optional.empty(), Optional.empty()));
        }
        var from = at;
        while (from > 0 && isAddressChar(stripped.charAt(from - 1))) {
            from--;
        }
        var to = at + 1;
        while (to < stripped.length() && isAddressChar(stripped.charAt(to))) {
            to++;
        }
        while (to > at && stripped.charAt(to - 1) == '.') {
            to--;
        }
        if (from == at || to == at + 1) {
            return Optional.of(new FeedPerson(Optional.of(stripped), Optional.empty(), Optional.empty()));
        }
        var email = stripped.substring(from, to);
        if (email.startsWith("mailto:")) {
            email = email.substring(7);
        }
        var name = tidy(stripped.substring(0, from) + " " + stripped.substring(to));
        return Optional.of(new FeedPerson(
                name.isEmpty() ? Optional.empty() : Optional.of(name), Optional.of(email), Optional.empty()));
    }

    /** Without the brackets and quotes that held the address or the name. */
    private static String tidy(String name) {
        var inner = name.replace("<>", " ")
                .replace("()", " ")
                .replace("&lt;&gt;", " ")
                .replace("< >", " ")
                .replace("( )", " ")
                .strip();
        while (inner.length() > 1
                && (inner.startsWith("(") && inner.endsWith(")")
                        || inner.startsWith("<") && inner.endsWith(">")
                        || inner.startsWith("\"") && inner.endsWith("\""))) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        return Markup.oneLine(inner);
    }

    private static boolean isAddressChar(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || ".+-_%=~'!#$*/?^`{|}:".indexOf(c) >= 0
                || c > 127;
    }
}
