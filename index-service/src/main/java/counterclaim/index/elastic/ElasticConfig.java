package counterclaim.index.elastic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where Elasticsearch is. */
@ConfigMapping(prefix = "counterclaim.elasticsearch")
public interface ElasticConfig {
    /** The nodes, with scheme and port. */
    List<URI> url();

    /** An encoded API key; without one, requests carry no credentials. */
    Optional<String> apiKey();

    /** To reach a node. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** For one answer; the longest that a bulk request or a search may take. */
    @WithDefault("30s")
    Duration answerTimeout();
}
