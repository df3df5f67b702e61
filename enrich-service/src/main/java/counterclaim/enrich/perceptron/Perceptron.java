package counterclaim.enrich.perceptron;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Trained weights, and the best sequence of labels under them. Safe for use by many threads. */
public final class Perceptron {
    private static final int FORMAT = 0x43435031;
    private static final int NEVER = Integer.MIN_VALUE / 4;

    private final LabelSet labels;
    private final long[] keys;
    private final int[] rows;
    private final int mask;
    private final short[] weights;
    private final int[] transitions;
    private final float unit;

    /**
     * @param sorted hashes of the features, ascending
     * @param weights one row of labels a feature
     * @param transitions from row label to column label
     * @param unit what a weight of 1 is worth in training units
     */
    Perceptron(LabelSet labels, long[] sorted, short[] weights, int[] transitions, float unit) {
        this.labels = labels;
        this.weights = weights;
        this.transitions = transitions;
        this.unit = unit;
        int capacity = Integer.highestOneBit(Math.max(16, sorted.length * 2)) * 2;
        this.mask = capacity - 1;
        this.keys = new long[capacity];
        this.rows = new int[capacity];
        Arrays.fill(rows, -1);
        for (int i = 0; i < sorted.length; i++) {
            int slot = (int) sorted[i] & mask;
            while (rows[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            keys[slot] = sorted[i];
            rows[slot] = i;
        }
    }

    public LabelSet labels() {
        return labels;
    }

    /**
     * The best labels of a sequence.
     *
     * @param label of every word
     * @param margin how far, in training units, the label of a word is above the best other one that does not share its
     *     being O or not; without its neighbours
     */
    public record Labelled(int[] label, float[] margin) {}

    public Labelled decode(long[][] features) {
        return decode(features, 0);
    }

    /** @param against training units that the label O loses at every word: more of the others is found */
    public Labelled decode(long[][] features, float against) {
        int n = features.length;
        int size = labels.size();
        var local = new int[n * size];
        int lost = Math.round(against / unit);
        for (int i = 0; i < n; i++) {
            local[i * size] = -lost;
            for (long key : features[i]) {
                int row = row(key);
                if (row >= 0) {
                    int from = row * size;
                    int to = i * size;
                    for (int l = 0; l < size; l++) {
                        local[to + l] += weights[from + l];
                    }
                }
            }
        }
        var label = viterbi(labels, local, transitions, n);
        var margin = new float[n];
        for (int i = 0; i < n; i++) {
            int mine = local[i * size + label[i]];
            int other = NEVER;
            for (int l = 0; l < size; l++) {
                if ((l == 0) != (label[i] == 0)) {
                    other = Math.max(other, local[i * size + l]);
                }
            }
            margin[i] = (mine - other) * unit;
        }
        return new Labelled(label, margin);
    }

    private int row(long key) {
        int slot = (int) key & mask;
        while (rows[slot] >= 0) {
            if (keys[slot] == key) {
                return rows[slot];
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    static int[] viterbi(LabelSet labels, int[] local, int[] transitions, int n) {
        int size = labels.size();
        if (n == 0) {
            return new int[0];
        }
        var score = new int[n * size];
        var back = new byte[n * size];
        for (int l = 0; l < size; l++) {
            score[l] = labels.first(l) ? local[l] : NEVER;
        }
        for (int i = 1; i < n; i++) {
            int before = (i - 1) * size;
            int here = i * size;
            for (int l = 0; l < size; l++) {
                int best = NEVER;
                int from = 0;
                for (int p = 0; p < size; p++) {
                    if (labels.follows(p, l)) {
                        int s = score[before + p] + transitions[p * size + l];
                        if (s > best) {
                            best = s;
                            from = p;
                        }
                    }
                }
                score[here + l] = Math.max(NEVER, best + local[here + l]);
                back[here + l] = (byte) from;
            }
        }
        int best = 0;
        int bestScore = Integer.MIN_VALUE;
        int end = (n - 1) * size;
        for (int l = 0; l < size; l++) {
            if (labels.last(l) && score[end + l] > bestScore) {
                bestScore = score[end + l];
                best = l;
            }
        }
        var label = new int[n];
        for (int i = n - 1; i >= 0; i--) {
            label[i] = best;
            best = back[i * size + best];
        }
        return label;
    }

    /** Reads what {@link #write} wrote. */
    public static Perceptron read(InputStream in) throws IOException {
        try (var data = new DataInputStream(new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16))) {
            if (data.readInt() != FORMAT) {
                throw new IOException("no perceptron weights, or of another format");
            }
            int size = data.readInt();
            var names = new ArrayList<String>();
            for (int i = 0; i < size; i++) {
                names.add(data.readUTF());
            }
            float unit = data.readFloat();
            var transitions = new int[size * size];
            for (int i = 0; i < transitions.length; i++) {
                transitions[i] = data.readInt();
            }
            int count = data.readInt();
            var keys = new long[count];
            for (int i = 0; i < count; i++) {
                keys[i] = data.readLong();
            }
            // all low bytes first, then all high ones: that compresses best
            var low = data.readNBytes(count * size);
            var high = data.readNBytes(count * size);
            if (low.length != count * size || high.length != count * size) {
                throw new IOException("perceptron weights end too early");
            }
            var weights = new short[count * size];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (short) ((low[i] & 0xff) | high[i] << 8);
            }
            return new Perceptron(LabelSet.of(names), keys, weights, transitions, unit);
        }
    }

    /** Writes labels, transitions, hashes and weights, compressed. */
    public void write(OutputStream out) throws IOException {
        int size = labels.size();
        var order = new ArrayList<long[]>();
        for (int slot = 0; slot < keys.length; slot++) {
            if (rows[slot] >= 0) {
                order.add(new long[] {keys[slot], rows[slot]});
            }
        }
        order.sort((a, b) -> Long.compare(a[0], b[0]));
        try (var data = new DataOutputStream(new GZIPOutputStream(out, 1 << 16))) {
            data.writeInt(FORMAT);
            data.writeInt(size);
            for (var name : labels.names()) {
                data.writeUTF(name);
            }
            data.writeFloat(unit);
            for (int t : transitions) {
                data.writeInt(t);
            }
            data.writeInt(order.size());
            for (var entry : order) {
                data.writeLong(entry[0]);
            }
            for (int shift = 0; shift <= 8; shift += 8) {
                for (var entry : order) {
                    for (int l = 0; l < size; l++) {
                        data.writeByte(weights[(int) entry[1] * size + l] >> shift);
                    }
                }
            }
        }
    }

    public int features() {
        return weights.length / labels.size();
    }
}
