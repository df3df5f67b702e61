package counterclaim.ingest.feed;

import counterclaim.contracts.FeedPolled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of a feed that were passed on: 12 bytes each, as a replica remembers those of 50,000 feeds. An entry is known by its
 * link; a second hash tells whether what the feed says of it changed.
 */
final class SeenEntries {
    static final SeenEntries NONE = new SeenEntries(new long[0], new int[0]);

    private static final int LEAST_KEPT = 100;
    /** Entries that left the feed are remembered for as many as this many bodies hold. */
    private static final int BODIES_KEPT = 3;

    private static final int BYTES = Long.BYTES + Integer.BYTES;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final long[] links;
    private final int[] contents;

    private SeenEntries(long[] links, int[] contents) {
        this.links = links;
        this.contents = contents;
    }

    /** One entry. */
    record Mark(long link, int content) {}

    enum Verdict {
        NEW,
        CHANGED,
        KNOWN
    }

    /** As {@link FeedPolled#seen()} has them; what is no such hash is left out. */
    static SeenEntries of(List<String> texts) {
        var marks = new ArrayList<Mark>(texts.size());
        for (var text : texts) {
            try {
                var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
                if (bytes.remaining() == BYTES) {
                    marks.add(new Mark(bytes.getLong(), bytes.getInt()));
                }
            } catch (IllegalArgumentException _) {
                // Of another writer: the entry counts as new once more.
            }
        }
        return ofMarks(marks);
    }

    private static SeenEntries ofMarks(List<Mark> marks) {
        return new SeenEntries(
                marks.stream().mapToLong(Mark::link).toArray(),
                marks.stream().mapToInt(Mark::content).toArray());
    }

    List<String> texts() {
        var texts = new ArrayList<String>(links.length);
        for (var i = 0; i < links.length; i++) {
            texts.add(TEXT.encodeToString(ByteBuffer.allocate(BYTES)
                    .putLong(links[i])
                    .putInt(contents[i])
                    .array()));
        }
        return texts;
    }

    int size() {
        return links.length;
    }

    /** To look up many entries of one body. */
    Map<Long, Integer> index() {
        var index = new HashMap<Long, Integer>(links.length * 2);
        for (var i = 0; i < links.length; i++) {
            index.put(links[i], contents[i]);
        }
        return index;
    }

    static Verdict verdict(Map<Long, Integer> index, Mark mark) {
        var content = index.get(mark.link);
        return content == null ? Verdict.NEW : content == mark.content ? Verdict.KNOWN : Verdict.CHANGED;
    }

    /** With the entries of a body, which become the newest. */
    SeenEntries with(List<Mark> body) {
        var all = new LinkedHashMap<Long, Integer>();
        for (var i = 0; i < links.length; i++) {
            all.put(links[i], contents[i]);
        }
        for (var mark : body) {
            all.remove(mark.link);
            all.put(mark.link, mark.content);
        }
        var most = Math.min(FeedPolled.MOST_SEEN, Math.max(LEAST_KEPT, BODIES_KEPT * body.size()));
        return ofMarks(all.entrySet().stream()
                .skip(Math.max(0, all.size() - most))
                .map(entry -> new Mark(entry.getKey(), entry.getValue()))
                .toList());
    }
}
