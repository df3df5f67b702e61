package counterclaim.ingest;

import counterclaim.ingest.editions.EditionsConfig;
import counterclaim.ingest.feed.PollSettings;
import counterclaim.ingest.fetch.FetchSettings;
import counterclaim.ingest.publish.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings for a replica in a test: everything on, everything fast, 127.0.0.1 open. */
record IngestSettings(Set<Role> roles, Path stateDir, Optional<List<String>> allow, Map<String, String> kafka)
        implements IngestConfig {
    /** Re-checks come after six times this, confirmations of a 404 after once. */
    static final Duration POLL_MAX = Duration.ofMillis(500);

    private record Editions(
            List<Duration> rechecks,
            Duration confirmNotFound,
            Duration tick,
            int mostPerTick,
            int threads,
            int standbys,
            long storeMemory)
            implements EditionsConfig {}

    static Ingest.Settings of(String bootstrapServers, Path stateDir) {
        return new Ingest.Settings(
                new IngestSettings(Set.of(Role.values()), stateDir, Optional.of(List.of("127.0.0.1")), Map.of()),
                FetchSettings.QUICK,
                PollSettings.USUAL.withMax(POLL_MAX),
                new Editions(
                        List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24), Duration.ofDays(7)),
                        Duration.ofMinutes(10),
                        Duration.ofMillis(200),
                        200,
                        1,
                        0,
                        8 << 20),
                new KafkaSettings(bootstrapServers, Optional.of(ReplicaName.of(stateDir)), Map.of()));
    }
}
