package counterclaim.index.schema;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import com.fasterxml.jackson.core.JsonProcessingException;
import counterclaim.contracts.Json;
import counterclaim.index.elastic.Elastic;
import counterclaim.index.elastic.ElasticUnavailable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Creates what is missing of the indices; safe to call again and from several replicas at once. */
@Singleton
public class IndexSchema {
    private static final Logger LOG = Logger.getLogger(IndexSchema.class);

    private final Elastic elastic;
    private final Clock clock;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    public IndexSchema(Elastic elastic, Clock clock) {
        this.elastic = elastic;
        this.clock = clock;
    }

    /**
     * Creates every index that is not there, the one for this month's articles included.
     *
     * @throws ElasticUnavailable when Elasticsearch is away
     */
    public void ensure() {
        known.clear();
        ensure(Index.articlesOf(clock.instant()), Index.ARTICLES);
        for (var index : Index.values()) {
            if (index != Index.ARTICLES) {
                ensure(index.concrete(), index);
            }
        }
    }

    /**
     * Creates the index of a month's articles when it is not there.
     *
     * @param name of {@link Index#articlesOf}
     */
    public void ensureArticles(String name) {
        if (!known.contains(name)) {
            ensure(name, Index.ARTICLES);
        }
    }

    /** The languages whose articles are also analysed in a way of their own, as ISO 639-1 codes. */
    public Set<String> languages() {
        try {
            var properties =
                    Json.mapper().readTree(resource(Index.ARTICLES.alias())).path("properties");
            var languages = new HashSet<String>();
            properties.path("inLanguage").path("properties").fieldNames().forEachRemaining(languages::add);
            return languages;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The mapping of articles is no JSON", e);
        }
    }

    private void ensure(String name, Index index) {
        var there = elastic.call(
                "Look for index " + name, client -> client.indices().exists(e -> e.index(name)));
        if (!there.value()) {
            create(name, index);
        }
        known.add(name);
    }

    private void create(String name, Index index) {
        try {
            elastic.call(
                    "Create index " + name,
                    client -> client.indices()
                            .create(c -> c.index(name)
                                    .settings(s -> s.withJson(new StringReader(resource("analysis"))))
                                    .mappings(m -> m.withJson(new StringReader(resource(index.alias()))))
                                    .aliases(
                                            index.alias(),
                                            a -> a.isWriteIndex(index == Index.ARTICLES ? null : true))));
            LOG.infof("Created index %s", name);
        } catch (ElasticsearchException e) {
            // Another replica was faster.
            if (!"resource_already_exists_exception".equals(e.error().type())) {
                throw e;
            }
        }
    }

    static String resource(String name) {
        var path = "/index/" + name + ".json";
        try (var in = IndexSchema.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}
