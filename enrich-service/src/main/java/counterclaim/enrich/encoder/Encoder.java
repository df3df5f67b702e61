package counterclaim.enrich.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import counterclaim.enrich.text.TextPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The encoder: weights, tokenizer and labels. Safe for use by many threads; each remembers the text that it saw last. */
public final class Encoder {
    private static final String FOLDER = "/models/encoder/";
    private static final Set<String> OUTPUTS = Set.of("ner", "cue", "query", "key");

    private record Last(TextPart part, Encoded encoded) {}

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces tokenizer;
    private final JsonNode labels;
    private final ThreadLocal<Last> last = new ThreadLocal<>();

    private Encoder(OrtEnvironment environment, OrtSession session, WordPieces tokenizer, JsonNode labels) {
        this.environment = environment;
        this.session = session;
        this.tokenizer = tokenizer;
        this.labels = labels;
    }

    /** The encoder that comes with the service; empty where its weights are not there. */
    public static Optional<Encoder> load() {
        try (var weights = open("encoder.onnx");
                var pieces = open("tokenizer.json");
                var names = open("labels.json")) {
            if (weights == null || pieces == null || names == null) {
                return Optional.empty();
            }
            var environment = OrtEnvironment.getEnvironment();
            try (var options = new OrtSession.SessionOptions()) {
                // one thread an article: articles run beside each other
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
                var session = environment.createSession(weights.readAllBytes(), options);
                return Optional.of(
                        new Encoder(environment, session, WordPieces.read(pieces), new ObjectMapper().readTree(names)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the encoder", e);
        } catch (OrtException e) {
            throw new IllegalStateException("Cannot load the weights of the encoder", e);
        }
    }

    private static InputStream open(String name) {
        return Encoder.class.getResourceAsStream(System.getProperty("counterclaim.encoder.folder", FOLDER) + name);
    }

    JsonNode labels() {
        return labels;
    }

    Encoded encode(TextPart part) {
        var known = last.get();
        if (known != null && known.part() == part) {
            return known.encoded();
        }
        var numbers = new ArrayList<Encoded.Numbers>();
        for (var window : Windows.of(part, tokenizer)) {
            numbers.add(run(window));
        }
        var encoded = new Encoded(numbers);
        last.set(new Last(part, encoded));
        return encoded;
    }

    private Encoded.Numbers run(Window window) {
        int n = window.ids().length;
        var shape = new long[] {1, n};
        var mask = new long[n];
        java.util.Arrays.fill(mask, 1);
        try (var ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(window.ids()), shape);
                var shapes = OnnxTensor.createTensor(environment, LongBuffer.wrap(window.shapes()), shape);
                var attention = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
                var result = session.run(
                        Map.of("input_ids", ids, "shape_ids", shapes, "attention_mask", attention), OUTPUTS)) {
            return new Encoded.Numbers(
                    window,
                    floats(result, "ner"),
                    floats(result, "cue"),
                    floats(result, "query"),
                    floats(result, "key"),
                    new float[0]);
        } catch (OrtException e) {
            throw new IllegalStateException("The encoder failed on a window of " + n + " pieces", e);
        }
    }

    private static float[] floats(OrtSession.Result result, String name) {
        var tensor = (OnnxTensor) result.get(name).orElseThrow();
        var buffer = tensor.getFloatBuffer();
        var values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    /** The names in a text: [start, end) with its type. */
    public List<EncodedName> names(TextPart part) {
        return Decoding.names(encode(part), labels);
    }

    /** The attributions in a text. */
    public List<EncodedSaying> sayings(TextPart part) {
        return Decoding.sayings(encode(part), labels);
    }
}
