package counterclaim.index;

import counterclaim.index.schema.Index;
import counterclaim.localstack.LocalStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
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
        try (var client = HttpClient.newHttpClient()) {
            var names = client.send(
                            HttpRequest.newBuilder(elasticsearch.resolve("/_cat/indices?h=index"))
                                    .build(),
                            BodyHandlers.ofLines())
                    .body()
                    .map(String::strip)
                    .filter(name ->
                            Arrays.stream(Index.values()).anyMatch(index -> name.startsWith(index.alias() + "-v1")))
                    .toList();
            if (names.isEmpty()) {
                return;
            }
            var answer = client.send(
                    HttpRequest.newBuilder(elasticsearch.resolve("/" + String.join(",", names)))
                            .DELETE()
                            .build(),
                    BodyHandlers.ofString());
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
