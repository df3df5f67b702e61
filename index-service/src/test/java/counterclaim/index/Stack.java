package counterclaim.index;

import counterclaim.localstack.LocalStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

/**
 * The Kafka and Elasticsearch of the tests, emptied. {@code -Dcounterclaim.stack=FOLDER} takes one of this module's own, for when
 * other builds use the shared one at the same time.
 */
public final class Stack implements QuarkusTestResourceLifecycleManager {
    private static LocalStack stack;

    /** The one that runs, started where need be. */
    public static synchronized LocalStack running() {
        if (stack == null) {
            var folder = System.getProperty("counterclaim.stack", "");
            stack = folder.isEmpty()
                    ? LocalStack.shared()
                    : LocalStack.in(Path.of(folder)).start();
        }
        return stack;
    }

    @Override
    public Map<String, String> start() {
        var stack = running();
        stack.awaitReady();
        stack.recreateProductTopics();
        deleteIndices(stack.elasticsearchUrl());
        return Map.of(
                "kafka.bootstrap.servers", stack.bootstrapServers(),
                "counterclaim.elasticsearch.url", stack.elasticsearchUrl().toString(),
                "counterclaim.indexer.longest-backoff", "1s");
    }

    @Override
    public void stop() {
        synchronized (Stack.class) {
            if (stack != null) {
                stack.close();
                stack = null;
            }
        }
    }

    private static void deleteIndices(URI elasticsearch) {
        var names = "articles-v1-*,article-versions-v1,placements-v1,claims-v1,claims-history-v1,stories-v1,entities-v1,feeds-v1,feeds-polled-v1";
        var request = HttpRequest.newBuilder(elasticsearch.resolve("/" + names + "?ignore_unavailable=true"))
                .DELETE()
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Cannot delete the indices of an earlier run: " + answer.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException("Cannot delete the indices of an earlier run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
