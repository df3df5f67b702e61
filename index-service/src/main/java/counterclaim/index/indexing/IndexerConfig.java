package counterclaim.index.indexing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the indexer reads and writes. */
@ConfigMapping(prefix = "counterclaim.indexer")
public interface IndexerConfig {
    /** The consumer group that all replicas share. */
    @WithDefault("index")
    String group();

    /** Loops in this process; more than partitions of the largest topic are idle. */
    @WithDefault("1")
    int loops();

    /** The most records that one poll takes. */
    @WithDefault("500")
    int records();

    /** The most bytes of documents in one bulk request; a single larger document goes alone. */
    @WithDefault("5000000")
    int bulkBytes();

    /** The first wait after a refusal; doubles each time. */
    @WithDefault("200ms")
    Duration firstBackoff();

    @WithDefault("10s")
    Duration longestBackoff();

    /** Whether to create the topics that are read, and their dead-letter topics, where they are missing. */
    @WithDefault("true")
    boolean createTopics();
}
