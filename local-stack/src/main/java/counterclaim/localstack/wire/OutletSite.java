package counterclaim.localstack.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Answers the requests to one outlet. */
final class OutletSite implements HttpHandler {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String FEED_CACHE = "public, max-age=2";
    private static final String PAGE_CACHE = "public, max-age=10";

    private final WireOutlet outlet;
    private final String site;
    private final Play play;
    private final WireClock clock;
    private final Trouble trouble;
    private final Pages pages;
    private final Feeds feeds;

    OutletSite(WireOutlet outlet, String site, Play play, WireClock clock, Trouble trouble) {
        this.outlet = outlet;
        this.site = site;
        this.play = play;
        this.clock = clock;
        this.trouble = trouble;
        this.pages = new Pages(outlet, site);
        this.feeds = new Feeds(outlet, site);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String query = exchange.getRequestURI().getRawQuery();
        String whole = query == null ? path : path + "?" + query;
        int status = 0;
        try {
            exchange.getRequestBody().readAllBytes();
            Optional<Fault> fault = trouble.faultFor(outlet.key(), whole);
            status = fault.isPresent() ? spoiled(exchange, fault.get(), whole) : good(exchange, whole);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            trouble.seen(
                    outlet.key(),
                    exchange.getRequestMethod(),
                    whole,
                    status,
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("User-Agent"))
                            .orElse(""));
            exchange.close();
        }
    }

    Reply reply(String pathAndQuery) {
        Instant now = clock.now();
        String path = withoutTracking(pathAndQuery);
        for (var feed : outlet.feeds()) {
            if (feed.path().equals(path)) {
                Instant lastChange = play.lastChange(outlet.key(), feed.section(), now);
                return Reply.content(
                        feed.format().mediaType() + "; charset=utf-8",
                        feeds.write(feed, play.onShow(outlet.key(), now), lastChange),
                        lastChange,
                        FEED_CACHE);
            }
        }
        if (path.equals("/")) {
            Instant lastChange = play.lastChange(outlet.key(), "", now);
            return page(pages.home(play.onShow(outlet.key(), now)), lastChange, PAGE_CACHE);
        }
        if (path.equals("/robots.txt")) {
            return Reply.text(200, "text/plain; charset=utf-8", robots());
        }
        if (path.startsWith("/r/")) {
            return play.byId(outlet.key(), path.substring(3), now)
                    .map(s -> Reply.redirect(302, site + s.path()))
                    .orElseGet(Reply::notFound);
        }
        return switch (play.find(outlet.key(), path, now)) {
            case Play.Found.Article(var shown) ->
                shown.article()
                        .saved()
                        .map(s -> Reply.content(s.contentType(), s.body(), shown.changed(), PAGE_CACHE))
                        .orElseGet(() -> page(pages.article(shown, play.related(shown)), shown.changed(), PAGE_CACHE));
            case Play.Found.Moved(var to) -> Reply.redirect(301, site + to);
            case Play.Found.Gone _ ->
                Reply.text(410, HTML, "<!doctype html><title>Withdrawn</title><p>This article was withdrawn.</p>");
            case Play.Found.Nothing _ -> Reply.notFound();
        };
    }

    private Reply page(String html, Instant lastChange, String cache) {
        return Reply.content(
                "text/html; charset=" + outlet.charset().name().toLowerCase(Locale.ROOT),
                Markup.encode(html, outlet.charset()),
                lastChange,
                cache);
    }

    private String robots() {
        return "User-agent: *\n"
                + outlet.disallow().stream().map(d -> "Disallow: " + d + "\n").collect(Collectors.joining())
                + "Allow: /\n";
    }

    private static String withoutTracking(String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        if (mark < 0) {
            return pathAndQuery;
        }
        String kept = Stream.of(pathAndQuery.substring(mark + 1).split("&"))
                .filter(p -> !p.startsWith("utm_") && !p.startsWith("fbclid="))
                .collect(Collectors.joining("&"));
        return pathAndQuery.substring(0, mark) + (kept.isEmpty() ? "" : "?" + kept);
    }

    private int good(HttpExchange exchange, String path) throws IOException {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return send(exchange, Reply.text(405, HTML, "<!doctype html><title>Only GET</title>"));
        }
        return send(exchange, reply(path));
    }

    private static int send(HttpExchange exchange, Reply reply) throws IOException {
        var headers = exchange.getResponseHeaders();
        reply.headers().forEach(headers::set);
        boolean gzip = Stream.ofNullable(exchange.getRequestHeaders().get("Accept-Encoding"))
                        .flatMap(java.util.List::stream)
                        .anyMatch(v -> v.contains("gzip"))
                && reply.body().length > 200;
        if (reply.lastChange().isPresent()) {
            String tag = tag(reply.body());
            headers.set("ETag", '"' + tag + (gzip ? "-gz" : "") + '"');
            headers.set("Last-Modified", httpDate(reply.lastChange().get()));
            headers.set("Vary", "Accept-Encoding");
            if (notModified(exchange, tag, reply.lastChange().get())) {
                exchange.sendResponseHeaders(304, -1);
                return 304;
            }
        }
        headers.set("Content-Type", reply.contentType());
        byte[] body = reply.body();
        if (gzip) {
            body = gzip(body);
            headers.set("Content-Encoding", "gzip");
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(reply.status(), -1);
            return reply.status();
        }
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        return reply.status();
    }

    private static boolean notModified(HttpExchange exchange, String tag, Instant lastChange) {
        var ifNoneMatch = exchange.getRequestHeaders().get("If-None-Match");
        if (ifNoneMatch != null) {
            return ifNoneMatch.stream()
                    .flatMap(v -> Arrays.stream(v.split(",")))
                    .map(v ->
                            v.strip().replaceFirst("^W/", "").replace("\"", "").replaceFirst("-gz$", ""))
                    .anyMatch(v -> v.equals("*") || v.equals(tag));
        }
        String since = exchange.getRequestHeaders().getFirst("If-Modified-Since");
        if (since == null) {
            return false;
        }
        try {
            Instant then = ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return !lastChange.truncatedTo(ChronoUnit.SECONDS).isAfter(then);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private int spoiled(HttpExchange exchange, Fault fault, String path) throws IOException, InterruptedException {
        Reply would = reply(path);
        var headers = exchange.getResponseHeaders();
        return switch (fault.kind()) {
            case STATUS -> {
                if (fault.details().containsKey("retryAfter")) {
                    headers.set("Retry-After", fault.details().get("retryAfter"));
                }
                int status = (int) fault.number("status", 500);
                if (status == 304 || status == 204) {
                    exchange.sendResponseHeaders(status, -1);
                    yield status;
                }
                yield send(exchange, Reply.text(status, HTML, "<!doctype html><title>Error " + status + "</title>"));
            }
            case REDIRECT ->
                send(
                        exchange,
                        Reply.redirect(
                                (int) fault.number("status", 302),
                                fault.details().getOrDefault("to", "/")));
            case REDIRECT_LOOP -> send(exchange, Reply.redirect(302, site + path));
            case CONTENT_TYPE ->
                send(
                        exchange,
                        new Reply(
                                would.status(),
                                fault.details().getOrDefault("type", "application/octet-stream"),
                                would.body(),
                                would.lastChange(),
                                would.headers()));
            case EMPTY -> send(exchange, Reply.text(200, would.contentType(), ""));
            case NOT_A_FEED ->
                send(
                        exchange,
                        Reply.text(
                                200, HTML, "<!doctype html><title>Sorry</title><p>We are changing our website.</p>"));
            case RESET -> {
                headers.set("Content-Type", would.contentType());
                exchange.sendResponseHeaders(would.status(), would.body().length + 1000L);
                OutputStream out = exchange.getResponseBody();
                out.write(would.body(), 0, would.body().length / 2);
                out.flush();
                yield would.status();
            }
            case HANG -> {
                trouble.untilCleared(fault);
                yield 0;
            }
            case SLOW_DRIP -> {
                headers.set("Content-Type", would.contentType());
                exchange.sendResponseHeaders(would.status(), would.body().length);
                int step = (int) Math.max(1, fault.number("bytes", 1));
                for (int at = 0; at < would.body().length; at += step) {
                    exchange.getResponseBody().write(would.body(), at, Math.min(step, would.body().length - at));
                    exchange.getResponseBody().flush();
                    Thread.sleep(fault.number("millis", 100));
                }
                yield would.status();
            }
            case HUGE -> {
                headers.set("Content-Type", would.contentType());
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(would.body());
                spaces(exchange.getResponseBody(), fault.number("bytes", 100_000_000L) - would.body().length);
                yield 200;
            }
            case GZIP_BOMB -> {
                headers.set("Content-Type", would.contentType());
                headers.set("Content-Encoding", "gzip");
                exchange.sendResponseHeaders(200, 0);
                try (var gzip = new GZIPOutputStream(exchange.getResponseBody())) {
                    spaces(gzip, fault.number("bytes", 1_000_000_000L));
                }
                yield 200;
            }
        };
    }

    private static void spaces(OutputStream out, long count) throws IOException {
        byte[] block = " ".repeat(65_536).getBytes(StandardCharsets.US_ASCII);
        for (long left = count; left > 0; left -= block.length) {
            out.write(block, 0, (int) Math.min(left, block.length));
        }
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 2);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot compress in memory", e);
        }
        return out.toByteArray();
    }

    private static String tag(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }
}
