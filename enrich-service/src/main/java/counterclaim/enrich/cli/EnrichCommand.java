package counterclaim.enrich.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterclaim.contracts.ArticleFetched;
import counterclaim.contracts.Entity;
import counterclaim.contracts.ExtractedArticle;
import counterclaim.contracts.FeedRegistered;
import counterclaim.contracts.Ids;
import counterclaim.contracts.Json;
import counterclaim.contracts.Party;
import counterclaim.contracts.Span;
import counterclaim.enrich.ArticleEnricher;
import counterclaim.enrich.Engine;
import counterclaim.enrich.Steps;
import counterclaim.enrich.Tags;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tags texts without Kafka: one JSON object a line. */
@Command(
        name = "enrich",
        description = "Tags texts or HTML pages: who claims what, who disputes it. One JSON object a line.",
        mixinStandardHelpOptions = true)
final class EnrichCommand implements Callable<Integer> {
    /** The forms of the output; all but json are what the scorers read. */
    enum Form {
        JSON,
        CONTESTED,
        ATTRIBUTION,
        NER
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<Entity.Type, String> TYPES = Map.of(
            Entity.Type.PERSON, "PER", Entity.Type.ORG, "ORG", Entity.Type.PLACE, "LOC", Entity.Type.OTHER, "MISC");

    @Option(
            names = "--as",
            paramLabel = "FORM",
            description = "json (ArticleEnriched; the default), contested, attribution or ner.",
            converter = FormConverter.class)
    private Form form = Form.JSON;

    @Option(names = "--explain", description = "With contested: also confidence and reason of every contest.")
    private boolean explain;

    @Option(
            names = "--names",
            paramLabel = "ENGINE",
            description = "Who finds names: perceptron, encoder or both.",
            converter = EngineConverter.class)
    private Engine names = ArticleEnricher.BEST_FOR_NAMES;

    @Option(
            names = "--attributions",
            paramLabel = "ENGINE",
            description = "Who finds attributions: perceptron, encoder or both.",
            converter = EngineConverter.class)
    private Engine attributions = ArticleEnricher.BEST_FOR_ATTRIBUTIONS;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Text or HTML files; - reads JSON lines {\"id\", \"text\"} from the standard input.")
    private List<String> files = List.of();

    private boolean failed;

    @Override
    public Integer call() throws IOException {
        var clock = Clock.systemUTC();
        var enricher = ArticleEnricher.load(names, attributions, clock, Steps.UNTIMED);
        var writer = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
        try (var out = new PrintWriter(new BufferedWriter(writer, 1 << 16))) {
            for (var file : files) {
                if (file.equals("-")) {
                    lines(enricher, out);
                } else {
                    one(enricher, out, file, () -> DocumentReader.file(Path.of(file)));
                }
            }
        }
        return failed ? 1 : 0;
    }

    private void lines(ArticleEnricher enricher, PrintWriter out) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = 0;
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                var json = line;
                one(enricher, out, "line " + number, () -> DocumentReader.line(json));
            }
        }
    }

    private void one(ArticleEnricher enricher, PrintWriter out, String name, Callable<Document> reading) {
        try {
            var document = reading.call();
            out.println(
                    form == Form.JSON
                            ? json(enricher, document)
                            : MAPPER.writeValueAsString(scored(enricher, document)));
        } catch (Exception problem) {
            failed = true;
            var error = MAPPER.createObjectNode();
            error.put("id", DocumentReader.id(Path.of(name)));
            error.put("error", "Cannot enrich " + name + ": " + problem.getMessage());
            out.println(error);
        }
    }

    private static String json(ArticleEnricher enricher, Document document) {
        return new String(Json.write(enricher.enrich(article(document))), StandardCharsets.UTF_8);
    }

    private static ArticleFetched article(Document document) {
        var text = document.text().isBlank() ? "(empty)" : document.text();
        var firstLine = text.strip().lines().findFirst().orElse("").strip();
        var title = firstLine.length() > 200 ? firstLine.substring(0, 200) : firstLine;
        var url = "file:" + document.id();
        var now = Clock.systemUTC().instant();
        return new ArticleFetched(
                Ids.articleId(url),
                1,
                1,
                ArticleFetched.Change.NEW,
                Ids.contentHash(title, text),
                url,
                "file",
                title,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                now,
                now,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                text,
                false,
                ExtractedArticle.Completeness.values()[0],
                FeedRegistered.StoreText.FULL,
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private ObjectNode scored(ArticleEnricher enricher, Document document) {
        var tags = enricher.tags("", document.text());
        var node = MAPPER.createObjectNode();
        node.put("id", document.id());
        switch (form) {
            case NER -> entities(node.putArray("entities"), tags);
            case ATTRIBUTION -> attributions(node.putArray("attributions"), tags);
            case CONTESTED -> contested(node.putArray("contested"), tags);
            case JSON -> throw new IllegalStateException("json is written elsewhere");
        }
        return node;
    }

    private static void entities(ArrayNode into, Tags tags) {
        tags.entities().stream()
                .flatMap(entity -> entity.mentions().stream().map(mention -> Map.entry(mention, entity.type())))
                .sorted((a, b) -> Integer.compare(a.getKey().start(), b.getKey().start()))
                .forEach(one -> {
                    var node = into.addObject();
                    node.put("start", one.getKey().start());
                    node.put("end", one.getKey().end());
                    node.put("type", TYPES.get(one.getValue()));
                });
    }

    private static void attributions(ArrayNode into, Tags tags) {
        for (var attribution : tags.attributions()) {
            var node = into.addObject();
            var source = node.putArray("source");
            attribution.source().flatMap(Party::span).ifPresent(span -> offsets(source, span));
            var cue = node.putArray("cue");
            attribution.cue().ifPresent(span -> offsets(cue, span));
            var content = node.putArray("content");
            attribution.content().forEach(span -> offsets(content, span));
        }
    }

    private static void offsets(ArrayNode into, Span span) {
        into.addArray().add(span.start()).add(span.end());
    }

    private void contested(ArrayNode into, Tags tags) {
        for (var claim : tags.contested()) {
            var node = into.addObject();
            node.put("claim", claim.claim().exact());
            node.put("claimant", claim.claimant().map(Party::name).orElse(null));
            var contests = node.putArray("contests");
            for (var contest : claim.contests()) {
                var one = contests.addObject();
                one.put("evidence", contest.evidence().exact());
                one.put("challenger", contest.challenger().map(Party::name).orElse(null));
                one.put("kind", contest.kind().name().toLowerCase(Locale.ROOT));
                if (explain) {
                    one.put("confidence", Math.round(contest.confidence() * 1000) / 1000.0);
                    one.put("reason", contest.reason());
                    one.put("by", contest.by());
                }
            }
        }
    }
}
