package counterclaim.index.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import counterclaim.contracts.Json;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/** Calls Elasticsearch; says by the exception whether trying again makes sense. */
@Singleton
public class Elastic {
    /** Something to ask Elasticsearch. */
    @FunctionalInterface
    public interface Call<T> {
        T on(ElasticsearchClient client) throws IOException;
    }

    private final Rest5ClientTransport transport;
    private final ElasticsearchClient client;

    public Elastic(ElasticConfig config) {
        var builder = Rest5Client.builder(config.url().toArray(URI[]::new))
                .setCompressionEnabled(false)
                .setConnectionConfigCallback(connection -> connection
                        .setConnectTimeout(
                                Timeout.ofMilliseconds(config.connectTimeout().toMillis()))
                        .setSocketTimeout(
                                Timeout.ofMilliseconds(config.answerTimeout().toMillis()))
                        .setTimeToLive(5, TimeUnit.MINUTES))
                .setRequestConfigCallback(request -> request.setConnectionRequestTimeout(
                                Timeout.ofMilliseconds(config.answerTimeout().toMillis()))
                        .setResponseTimeout(
                                Timeout.ofMilliseconds(config.answerTimeout().toMillis())));
        config.apiKey()
                .ifPresent(key ->
                        builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", "ApiKey " + key)}));
        transport = new Rest5ClientTransport(builder.build(), new JacksonJsonpMapper(Json.mapper()));
        client = new ElasticsearchClient(transport);
    }

    /**
     * @param doing what is being done to what, for the message
     * @throws ElasticUnavailable when Elasticsearch is away or overloaded
     * @throws ElasticsearchException when it refuses this request, now and later
     */
    public <T> T call(String doing, Call<T> call) {
        try {
            return call.on(client);
        } catch (ElasticsearchException e) {
            if (e.status() == 429 || e.status() >= 500) {
                throw new ElasticUnavailable(doing + ": Elasticsearch answered " + e.status(), e);
            }
            if ("index_not_found_exception".equals(e.error().type())) {
                throw new ElasticUnavailable(doing + ": the index is not there yet", e);
            }
            throw e;
        } catch (TransportException e) {
            throw new ElasticUnavailable(doing + ": Elasticsearch sent an answer that cannot be read", e);
        } catch (IOException | UncheckedIOException e) {
            throw new ElasticUnavailable(doing + ": Elasticsearch cannot be reached", e);
        }
    }

    @PreDestroy
    void close() throws IOException {
        transport.close();
    }
}
