package counterclaim.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.contracts.Validators;
import counterclaim.ingest.address.WebUrl;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoliteClientTest {
    private static final FetchSettings SETTINGS = FetchSettings.QUICK.withDeadline(Duration.ofMillis(700));

    private final TestSite site = TestSite.open();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<PoliteClient> clients = new ArrayList<>();

    @AfterEach
    void close() {
        end.countDown();
        clients.forEach(PoliteClient::close);
        site.close();
    }

    @Test
    void bodyThatDripsIsCutOffAtTheDeadline() throws InterruptedException {
        site.on("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (var i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                pause(Duration.ofMillis(50));
            }
        });
        var start = System.nanoTime();
        assertThat(failure(visit("/drip"))).isEqualTo(Failure.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void serverThatHangsIsATimeout() throws InterruptedException {
        site.on("/hang", _ -> pause(Duration.ofSeconds(30)));
        assertThat(failure(visit("/hang"))).isEqualTo(Failure.TIMEOUT);
    }

    @Test
    void bodyThatSaysItIsTooLargeIsNotRead() throws InterruptedException {
        site.on("/huge", exchange -> {
            exchange.sendResponseHeaders(200, 50_000_000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            pause(Duration.ofSeconds(30));
        });
        assertThat(failure(visit("/huge"))).isEqualTo(Failure.TOO_LARGE);
    }

    @Test
    void bodyWithoutLengthIsCutOffAtTheLimit() throws InterruptedException {
        site.on("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (var i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(new byte[10_000]);
            }
        });
        assertThat(failure(visit("/endless"))).isEqualTo(Failure.TOO_LARGE);
    }

    @Test
    void gzipBombIsTooLarge() throws InterruptedException {
        site.on("/bomb", exchange -> {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(new byte[20_000_000]);
            }
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            TestSite.send(exchange, 200, "text/html", packed.toByteArray());
        });
        assertThat(failure(visit("/bomb"))).isEqualTo(Failure.TOO_LARGE);
    }

    @Test
    void connectionThatBreaksIsUnreachable() throws InterruptedException {
        site.on("/cut", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(new byte[100]);
        });
        assertThat(failure(visit("/cut"))).isEqualTo(Failure.UNREACHABLE);
    }

    @Test
    void nameWithoutAddressIsUnreachable() throws InterruptedException {
        var client = client(host -> {
            throw new UnknownHostException(host);
        });
        var visit = client.visit(call("http://nowhere.example/", PoliteClient.Follow.EVERYWHERE));
        assertThat(failure(visit)).isEqualTo(Failure.UNREACHABLE);
        assertThat(((Visit.Failed) visit).detail()).contains("nowhere.example");
    }

    @Test
    void redirectsInACircleAreALoop() throws InterruptedException {
        site.redirect("/a", 302, "/b").redirect("/b", 302, "/a");
        assertThat(failure(visit("/a"))).isEqualTo(Failure.REDIRECT_LOOP);
    }

    @Test
    void moreRedirectsThanAllowedAreALoop() throws InterruptedException {
        for (var i = 0; i < 20; i++) {
            site.redirect("/" + i, 302, "/" + (i + 1));
        }
        assertThat(failure(visit("/0"))).isEqualTo(Failure.REDIRECT_LOOP);
        assertThat(site.requests("/7")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)", "http://"})
    void redirectToSomethingElseThanHttpIsRefused(String to) throws InterruptedException {
        site.redirect("/a", 302, to);
        assertThat(failure(visit("/a"))).isEqualTo(Failure.BAD_URL);
    }

    @Test
    void redirectIntoThePrivateNetworkIsRefused() throws InterruptedException {
        site.redirect("/a", 302, "http://10.0.0.1/admin").redirect("/b", 302, "http://[::ffff:169.254.169.254]/latest");
        assertThat(failure(visit("/a"))).isEqualTo(Failure.FORBIDDEN_ADDRESS);
        assertThat(failure(visit("/b"))).isEqualTo(Failure.FORBIDDEN_ADDRESS);
    }

    @Test
    void nameThatNowLeadsInsideIsRefusedThoughItLedOutsideBefore() throws InterruptedException {
        var inside = TestSite.open();
        try (inside) {
            var answers = new AtomicInteger();
            // The first answer is the opened site, as robots.txt is asked for; then the name server turns hostile.
            HostResolver rebinding =
                    _ -> List.of(InetAddress.ofLiteral(answers.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2"));
            var client = client(rebinding);
            var visit =
                    client.visit(call("http://rebinding.example:" + site.port() + "/", PoliteClient.Follow.EVERYWHERE));
            assertThat(failure(visit)).isEqualTo(Failure.FORBIDDEN_ADDRESS);
            assertThat(site.requests("/robots.txt")).hasSize(1);
            assertThat(site.requests("/")).isEmpty();
        }
    }

    @Test
    void connectionGoesToTheCheckedAddressWithTheNameOfTheHost() throws InterruptedException {
        site.page("/", "<p>hello");
        var visit = client(_ -> List.of(InetAddress.ofLiteral("127.0.0.1")))
                .visit(call("http://news.example:" + site.port() + "/", PoliteClient.Follow.EVERYWHERE));
        assertThat(visit).isInstanceOf(Visit.Answer.class);
        assertThat(site.requests("/").getFirst().header("Host")).isEqualTo("news.example:" + site.port());
    }

    @Test
    void pageThatRobotsTxtForbidsIsNotAskedFor() throws InterruptedException {
        site.page("/robots.txt", "User-agent: *\nDisallow: /private/").page("/private/x", "<p>hello");
        assertThat(failure(visit("/private/x"))).isEqualTo(Failure.FORBIDDEN_BY_ROBOTS);
        assertThat(site.requests("/private/x")).isEmpty();
    }

    @Test
    void targetOfARedirectIsAskedOfRobotsTxtToo() throws InterruptedException {
        site.page("/robots.txt", "User-agent: CounterclaimBot\nDisallow: /private/")
                .redirect("/open", 302, "/private/x")
                .page("/private/x", "<p>hello");
        assertThat(failure(visit("/open"))).isEqualTo(Failure.FORBIDDEN_BY_ROBOTS);
        assertThat(site.requests("/private/x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void robotsTxtThatCannotBeHadForbidsAll(int status) throws InterruptedException {
        site.status("/robots.txt", status).page("/x", "<p>hello");
        var visit = visit("/x");
        assertThat(failure(visit)).isEqualTo(Failure.ROBOTS_UNAVAILABLE);
        assertThat(((Visit.Failed) visit).notBefore()).isPresent();
        assertThat(site.requests("/x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void robotsTxtThatIsNotThereAllowsAll(int status) throws InterruptedException {
        site.status("/robots.txt", status).page("/x", "<p>hello");
        assertThat(visit("/x")).isInstanceOf(Visit.Answer.class);
    }

    @Test
    void robotsTxtIsAskedForOnceADay() throws InterruptedException {
        site.page("/x", "<p>hello").page("/y", "<p>hello");
        var client = client(HostResolver.SYSTEM);
        client.visit(call(site.url("/x"), PoliteClient.Follow.EVERYWHERE));
        client.visit(call(site.url("/y"), PoliteClient.Follow.EVERYWHERE));
        assertThat(site.requests("/robots.txt")).hasSize(1);
    }

    @Test
    void hostThatSaysRetryAfterIsLeftInPeace() throws InterruptedException {
        site.on("/x", exchange -> {
                    exchange.getResponseHeaders().set("Retry-After", "60");
                    TestSite.send(exchange, 429, "text/plain", "slow down");
                })
                .page("/y", "<p>hello");
        var client = client(HostResolver.SYSTEM);
        var first = (Visit.Answer) client.visit(call(site.url("/x"), PoliteClient.Follow.EVERYWHERE));
        assertThat(first.retryAfter()).contains(Duration.ofSeconds(60));
        var second = client.visit(call(site.url("/y"), PoliteClient.Follow.EVERYWHERE));
        assertThat(failure(second)).isEqualTo(Failure.HOST_BUSY);
        assertThat(site.requests("/y")).isEmpty();
    }

    @Test
    void requestSaysWhoAsksAndSendsValidatorsBackAsTheyCame() throws InterruptedException {
        site.status("/x", 304);
        var validators = new Validators(Optional.of("W/\"odd, tag\""), Optional.of("not even a date"));
        client(HostResolver.SYSTEM)
                .visit(new PoliteClient.Call(
                        url(site.url("/x")),
                        "text/html",
                        validators,
                        PoliteClient.Follow.EVERYWHERE,
                        Duration.ofSeconds(1)));
        var request = site.requests("/x").getFirst();
        assertThat(request.header("User-agent")).isEqualTo("CounterclaimBot/0.1 (+https://desk.example/bot)");
        assertThat(request.header("If-none-match")).isEqualTo("W/\"odd, tag\"");
        assertThat(request.header("If-modified-since")).isEqualTo("not even a date");
        assertThat(request.header("Accept-encoding")).isEqualTo("gzip, br, zstd");
    }

    @Test
    void onlyPermanentRedirectsFromTheStartOnAreAMove() throws InterruptedException {
        site.redirect("/old", 301, "/newer")
                .redirect("/newer", 308, "/today")
                .redirect("/today", 302, "/now")
                .page("/now", "<p>hello");
        var answer = (Visit.Answer) visit("/old");
        assertThat(answer.permanent().map(WebUrl::href)).contains(site.url("/today"));
        assertThat(answer.url().href()).isEqualTo(site.url("/now"));
        assertThat(answer.hops()).hasSize(3);
    }

    @Test
    void pageAtAnotherHostIsLeftToItsOwner() throws InterruptedException {
        var other = TestSite.open();
        try (other) {
            site.redirect("/x", 302, other.url("/y"));
            var client = client(HostResolver.SYSTEM);
            var visit = client.visit(call(site.url("/x"), PoliteClient.Follow.WITHIN_HOST));
            assertThat(visit).isInstanceOfSatisfying(Visit.LeftHost.class, left -> {
                assertThat(left.to().href()).isEqualTo(other.url("/y"));
                assertThat(left.hops()).containsExactly(site.url("/x"));
            });
            assertThat(other.requests("/y")).isEmpty();
        }
    }

    @Test
    void hostNeverSeesMoreThanItsLimitHoweverManyAsk() throws InterruptedException {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var starts = Collections.synchronizedList(new ArrayList<Long>());
        for (var i = 0; i < 40; i++) {
            site.on("/" + i, exchange -> {
                starts.add(System.nanoTime());
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                pause(Duration.ofMillis(15));
                running.decrementAndGet();
                TestSite.send(exchange, 200, "text/plain", "ok");
            });
        }
        var client = new PoliteClient(
                FetchSettings.QUICK.withSpacing(Duration.ofMillis(10), 2),
                new AddressGuard(HostResolver.SYSTEM, AllowedAddresses.parse(List.of(site.hostPort()))),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        clients.add(client);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 40; i++) {
                var path = "/" + i;
                threads.submit(() -> client.visit(new PoliteClient.Call(
                        url(site.url(path)),
                        "*/*",
                        Validators.NONE,
                        PoliteClient.Follow.EVERYWHERE,
                        Duration.ofSeconds(20))));
            }
        }
        assertThat(starts).hasSize(40);
        assertThat(most.get()).isLessThanOrEqualTo(2);
        assertThat(Duration.ofNanos(Collections.max(starts) - Collections.min(starts)))
                .isGreaterThan(Duration.ofMillis(350));
    }

    private Visit visit(String path) throws InterruptedException {
        return client(HostResolver.SYSTEM).visit(call(site.url(path), PoliteClient.Follow.EVERYWHERE));
    }

    private PoliteClient client(HostResolver resolver) {
        var guard = new AddressGuard(resolver, AllowedAddresses.parse(List.of("127.0.0.1")));
        var client = new PoliteClient(SETTINGS, guard, Clock.systemUTC(), new SimpleMeterRegistry());
        clients.add(client);
        return client;
    }

    private static PoliteClient.Call call(String url, PoliteClient.Follow follow) {
        return new PoliteClient.Call(url(url), "text/html", Validators.NONE, follow, Duration.ofSeconds(2));
    }

    private static WebUrl url(String text) {
        return WebUrl.parse(text).orElseThrow();
    }

    private static Failure failure(Visit visit) {
        assertThat(visit).isInstanceOf(Visit.Failed.class);
        return ((Visit.Failed) visit).failure();
    }

    private void pause(Duration duration) {
        try {
            if (end.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the test is over");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
