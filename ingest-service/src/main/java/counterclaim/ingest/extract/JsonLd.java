package counterclaim.ingest.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** The article in a page's JSON-LD: schema.org objects, alone, in lists or in a graph. Broken JSON is read as far as it goes. */
final class JsonLd {
    private static final int MOST_OBJECTS = 2_000;
    private static final int MOST_BROKEN = 5;
    private static final int LONGEST_BROKEN = 200_000;
    private static final int MOST_NAMES = 100;
    private static final JsonMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxStringLength(2_000_000)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final Pattern WRAPPING = Pattern.compile(
            "^\\s*(?:<!--|//\\s*<!\\[CDATA\\[|<!\\[CDATA\\[|/\\*\\s*<!\\[CDATA\\[\\s*\\*/)|(?:-->|//\\s*\\]\\]>|\\]\\]>|/\\*\\s*\\]\\]>\\s*\\*/|;)\\s*$");
    private static final Pattern TAG = Pattern.compile("<[^<>]{1,500}>");

    private final List<JsonNode> objects = new ArrayList<>();
    /** Objects with a name, by their id, for references. */
    private final Map<String, JsonNode> named = new HashMap<>();

    private final List<String> broken = new ArrayList<>();
    private final Optional<JsonNode> article;

    private JsonLd(List<String> scripts) {
        for (var script : scripts) {
            parse(script);
        }
        article = best();
    }

    static JsonLd of(List<String> scripts) {
        return new JsonLd(scripts);
    }

    private void parse(String script) {
        var text = WRAPPING.matcher(
                        WRAPPING.matcher(script.strip()).replaceAll("").strip())
                .replaceAll("");
        if (text.isBlank()) {
            return;
        }
        try {
            gather(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            if (broken.size() < MOST_BROKEN) {
                broken.add(text.substring(0, Math.min(text.length(), LONGEST_BROKEN)));
            }
        }
    }

    private void gather(JsonNode root) {
        var queue = new ArrayDeque<JsonNode>();
        queue.add(root);
        while (!queue.isEmpty() && objects.size() < MOST_OBJECTS) {
            var node = queue.poll();
            if (node.isObject()) {
                objects.add(node);
                if (node.has("@id") && node.has("name")) {
                    named.putIfAbsent(node.get("@id").asText(), node);
                }
                for (var field : new String[] {"@graph", "mainEntity", "mainEntityOfPage"}) {
                    if (node.path(field).isContainerNode()) {
                        queue.add(node.get(field));
                    }
                }
            } else if (node.isArray()) {
                node.forEach(queue::add);
            }
        }
    }

    private Optional<JsonNode> best() {
        JsonNode best = null;
        var bestRank = 0;
        for (var object : objects) {
            var rank = rank(object);
            if (rank > bestRank) {
                best = object;
                bestRank = rank;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int rank(JsonNode object) {
        var rank = 0;
        for (var type : strings(object.path("@type"))) {
            var name = type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            if (name.endsWith("article") || name.endsWith("posting") || name.equals("report")) {
                rank = Math.max(rank, name.contains("news") ? 4 : 3);
            } else if (name.endsWith("page")
                    && (object.hasNonNull("datePublished") || object.hasNonNull("dateModified"))) {
                rank = Math.max(rank, 1);
            } else if (name.equals("creativework") || name.endsWith("review") || name.equals("recipe")) {
                rank = Math.max(rank, 2);
            }
        }
        return rank;
    }

    /** A field of the article as plain text. */
    Optional<String> text(String field) {
        return article.map(node -> node.path(field))
                .flatMap(value -> strings(value).stream()
                        .map(JsonLd::plain)
                        .filter(s -> !s.isBlank())
                        .findFirst())
                .or(() -> fromBroken(field));
    }

    /** A field of the article, then of other articles and of the page itself, as plain texts. */
    List<String> texts(String field) {
        var texts = new LinkedHashSet<String>();
        text(field).ifPresent(texts::add);
        for (var object : objects) {
            for (var value : rank(object) == 0 ? List.<String>of() : strings(object.path(field))) {
                var plain = plain(value);
                if (!plain.isBlank()) {
                    texts.add(plain);
                }
            }
        }
        return List.copyOf(texts);
    }

    /** The words of the article; line ends are kept. */
    Optional<String> body() {
        return article.map(node -> node.path("articleBody"))
                .filter(JsonNode::isTextual)
                .map(node -> Parser.unescapeEntities(node.asText(), false));
    }

    /** Names in a field that holds people or organisations, by name or as objects or by reference into the graph. */
    List<String> names(String field) {
        var names = new LinkedHashSet<String>();
        article.ifPresent(node -> names(node.path(field), names, 0));
        if (names.isEmpty()) {
            fromBroken(field, "name").ifPresent(names::add);
        }
        return List.copyOf(names);
    }

    private void names(JsonNode value, LinkedHashSet<String> out, int depth) {
        if (out.size() >= MOST_NAMES) {
            return;
        }
        if (value.isArray()) {
            value.forEach(item -> names(item, out, depth));
        } else if (value.isTextual()) {
            addName(value.asText(), out);
        } else if (value.isObject() && value.has("name")) {
            strings(value.get("name")).forEach(name -> addName(name, out));
        } else if (value.has("@id") && depth == 0) {
            Optional.ofNullable(named.get(value.get("@id").asText())).ifPresent(object -> names(object, out, 1));
        }
    }

    private static void addName(String name, LinkedHashSet<String> out) {
        var plain = plain(name);
        if (!plain.isBlank()) {
            out.add(plain);
        }
    }

    /** Addresses in a field that holds images or pages. */
    List<String> addresses(String field) {
        var found = new ArrayList<String>();
        article.ifPresent(node -> addresses(node.path(field), found));
        return found;
    }

    private static void addresses(JsonNode value, List<String> out) {
        if (value.isArray()) {
            value.forEach(item -> addresses(item, out));
        } else if (value.isTextual()) {
            out.add(value.asText());
        } else if (value.isObject()) {
            for (var field : new String[] {"url", "contentUrl", "@id"}) {
                if (value.path(field).isTextual()) {
                    out.add(value.get(field).asText());
                    return;
                }
            }
        }
    }

    /** True where the article, or a part of it, is said not to be free to read. */
    boolean notFree() {
        return objects.stream()
                .map(node -> node.path("isAccessibleForFree"))
                .anyMatch(value -> value.isBoolean() && !value.booleanValue()
                        || value.isTextual()
                                && value.asText()
                                        .strip()
                                        .toLowerCase(Locale.ROOT)
                                        .matches("false|no|.*/false"));
    }

    private static List<String> strings(JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            return List.of(value.asText());
        }
        var all = new ArrayList<String>();
        if (value.isArray()) {
            value.forEach(item -> all.addAll(item.isArray() ? List.of() : strings(item)));
        } else if (value.isObject()) {
            for (var field : new String[] {"@value", "name", "@id"}) {
                if (value.path(field).isTextual()) {
                    return List.of(value.get(field).asText());
                }
            }
        }
        return all;
    }

    private static String plain(String text) {
        var unescaped = text.indexOf('&') >= 0 ? Parser.unescapeEntities(text, false) : text;
        var untagged = unescaped.indexOf('<') >= 0 ? TAG.matcher(unescaped).replaceAll(" ") : unescaped;
        return Texts.oneLine(untagged);
    }

    private Optional<String> fromBroken(String field) {
        return broken.stream()
                .map(text -> Pattern.compile("\"" + field + "\"\\s*:\\s*\\[?\\s*\"((?:[^\"\\\\]|\\\\.){1,5000}+)\"")
                        .matcher(text))
                .filter(Matcher::find)
                .map(m -> plain(unescape(m.group(1))))
                .findFirst();
    }

    private Optional<String> fromBroken(String field, String inner) {
        return broken.stream()
                .map(text -> Pattern.compile("\"" + field + "\"\\s*:\\s*\\[?\\s*\\{[^{}]{0,1000}?\"" + inner
                                + "\"\\s*:\\s*\\[?\\s*\"((?:[^\"\\\\]|\\\\.){1,500}+)\"")
                        .matcher(text))
                .filter(Matcher::find)
                .map(m -> plain(unescape(m.group(1))))
                .findFirst();
    }

    private static String unescape(String json) {
        try {
            return JSON.readValue('"' + json + '"', String.class);
        } catch (JsonProcessingException e) {
            return json;
        }
    }
}
