package counterclaim.enrich.perceptron;

import java.util.Arrays;

/** The features of one word: 64-bit hashes, collected without making strings. */
public final class Features {
    private long[] hashes = new long[96];
    private int size;

    public void clear() {
        size = 0;
    }

    public void add(long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash;
    }

    /** A feature of the given kind, for instance "prefix", with its value. */
    public void add(int kind, long value) {
        add(mix(value + kind * 0x9E3779B97F4A7C15L));
    }

    public void add(int kind, long value, long second) {
        add(kind, mix(value) * 31 + second);
    }

    public long[] toArray() {
        return Arrays.copyOf(hashes, size);
    }

    public static long hash(CharSequence text, int from, int to) {
        long h = 0xcbf29ce484222325L;
        for (int i = from; i < to; i++) {
            h = (h ^ text.charAt(i)) * 0x100000001b3L;
        }
        return h;
    }

    public static long hash(CharSequence text) {
        return hash(text, 0, text.length());
    }

    static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
