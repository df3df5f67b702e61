package counterclaim.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What this replica does, and where. */
@ConfigMapping(prefix = "counterclaim")
public interface IngestConfig {
    /** The parts of ingest; each scales apart from the others. */
    enum Role {
        API,
        POLLER,
        FETCHER,
        EDITIONS
    }

    @WithDefault("poller,fetcher,editions,api")
    Set<Role> roles();

    /** Where the editions keep their stores, and the name of this replica. */
    @WithDefault(".counterclaim/ingest")
    Path stateDir();

    /** Addresses that may be fetched from although they are not public: ADDRESS or ADDRESS:PORT. */
    Optional<List<String>> allow();

    /** Settings for every Kafka client, by their Kafka names: security, for instance. */
    Map<String, String> kafka();
}
