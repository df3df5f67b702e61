package counterclaim.enrich.contested;

import java.util.List;
import java.util.Map;

/** Whether a sentence disputes, and which of its candidates. */
final class ContestModel {
    private final LinearModel weights;

    ContestModel(LinearModel weights) {
        this.weights = weights;
    }

    double evidence(Map<String, Double> features) {
        return 1 / (1 + Math.exp(-weights.sum(features)));
    }

    /** Shares that add up to one. */
    double[] links(List<Candidate> candidates) {
        return softmax(
                candidates.stream().mapToDouble(c -> weights.sum(c.features())).toArray());
    }

    static double[] softmax(double[] values) {
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            most = Math.max(most, value);
        }
        double sum = 0;
        var shares = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            shares[i] = Math.exp(values[i] - most);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    double threshold() {
        return weights.threshold();
    }

    ContestModel at(double threshold) {
        return new ContestModel(weights.at(threshold));
    }

    String written() {
        return weights.written();
    }
}
