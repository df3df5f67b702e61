package counterclaim.ingest.editions;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Keys of what is due, in order of time: eight bytes of milliseconds, one of kind, then the article. */
record DueKey(Instant at, Kind kind, String articleId) {
    enum Kind {
        /** The value is the number of the step. */
        RECHECK,
        /** Beside the schedule: the value is empty. */
        CONFIRM,
        /** The value is the entry. */
        RETRY
    }

    byte[] bytes() {
        var id = articleId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + 1 + id.length)
                .putLong(Math.max(0, at.toEpochMilli()))
                .put((byte) kind.ordinal())
                .put(id)
                .array();
    }

    static DueKey of(byte[] key) {
        var buffer = ByteBuffer.wrap(key);
        var at = Instant.ofEpochMilli(buffer.getLong());
        var kind = Kind.values()[buffer.get()];
        return new DueKey(
                at, kind, new String(key, Long.BYTES + 1, key.length - Long.BYTES - 1, StandardCharsets.UTF_8));
    }

    /** Before all keys. */
    static byte[] first() {
        return new byte[Long.BYTES];
    }

    /** After all keys up to that time. */
    static byte[] upTo(Instant time) {
        return ByteBuffer.allocate(Long.BYTES + 1)
                .putLong(time.toEpochMilli())
                .put(Byte.MAX_VALUE)
                .array();
    }
}
