package counterclaim.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the JSON Schema of a record from its components and the {@code @param} lines of its source. */
final class Schemas {
    private static final Path SOURCES = Path.of("src/main/java/counterclaim/contracts");
    private static final Pattern PARAM = Pattern.compile("@param (\\w+) (.*?)(?=@param|\\*/)", Pattern.DOTALL);
    private static final Pattern SUMMARY = Pattern.compile("/\\*\\*(.*?)(?=@param|\\*/)", Pattern.DOTALL);

    private final Map<Class<?>, Map<String, String>> descriptions = new HashMap<>();
    private final SchemaGenerator generator;

    Schemas() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(
                        Option.FLATTENED_OPTIONALS,
                        Option.EXTRA_OPEN_API_FORMAT_VALUES,
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.FLATTENED_ENUMS)
                .without(Option.FLATTENED_ENUMS_FROM_TOSTRING);
        config.forFields()
                .withRequiredCheck(field -> isRequired(field.getRawMember().getType()))
                .withDescriptionResolver(this::description);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) -> type.getErasedType() == Duration.class
                        ? new com.github.victools.jsonschema.generator.CustomDefinition(context.getGeneratorConfig()
                                .createObjectNode()
                                .put("type", "string")
                                .put("format", "duration"))
                        : null);
        generator = new SchemaGenerator(config.build());
    }

    JsonNode of(Class<?> record) {
        ObjectNode schema = generator.generateSchema(record);
        schema.put("title", record.getSimpleName());
        schema.put("$id", "urn:counterclaim:schema:" + record.getSimpleName() + ":1");
        var summary = SUMMARY.matcher(javadoc(record));
        if (summary.find()) {
            schema.put("description", plain(summary.group(1)));
        }
        return schema;
    }

    /** What an older writer or reader may leave out: whatever can be empty. */
    private static boolean isRequired(Class<?> type) {
        return type != Optional.class && type != List.class;
    }

    private String description(FieldScope field) {
        var record = field.getDeclaringType().getErasedType();
        return descriptions.computeIfAbsent(record, Schemas::params).get(field.getDeclaredName());
    }

    private static Map<String, String> params(Class<?> record) {
        var params = new HashMap<String, String>();
        PARAM.matcher(javadoc(record)).results().forEach(m -> params.put(m.group(1), plain(m.group(2))));
        return params;
    }

    /** The Javadoc that stands before the declaration of a record, nested ones included. */
    private static String javadoc(Class<?> record) {
        try {
            var source = Files.readString(SOURCES.resolve(record.getNestHost().getSimpleName() + ".java"));
            var before = source.substring(0, source.indexOf("record " + record.getSimpleName() + "("));
            var start = before.lastIndexOf("/**");
            return start < 0 || before.substring(start).contains(";") ? "" : before.substring(start);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the source of " + record, e);
        }
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\s*\\n\\s*\\*\\s?", " ")
                .replaceAll("\\{@\\w+ (?:#)?([^}]*)}", "$1")
                .strip();
    }
}
