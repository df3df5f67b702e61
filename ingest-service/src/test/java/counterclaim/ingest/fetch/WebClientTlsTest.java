package counterclaim.ingest.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import counterclaim.ingest.address.WebUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebClientTlsTest {
    private static final String PASSWORD = "of no worth";
    private static final AddressGuard GUARD = new AddressGuard(
            _ -> List.of(InetAddress.ofLiteral("127.0.0.1")), AllowedAddresses.parse(List.of("127.0.0.1")));

    @TempDir
    private static Path folder;

    private static Path keys;
    private static WireMockServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        keys = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "site",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=news.example",
                        "-ext",
                        "SAN=dns:news.example",
                        "-keystore",
                        keys.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        server = new WireMockServer(WireMockConfiguration.options()
                .dynamicHttpsPort()
                .dynamicPort()
                .keystorePath(keys.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        server.start();
        server.stubFor(get(anyUrl()).willReturn(aResponse().withBody("hello")));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void certificateThatNobodyVouchesForIsRefused() throws Exception {
        try (var client = new WebClient(GUARD, Duration.ofSeconds(5), 2, SSLContext.getDefault())) {
            assertThat(ask(client, "news.example"))
                    .isInstanceOfSatisfying(
                            Exchange.Failed.class,
                            failed -> assertThat(failed.failure()).isEqualTo(Failure.UNREACHABLE));
        }
    }

    @Test
    void certificateOfAnotherNameIsRefusedThoughTheAddressIsRight() throws Exception {
        try (var client = new WebClient(GUARD, Duration.ofSeconds(5), 2, trusting())) {
            assertThat(ask(client, "other.example")).isInstanceOf(Exchange.Failed.class);
        }
    }

    @Test
    void http2IsSpokenWhereTheServerSpeaksIt() throws Exception {
        try (var client = new WebClient(GUARD, Duration.ofSeconds(5), 2, trusting())) {
            server.resetRequests();
            assertThat(ask(client, "news.example")).isInstanceOf(Exchange.Answered.class);
            assertThat(server.getAllServeEvents()).singleElement().satisfies(event -> {
                assertThat(event.getRequest().getProtocol()).isEqualTo("HTTP/2.0");
                assertThat(event.getRequest().getHost()).isEqualTo("news.example");
            });
        }
    }

    private static Exchange ask(WebClient client, String host) throws InterruptedException {
        var url =
                WebUrl.parse("https://" + host + ":" + server.httpsPort() + "/").orElseThrow();
        return client.get(url, Map.of(), 1_000, WebClient.Excess.FAILS, Duration.ofSeconds(10));
    }

    private static SSLContext trusting() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        var onlyCertificates = KeyStore.getInstance("PKCS12");
        onlyCertificates.load(null, null);
        onlyCertificates.setCertificateEntry("site", store.getCertificate("site"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(onlyCertificates);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
