package counterclaim.enrich.encoder;

/**
 * A run of whole sentences that fits the encoder.
 *
 * @param ids piece ids, the special ones included
 * @param shapes shape of each piece, 0 for the special ones
 * @param first per word, the index of its first piece
 * @param start per word, its first unit in the text
 * @param end per word, the unit after its last
 * @param sentence per word, the index of its sentence
 * @param owned words below this index belong to this window, the rest is a look-ahead
 */
record Window(long[] ids, long[] shapes, int[] first, int[] start, int[] end, int[] sentence, int owned) {
    int words() {
        return first.length;
    }

    /** The piece after the last of the word before a word index. */
    int pieceBefore(int word) {
        return word < first.length ? first[word] : ids.length - 1;
    }
}
