package counterclaim.enrich;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the role {@code enricher}. */
@ConfigMapping(prefix = "counterclaim.enricher")
public interface EnricherConfig {
    @WithDefault("${kafka.bootstrap.servers}")
    String bootstrapServers();

    @WithDefault("counterclaim-enricher")
    String groupId();

    /** Consumers in this process; each takes whole partitions, so that the order of an article's records is kept. */
    @WithDefault("2")
    int threads();

    /** The longest time between two commits of what is done. */
    @WithDefault("PT1S")
    Duration commitInterval();

    /** Records in one poll: an article takes up to a second, and the group waits for it. */
    @WithDefault("50")
    int recordsAtOnce();

    /** Who finds names. */
    @WithDefault("perceptron")
    Engine names();

    /** Who finds attributions. */
    @WithDefault("perceptron")
    Engine attributions();
}
