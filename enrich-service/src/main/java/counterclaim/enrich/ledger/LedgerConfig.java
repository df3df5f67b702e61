package counterclaim.enrich.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of the ledger. */
@ConfigMapping(prefix = "counterclaim.ledger")
public interface LedgerConfig {
    @WithDefault("${kafka.bootstrap.servers}")
    String bootstrapServers();

    /** Where RocksDB keeps the state; made anew from Kafka when it is lost. */
    @WithDefault("${counterclaim.state-dir:.counterclaim/state/enrich}")
    Path stateDir();

    /** Consumer group, transactional id and prefix of the internal topics. */
    @WithDefault("counterclaim-ledger")
    String applicationId();

    /** How long a finished article waits to be seen by others. */
    @WithDefault("PT0.1S")
    Duration commitInterval();

    @WithDefault("2")
    int threads();

    /** Copies of the internal topics; the broker's default where it is -1. */
    @WithDefault("-1")
    int replicationFactor();
}
