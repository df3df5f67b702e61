package counterclaim.ingest.fetch;

import counterclaim.ingest.address.WebUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * One request, one outcome: to a checked address, within a deadline, up to a size. HTTP/2 where the server has it. Blocks its caller,
 * which is meant to be a virtual thread. Knows nothing of redirects, robots.txt or turns.
 */
final class WebClient implements AutoCloseable {
    private static final int LONGEST_LINE = 32_768;
    private static final int MOST_HEADERS = 200;
    private static final int CONNECTIONS = 512;
    private static final int ADDRESSES_TRIED = 3;
    private static final TimeValue PATIENCE_ON_CLOSE = TimeValue.ofSeconds(1);
    private static final TimeValue IDLE = TimeValue.ofSeconds(30);
    private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(5);

    private final AddressGuard guard;
    private final CloseableHttpAsyncClient client;

    /** @param tls whose certificates are trusted */
    WebClient(AddressGuard guard, Duration connectTimeout, int perHost, SSLContext tls) {
        this.guard = guard;
        var connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedResolver(guard))
                .setTlsStrategy(ClientTlsStrategyBuilder.create()
                        .setSslContext(tls)
                        // Its own default leaves the name to the JDK, which was seen to accept any (5.6.3).
                        .setHostVerificationPolicy(HostnameVerificationPolicy.BOTH)
                        .setHostnameVerifier(new DefaultHostnameVerifier())
                        .buildAsync())
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(Math.max(2, perHost))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setTimeToLive(CONNECTION_LIFE)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(5))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                        .setHandshakeTimeout(Timeout.of(connectTimeout))
                        .build())
                .build();
        client = HttpAsyncClients.custom()
                .setConnectionManager(connections)
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(2).build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(LONGEST_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .setH2Config(H2Config.custom()
                        .setMaxHeaderListSize(LONGEST_LINE)
                        .setPushEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .evictIdleConnections(IDLE)
                .evictExpiredConnections()
                .build();
        client.start();
    }

    /** What one body may be. */
    enum Excess {
        FAILS,
        /** The head is enough: RFC 9309 wants robots.txt read so. */
        IS_CUT
    }

    /**
     * @param largest bytes of the body, packed or unpacked
     * @param patience for the whole exchange
     */
    Exchange get(WebUrl url, Map<String, String> headers, int largest, Excess excess, Duration patience)
            throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        List<InetAddress> addresses;
        try {
            addresses = guard.addresses(unbracketed(url.host()), url.port());
        } catch (ForbiddenAddress e) {
            return new Exchange.Failed(Failure.FORBIDDEN_ADDRESS, e.getMessage());
        } catch (UnknownHostException _) {
            return new Exchange.Failed(Failure.UNREACHABLE, "there is no host named " + url.host());
        }
        Exchange last = null;
        for (var address : addresses.subList(0, Math.min(ADDRESSES_TRIED, addresses.size()))) {
            last = get(url, address, headers, largest, excess, end);
            if (!(last instanceof Exchange.Failed failed) || failed.failure() != Failure.UNREACHABLE) {
                return last;
            }
        }
        return last;
    }

    private Exchange get(
            WebUrl url, InetAddress address, Map<String, String> headers, int largest, Excess excess, long end)
            throws InterruptedException {
        var host = new HttpHost(url.scheme(), address, unbracketed(url.host()), url.port());
        var request = new BasicHttpRequest(Method.GET, host, url.pathAndQuery());
        headers.forEach(request::setHeader);
        var context = HttpClientContext.create();
        var left = Math.max(1, end - System.nanoTime());
        context.setRequestConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.ofMilliseconds(TimeUnit.NANOSECONDS.toMillis(left) + 1))
                .setResponseTimeout(Timeout.ofMilliseconds(TimeUnit.NANOSECONDS.toMillis(left) + 1))
                .build());
        var consumer = new BodyConsumer(largest, excess);
        Future<WebResponse> future =
                client.execute(host, new BasicRequestProducer(request, null), consumer, null, context, null);
        try {
            var raw = future.get(left, TimeUnit.NANOSECONDS);
            var body = ContentCoding.decode(
                    raw.body(), raw.header("content-encoding").orElse(""), largest);
            return new Exchange.Answered(new WebResponse(raw.status(), raw.headers(), body));
        } catch (TimeoutException _) {
            future.cancel(true);
            return new Exchange.Failed(Failure.TIMEOUT, "no whole answer in time; " + consumer.progress());
        } catch (InterruptedException e) {
            future.cancel(true);
            throw e;
        } catch (CancellationException _) {
            return new Exchange.Failed(Failure.UNREACHABLE, "the request was cut off");
        } catch (ExecutionException e) {
            return failed(e.getCause(), url);
        } catch (IOException e) {
            return failed(e, url);
        }
    }

    private static Exchange failed(Throwable cause, WebUrl url) {
        return switch (cause) {
            case BodyTooLarge e -> new Exchange.Failed(Failure.TOO_LARGE, e.getMessage());
            case ForbiddenAddress e -> new Exchange.Failed(Failure.FORBIDDEN_ADDRESS, e.getMessage());
            case UnknownHostException _ ->
                new Exchange.Failed(Failure.UNREACHABLE, "there is no host named " + url.host());
            case ConnectTimeoutException _ ->
                new Exchange.Failed(Failure.TIMEOUT, "no connection to " + url.hostPort() + " in time");
            case SocketTimeoutException _ -> new Exchange.Failed(Failure.TIMEOUT, "no answer in time");
            default ->
                new Exchange.Failed(
                        Failure.UNREACHABLE,
                        "the connection to " + url.hostPort() + " failed: "
                                + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()));
        };
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public void close() {
        client.initiateShutdown();
        try {
            client.awaitShutdown(PATIENCE_ON_CLOSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        client.close(CloseMode.IMMEDIATE);
    }

    /** Never needed as addresses are pinned; here so that no path leads round the check. */
    private record CheckedResolver(AddressGuard guard) implements DnsResolver {
        private static final int NO_PORT = 0;

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return guard.addresses(host, NO_PORT).toArray(InetAddress[]::new);
        }

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            return guard.addresses(host, port).stream()
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
