package counterclaim.ingest.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An element as {@link LenientXml} reads it; its content holds Strings and XmlElements in document order. */
public final class XmlElement {
    /** Namespace prefix as written; empty for none. */
    public final String prefix;
    /** Local name in lower case: feeds mix the cases. */
    public final String name;

    public final Vocabulary vocabulary;
    private final List<String> attributes;
    public final XmlElement parent;
    private List<Object> content = List.of();

    /** @param attributes name and value by turns; names in lower case, with their prefix */
    XmlElement(String prefix, String name, Vocabulary vocabulary, List<String> attributes, XmlElement parent) {
        this.prefix = prefix;
        this.name = name;
        this.vocabulary = vocabulary;
        this.attributes = attributes;
        this.parent = parent;
    }

    void add(Object part) {
        if (content.isEmpty()) {
            content = new ArrayList<>(2);
        }
        content.add(part);
    }

    public List<Object> content() {
        return content;
    }

    public boolean is(Vocabulary wanted, String wantedName) {
        return vocabulary == wanted && name.equals(wantedName);
    }

    public List<String> attributes() {
        return attributes;
    }

    /** The attribute's value as written, which may be blank. */
    public Optional<String> attribute(String wanted) {
        for (var i = 0; i < attributes.size(); i += 2) {
            if (attributes.get(i).equals(wanted)) {
                return Optional.of(attributes.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /** The attribute, stripped, if it says anything. */
    public Optional<String> value(String wanted) {
        return attribute(wanted).map(String::strip).filter(value -> !value.isEmpty());
    }

    public boolean hasElements() {
        for (var part : content) {
            if (part instanceof XmlElement) {
                return true;
            }
        }
        return false;
    }

    public List<XmlElement> elements() {
        var found = new ArrayList<XmlElement>();
        for (var part : content) {
            if (part instanceof XmlElement element) {
                found.add(element);
            }
        }
        return found;
    }

    public Optional<XmlElement> first(String wanted) {
        for (var part : content) {
            if (part instanceof XmlElement element && element.name.equals(wanted)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** All text inside, that of inner elements too. */
    public String text() {
        if (content.size() == 1 && content.getFirst() instanceof String only) {
            return only;
        }
        var text = new StringBuilder();
        collect(text);
        return text.toString();
    }

    private void collect(StringBuilder text) {
        for (var part : content) {
            switch (part) {
                case String string -> text.append(string);
                case XmlElement element -> element.collect(text);
                default -> throw new IllegalStateException("content of an element: " + part);
            }
        }
    }
}
