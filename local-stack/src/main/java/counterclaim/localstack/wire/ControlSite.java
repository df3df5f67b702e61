package counterclaim.localstack.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The list of feeds, the clock, the faults and the request counts, over HTTP. */
final class ControlSite implements HttpHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_BODY = 65_536;

    private final WireServer wire;

    ControlSite(WireServer wire) {
        this.wire = wire;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Answer answer;
        try {
            answer = answer(exchange);
        } catch (IllegalArgumentException | DateTimeParseException | com.fasterxml.jackson.core.JacksonException e) {
            answer = problem(400, "Cannot do " + exchange.getRequestURI() + ": " + e.getMessage());
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private record Answer(int status, String contentType, String body) {}

    private Answer answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin != null && !origin.equals(wire.control().toString())) {
            return problem(403, "Pages of other sites cannot control the wire.");
        }
        String path = exchange.getRequestURI().getPath();
        Map<String, String> query = query(exchange.getRequestURI().getQuery());
        switch (exchange.getRequestMethod() + " " + path) {
            case "GET /" -> {
                return new Answer(
                        200,
                        "text/plain; charset=utf-8",
                        "Counterclaim wire: /feeds.opml /feeds.json"
                                + " /status /articles.json /requests; POST /clock/... /faults\n");
            }
            case "GET /feeds.opml" -> {
                return new Answer(200, "text/x-opml; charset=utf-8", opml());
            }
            case "GET /feeds.json" -> {
                return json(feeds());
            }
            case "GET /status" -> {
                return json(status());
            }
            case "GET /articles.json" -> {
                return json(articles());
            }
            case "GET /requests" -> {
                return json(requests());
            }
            case "DELETE /requests" -> wire.forgetRequests();
            case "POST /clock/all" -> wire.clock().all();
            case "POST /clock/pause" -> wire.clock().pause();
            case "POST /clock/resume" -> wire.clock().resume();
            case "POST /clock/advance" -> wire.clock().advance(Duration.parse(query.getOrDefault("by", "")));
            case "POST /clock/speed" -> wire.clock().setSpeed(Double.parseDouble(query.getOrDefault("to", "")));
            case "POST /faults" -> wire.inject(fault(JSON.readTree(body)));
            case "DELETE /faults" -> wire.clearFaults();
            default -> {
                return problem(404, "The wire has nothing at " + exchange.getRequestMethod() + " " + path + ".");
            }
        }
        return json(status());
    }

    private static Answer json(JsonNode node) {
        return new Answer(200, "application/json", node.toPrettyString());
    }

    private static Answer problem(int status, String detail) {
        ObjectNode node = JSON.createObjectNode().put("status", status).put("detail", detail);
        return new Answer(status, "application/problem+json", node.toPrettyString());
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw != null) {
            Arrays.stream(raw.split("&"))
                    .map(p -> p.split("=", 2))
                    .forEach(p -> query.put(p[0], p.length > 1 ? p[1] : ""));
        }
        return query;
    }

    private static Fault fault(JsonNode node) {
        Map<String, String> details = new TreeMap<>();
        for (String name : new String[] {"status", "retryAfter", "to", "bytes", "millis", "type"}) {
            if (node.hasNonNull(name)) {
                details.put(name, node.get(name).asText());
            }
        }
        return new Fault(
                node.path("outlet").asText(),
                node.path("path").asText(),
                Fault.Kind.valueOf(node.path("kind").asText()),
                details,
                node.path("times").asInt(Integer.MAX_VALUE));
    }

    private String opml() {
        return Feeds.xml(w -> {
            w.writeStartElement("opml");
            w.writeAttribute("version", "2.0");
            w.writeStartElement("head");
            w.writeStartElement("title");
            w.writeCharacters("The feeds of the wire");
            w.writeEndElement();
            w.writeEndElement();
            w.writeStartElement("body");
            for (var feed : wire.feeds()) {
                w.writeEmptyElement("outline");
                w.writeAttribute("type", "rss");
                w.writeAttribute("text", Markup.xmlText(feed.title()));
                w.writeAttribute("title", Markup.xmlText(feed.title()));
                w.writeAttribute("xmlUrl", feed.url().toString());
                w.writeAttribute("htmlUrl", feed.site() + "/");
                w.writeAttribute("outlet", Markup.xmlText(feed.outlet()));
                w.writeAttribute("language", feed.language());
            }
            w.writeEndElement();
            w.writeEndElement();
        });
    }

    private ArrayNode feeds() {
        ArrayNode array = JSON.createArrayNode();
        for (var feed : wire.feeds()) {
            array.addObject()
                    .put("url", feed.url().toString())
                    .put("title", feed.title())
                    .put("outlet", feed.outlet())
                    .put("outletKey", feed.outletKey())
                    .put("format", feed.format().name())
                    .put("language", feed.language())
                    .put("site", feed.site().toString());
        }
        return array;
    }

    private ObjectNode status() {
        Instant now = wire.clock().now();
        Duration elapsed = wire.clock().elapsed();
        var articles = wire.folder().articles();
        long played = articles.stream()
                .flatMap(a -> a.revisions().stream())
                .filter(r -> r.at().compareTo(elapsed) <= 0)
                .count();
        long events = articles.stream().mapToLong(a -> a.revisions().size()).sum();
        return JSON.createObjectNode()
                .put("wireTime", now.toString())
                .put("realTime", wire.realTime().toString())
                .put("paused", wire.clock().isPaused())
                .put("speed", wire.clock().speed())
                .put("finished", played == events)
                .put(
                        "articlesShown",
                        articles.stream()
                                .flatMap(a -> wire.play().shown(a, now).stream())
                                .filter(s -> !s.withdrawn())
                                .count())
                .put("articlesTotal", articles.size())
                .put("eventsPlayed", played)
                .put("eventsTotal", events);
    }

    private ArrayNode articles() {
        Instant now = wire.clock().now();
        ArrayNode array = JSON.createArrayNode();
        for (var article : wire.folder().articles()) {
            Optional<Play.Shown> shown = wire.play().shown(article, now);
            var outlet = wire.folder().outlet(article.outletKey());
            String first = wire.articleUrl(article.key()).toString();
            array.addObject()
                    .put("key", article.key())
                    .put("outletKey", article.outletKey())
                    .put("outlet", outlet.name())
                    .put("story", article.story())
                    .put("url", first)
                    .put(
                            "canonicalUrl",
                            shown.map(s -> wire.site(article.outletKey()) + s.path())
                                    .orElse(first))
                    .put("title", shown.map(Play.Shown::title).orElse(article.title()))
                    .put("at", article.revisions().getFirst().at().toString())
                    .put("publishedAt", wire.play().published(article).toString())
                    .put("visible", shown.isPresent() && !shown.get().withdrawn())
                    .put("withdrawn", shown.isPresent() && shown.get().withdrawn())
                    .put("version", shown.map(Play.Shown::version).orElse(0))
                    .put("robotsAllowed", !article.premium())
                    .put("language", article.language().isEmpty() ? outlet.language() : article.language());
        }
        return array;
    }

    private ObjectNode requests() {
        ObjectNode root = JSON.createObjectNode();
        for (var outlet : wire.folder().outlets()) {
            ObjectNode host = root.putObject(wire.site(outlet.key()).getAuthority());
            wire.counts(outlet.key()).forEach((path, count) -> {
                ObjectNode node = host.putObject(path);
                node.put("total", count.total()).put("notModified", count.notModified());
                ObjectNode status = node.putObject("status");
                count.status().forEach((code, number) -> status.put(String.valueOf(code), number));
            });
        }
        return root;
    }
}
