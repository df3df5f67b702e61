package counterclaim.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record on a topic has a schema and a golden example, and the three agree. */
class SchemasTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final ObjectMapper JSON = Json.mapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Stream<Class<?>> records() {
        return Topics.all().stream()
                .<Class<?>>map(Topics.Spec::record)
                .filter(Class::isRecord)
                .distinct();
    }

    /** To write the schemas anew after a change: {@code mvn -pl contracts test -Dschemas.write=true}. */
    @ParameterizedTest
    @MethodSource("records")
    void schemaIsThatOfTheRecord(Class<?> record) throws IOException {
        var file = RESOURCES.resolve("schemas/" + record.getSimpleName() + ".schema.json");
        var schema = new Schemas().of(record);
        if (Boolean.getBoolean("schemas.write")) {
            Files.writeString(file, JSON.writeValueAsString(schema) + "\n");
        }
        assertThat(JSON.readTree(Files.readString(file)))
                .as("%s is old: run mvn -pl contracts test -Dschemas.write=true and look at the change", file)
                .isEqualTo(schema);
    }

    @ParameterizedTest
    @MethodSource("records")
    void goldenExampleFitsItsSchema(Class<?> record) {
        assertThat(problems(record, golden(record))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("records")
    void goldenExampleNamesEveryFieldButThoseThatExcludeOthers(Class<?> record) {
        var named = new java.util.ArrayList<String>();
        golden(record).fieldNames().forEachRemaining(named::add);
        // A first fetch has no history; these fields are filled in where an article has one.
        var elsewhere =
                java.util.List.of("articleId", "redirects", "detail", "recheckOf", "withdrawal", "movedTo", "retry");
        assertThat(record.getRecordComponents())
                .extracting(java.lang.reflect.RecordComponent::getName)
                .allSatisfy(name -> assertThat(named.contains(name) || elsewhere.contains(name))
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("records")
    void recordIsReadAndWrittenBackUnchanged(Class<?> record) throws IOException {
        var golden = golden(record);
        var read = Json.read(JSON.writeValueAsBytes(golden), record);
        assertThat(JSON.readTree(Json.write(read))).isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("records")
    void fieldOfALaterReleaseIsIgnored(Class<?> record) throws IOException {
        var golden = golden(record);
        var later = ((ObjectNode) golden.deepCopy()).put("inventedTomorrow", 1);
        assertThat(problems(record, later)).isEmpty();
        assertThat(Json.read(JSON.writeValueAsBytes(later), record))
                .isEqualTo(Json.read(JSON.writeValueAsBytes(golden), record));
    }

    @ParameterizedTest
    @MethodSource("records")
    void recordWithoutItsFirstFieldIsRefused(Class<?> record) throws IOException {
        var broken = (ObjectNode) golden(record).deepCopy();
        var first = record.getRecordComponents()[0].getName();
        broken.remove(first);
        assertThat(problems(record, broken)).isNotEmpty();
        var bytes = JSON.writeValueAsBytes(broken);
        assertThatThrownBy(() -> Json.read(bytes, record))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(record.getSimpleName())
                .hasStackTraceContaining(first);
    }

    private static java.util.List<String> problems(Class<?> record, JsonNode value) {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        try {
            var schema = registry.getSchema(
                    Files.readString(RESOURCES.resolve("schemas/" + record.getSimpleName() + ".schema.json")));
            return schema
                    .validate(
                            JSON.writeValueAsString(value),
                            InputFormat.JSON,
                            context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)))
                    .stream()
                    .map(Object::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode golden(Class<?> record) {
        try {
            return JSON.readTree(Files.readString(RESOURCES.resolve("golden/" + record.getSimpleName() + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the golden " + record.getSimpleName(), e);
        }
    }
}
