package counterclaim.ingest.editions;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/** One bound on the memory of all stores of this process: the default is a bound on each, and partitions are many. */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    static final String MEMORY = "counterclaim.rocksdb.memory";

    private static final long WRITE_BUFFER = 4L << 20;
    private static Cache cache;
    private static WriteBufferManager writeBuffers;

    private static synchronized void share(long memory) {
        if (cache == null) {
            cache = new LRUCache(memory);
            writeBuffers = new WriteBufferManager(memory / 2, cache);
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        share(Long.parseLong(String.valueOf(configs.getOrDefault(MEMORY, 48L << 20))));
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(cache);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(writeBuffers);
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setMaxWriteBufferNumber(2);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    @Override
    public void close(String storeName, Options options) {
        // Cache and write buffers are shared and live as long as the process.
    }
}
