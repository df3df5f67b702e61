package counterclaim.localstack.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A question that is cheap enough to ask often: does the program answer? */
@FunctionalInterface
public interface Readiness {
    boolean isReady();

    /** What it answers while it is not ready, for a person who looks for the reason; empty where there is nothing to say. */
    default String answer() {
        return "";
    }

    /** Ready when a GET answers 2xx within two seconds. */
    static Readiness http(URI url) {
        return http(url, "");
    }

    /** Ready when a GET answers 2xx and the body holds {@code text}. */
    static Readiness http(URI url, String text) {
        return new Http(url, text);
    }

    /**
     * Ready when the broker lists itself among the brokers of the cluster, which it does only once it may serve. Asks by
     * hand (Metadata, version 7) so that no Kafka client is needed here.
     */
    static Readiness kafka(String host, int port) {
        return () -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), 1_000);
                socket.setSoTimeout(2_000);
                var client = "local-stack".getBytes(StandardCharsets.US_ASCII);
                var out = new DataOutputStream(socket.getOutputStream());
                out.writeInt(2 + 2 + 4 + 2 + client.length + 4 + 1);
                out.writeShort(3);
                out.writeShort(7);
                out.writeInt(1);
                out.writeShort(client.length);
                out.write(client);
                out.writeInt(0);
                out.writeByte(0);
                out.flush();
                var in = new DataInputStream(socket.getInputStream());
                int size = in.readInt();
                int correlation = in.readInt();
                in.readInt();
                int brokers = in.readInt();
                return size > 16 && correlation == 1 && brokers > 0;
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** Ready as soon as it runs. */
    static Readiness always() {
        return () -> true;
    }

    /** Asks by GET. */
    record Http(URI url, String text) implements Readiness {
        private static final int MOST = 1_000;

        private static final HttpClient CLIENT = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(1))
                .version(HttpClient.Version.HTTP_1_1)
                .build();

        @Override
        public boolean isReady() {
            try {
                var response = get();
                return response.statusCode() / 100 == 2 && response.body().contains(text);
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public String answer() {
            try {
                var response = get();
                var body = response.body().replaceAll("\\s+", " ");
                return "GET " + url + " answers " + response.statusCode() + ": "
                        + (body.length() > MOST ? body.substring(0, MOST) + "…" : body);
            } catch (IOException e) {
                return "GET " + url + " does not answer (" + e + ")";
            }
        }

        private HttpResponse<String> get() throws IOException {
            var request = HttpRequest.newBuilder(url)
                    .timeout(Duration.ofSeconds(2))
                    .GET()
                    .build();
            try {
                return CLIENT.send(request, BodyHandlers.ofString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }
}
