package counterclaim.index.indexing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;

/** Where Kafka is. */
@ConfigMapping(prefix = "kafka")
public interface KafkaConfig {
    @WithName("bootstrap.servers")
    String bootstrapServers();
}
