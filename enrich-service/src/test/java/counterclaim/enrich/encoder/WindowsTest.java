package counterclaim.enrich.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import counterclaim.contracts.Span;
import counterclaim.enrich.text.TextSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Java and Python must cut a text into the same pieces, or the weights are worth nothing. */
class WindowsTest {
    private static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }

    @Test
    void piecesAndShapesAreThoseOfTheTraining() throws IOException {
        var examples = Path.of(System.getProperty("counterclaim.root", ".."), "models", "examples.json");
        assumeTrue(Files.exists(examples), "models/examples.json is not there");
        try (var in = Windows.class.getResourceAsStream("/models/encoder/tokenizer.json")) {
            assumeTrue(in != null, "the encoder's weights are not there");
            var tokenizer = WordPieces.read(in);
            for (var example : new ObjectMapper().readTree(examples.toFile())) {
                var windows = Windows.of(
                        TextSplitter.split(Span.Part.TEXT, example.get("text").asText()), tokenizer);
                assertThat(windows).hasSize(example.get("windows").size());
                for (int i = 0; i < windows.size(); i++) {
                    var expected = example.get("windows").get(i);
                    assertThat(windows.get(i).ids()).isEqualTo(longs(expected.get("input_ids")));
                    assertThat(windows.get(i).shapes()).isEqualTo(longs(expected.get("shape_ids")));
                    assertThat(windows.get(i).owned())
                            .isEqualTo(expected.get("owned_words").asInt());
                    assertThat(windows.get(i).words())
                            .isEqualTo(expected.get("words").size());
                }
            }
        }
    }
}
