package counterclaim.index;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Set;

/** Which parts of this service a process runs, so that they scale apart from one image. */
@ConfigMapping(prefix = "counterclaim.roles")
public interface Roles {
    enum Role {
        /** Reads topics, writes Elasticsearch. */
        INDEXER,
        /** Answers over HTTP. */
        SEARCH
    }

    @WithParentName
    @WithDefault("indexer,search")
    Set<Role> roles();
}
