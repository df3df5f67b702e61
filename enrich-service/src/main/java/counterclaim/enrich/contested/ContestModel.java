package counterclaim.enrich.contested;

import java.util.List;
import java.util.Map;

/** Whether a sentence disputes, and which of its candidates. */
final class ContestModel {
    /** Two numbers of the same things by two speakers are too rare in the marked articles to learn from: set by hand. */
    private static final double OTHER_NUMBER = 0.6;

    private static final double OTHER_NUMBER_LINK = 4;

    private final LinearModel weights;

    ContestModel(LinearModel weights) {
        this.weights = weights;
    }

    double evidence(Map<String, Double> features) {
        double learnt = 1 / (1 + Math.exp(-weights.sum(features)));
        return features.containsKey("e:rule=" + Rule.OTHER_NUMBER) ? Math.max(OTHER_NUMBER, learnt) : learnt;
    }

    /** Shares that add up to one. */
    double[] links(List<Candidate> candidates) {
        return softmax(candidates.stream().mapToDouble(this::link).toArray());
    }

    private double link(Candidate candidate) {
        boolean number = candidate.trigger().rule() == Rule.OTHER_NUMBER
                && candidate.option().kind() == ClaimOption.Kind.INLINE;
        return weights.sum(candidate.features()) + (number ? OTHER_NUMBER_LINK : 0);
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
