package counterclaim.enrich.perceptron;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Trains a {@link Perceptron} with averaged weights; single-threaded and repeatable. */
public final class PerceptronTrainer {
    /**
     * @param features of every word
     * @param gold label of every word
     */
    public record Example(long[][] features, int[] gold) {}

    private static final int SCALE = 64;

    private final LabelSet labels;
    private final float prunedBelow;
    private final float unit;
    private final int size;
    private long[] keys = new long[1 << 16];
    private int[] slots = filled(1 << 16);
    private int count;
    private float[] weight = new float[1 << 18];
    private double[] total = new double[1 << 18];
    private int[] seen = new int[1 << 18];
    private final float[] transition;
    private final double[] transitionTotal;
    private final int[] transitionSeen;
    private int clock = 1;

    /**
     * @param prunedBelow features none of whose weights reaches this are left out
     * @param unit what a weight of 1 in the file is worth: larger files where it is small
     */
    public PerceptronTrainer(LabelSet labels, float prunedBelow, float unit) {
        this.labels = labels;
        this.prunedBelow = prunedBelow;
        this.unit = unit;
        this.size = labels.size();
        this.transition = new float[size * size];
        this.transitionTotal = new double[size * size];
        this.transitionSeen = new int[size * size];
    }

    private static int[] filled(int length) {
        var slots = new int[length];
        Arrays.fill(slots, -1);
        return slots;
    }

    /**
     * @param epochs passes over all examples, each in another order
     * @param bias how many units a wrong label gets on top while training, so that a right one has to win by a margin
     */
    public Perceptron train(List<Example> examples, int epochs, float bias, java.util.function.Consumer<String> log) {
        var order = new ArrayList<>(examples);
        var random = new Random(7);
        for (int epoch = 0; epoch < epochs; epoch++) {
            java.util.Collections.shuffle(order, random);
            long wrong = 0;
            long words = 0;
            for (var example : order) {
                wrong += learn(example, bias);
                words += example.gold().length;
                clock++;
            }
            log.accept("epoch " + (epoch + 1) + ": " + wrong + " of " + words + " words wrong, " + count + " features");
        }
        return averaged();
    }

    private int learn(Example example, float bias) {
        int n = example.gold().length;
        var local = new int[n * size];
        for (int i = 0; i < n; i++) {
            int to = i * size;
            for (long key : example.features()[i]) {
                int row = find(key);
                if (row >= 0) {
                    int from = row * size;
                    for (int l = 0; l < size; l++) {
                        local[to + l] += Math.round(weight[from + l] * SCALE);
                    }
                }
            }
            for (int l = 0; l < size; l++) {
                if (l != example.gold()[i]) {
                    local[to + l] += Math.round(bias * SCALE);
                }
            }
        }
        var transitions = new int[size * size];
        for (int t = 0; t < transitions.length; t++) {
            transitions[t] = Math.round(transition[t] * SCALE);
        }
        var guess = Perceptron.viterbi(labels, local, transitions, n);
        int wrong = 0;
        for (int i = 0; i < n; i++) {
            int gold = example.gold()[i];
            if (guess[i] != gold) {
                wrong++;
                for (long key : example.features()[i]) {
                    int row = findOrAdd(key);
                    change(row * size + gold, 1);
                    change(row * size + guess[i], -1);
                }
            }
            if (i > 0 && (guess[i] != gold || guess[i - 1] != example.gold()[i - 1])) {
                changeTransition(example.gold()[i - 1] * size + gold, 1);
                changeTransition(guess[i - 1] * size + guess[i], -1);
            }
        }
        return wrong;
    }

    private void change(int at, float by) {
        total[at] += (double) (clock - seen[at]) * weight[at];
        seen[at] = clock;
        weight[at] += by;
    }

    private void changeTransition(int at, float by) {
        transitionTotal[at] += (double) (clock - transitionSeen[at]) * transition[at];
        transitionSeen[at] = clock;
        transition[at] += by;
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (slots[slot] >= 0) {
            if (keys[slot] == key) {
                return slots[slot];
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    private int findOrAdd(long key) {
        int row = find(key);
        if (row >= 0) {
            return row;
        }
        if (count * 2 >= keys.length) {
            grow();
        }
        put(key, count);
        int needed = (count + 1) * size;
        if (needed > weight.length) {
            int to = weight.length * 2;
            weight = Arrays.copyOf(weight, to);
            total = Arrays.copyOf(total, to);
            seen = Arrays.copyOf(seen, to);
        }
        return count++;
    }

    private void put(long key, int row) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (slots[slot] >= 0) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        slots[slot] = row;
    }

    private void grow() {
        var oldKeys = keys;
        var oldSlots = slots;
        keys = new long[oldKeys.length * 2];
        slots = filled(oldSlots.length * 2);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldSlots[i] >= 0) {
                put(oldKeys[i], oldSlots[i]);
            }
        }
    }

    /** Weights averaged over time, quantised; features that hardly count are left out. */
    private Perceptron averaged() {
        var mean = new float[count * size];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) ((total[i] + (double) (clock - seen[i]) * weight[i]) / clock);
        }
        float unit = this.unit;
        var kept = new ArrayList<long[]>();
        for (int slot = 0; slot < keys.length; slot++) {
            if (slots[slot] >= 0) {
                float strongest = 0;
                for (int l = 0; l < size; l++) {
                    strongest = Math.max(strongest, Math.abs(mean[slots[slot] * size + l]));
                }
                if (strongest >= prunedBelow) {
                    kept.add(new long[] {keys[slot], slots[slot]});
                }
            }
        }
        kept.sort((a, b) -> Long.compare(a[0], b[0]));
        var sorted = new long[kept.size()];
        var quantised = new short[kept.size() * size];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = kept.get(i)[0];
            for (int l = 0; l < size; l++) {
                int value = Math.round(mean[(int) kept.get(i)[1] * size + l] / unit);
                quantised[i * size + l] = (short) Math.clamp(value, -32_767, 32_767);
            }
        }
        var transitions = new int[size * size];
        for (int t = 0; t < transitions.length; t++) {
            double value = (transitionTotal[t] + (double) (clock - transitionSeen[t]) * transition[t]) / clock;
            transitions[t] = (int) Math.round(value / unit);
        }
        return new Perceptron(labels, sorted, quantised, transitions, unit);
    }
}
