package counterclaim.ingest.editions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How articles are kept up to date. */
@ConfigMapping(prefix = "counterclaim.editions")
public interface EditionsConfig {
    /** When an article is looked at again, counted from when it was first seen. */
    @WithDefault("1h,6h,24h,7d")
    List<Duration> rechecks();

    /** After a page was not found for the first time. */
    @WithDefault("10m")
    Duration confirmNotFound();

    /** How often the store is looked through for what is due. */
    @WithDefault("1s")
    Duration tick();

    /** Re-checks and retries that are sent off in one tick of one partition. */
    @WithDefault("200")
    int mostPerTick();

    @WithDefault("1")
    int threads();

    /** Copies of the state on other replicas. */
    @WithDefault("0")
    int standbys();

    /** Memory that RocksDB may use beside the heap, for all partitions together, in bytes. */
    @WithDefault("50331648")
    long storeMemory();
}
