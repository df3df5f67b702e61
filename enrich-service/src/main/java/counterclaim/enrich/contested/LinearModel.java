package counterclaim.enrich.contested;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Weights of named features, readable by people. */
final class LinearModel {
    static final String THRESHOLD = "(threshold)";

    private final Map<String, Double> weights;

    LinearModel(Map<String, Double> weights) {
        this.weights = Map.copyOf(weights);
    }

    static LinearModel read(InputStream in) throws IOException {
        var weights = new HashMap<String, Double>();
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    int tab = line.indexOf('\t');
                    weights.put(line.substring(tab + 1), Double.valueOf(line.substring(0, tab)));
                }
            }
        }
        return new LinearModel(weights);
    }

    double sum(Map<String, Double> features) {
        double sum = 0;
        for (var feature : features.entrySet()) {
            sum += feature.getValue() * weights.getOrDefault(feature.getKey(), 0.0);
        }
        return sum;
    }

    /** From which probability on a pair counts. */
    double threshold() {
        return weights.getOrDefault(THRESHOLD, 0.5);
    }

    LinearModel at(double threshold) {
        var other = new HashMap<>(weights);
        other.put(THRESHOLD, threshold);
        return new LinearModel(other);
    }

    /** Weight, tab, feature; sorted. */
    String written() {
        var out = new StringBuilder(
                "# Weights of contested claims: logistic regression, made by models/train-perceptron.sh contested\n");
        for (var weight : new TreeMap<>(weights).entrySet()) {
            if (Math.abs(weight.getValue()) >= 0.005) {
                out.append(String.format(java.util.Locale.ROOT, "%.3f\t%s%n", weight.getValue(), weight.getKey()));
            }
        }
        return out.toString();
    }
}
