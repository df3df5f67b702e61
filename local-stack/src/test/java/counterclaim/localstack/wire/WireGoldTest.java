package counterclaim.localstack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireGoldTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"sample", "second"})
    void everyContestedClaimStandsExactlyOnceInItsText(String wire) throws IOException {
        Map<String, String> texts = WireFolder.shipped(wire).texts();
        Set<String> ids = new HashSet<>();
        for (String line :
                resource("/wire/" + wire + "/gold/contested.jsonl").strip().split("\n")) {
            JsonNode gold = JSON.readTree(line);
            String id = gold.path("id").asText();
            assertThat(ids.add(id)).as(id).isTrue();
            assertSpans(gold, texts.get(id));
        }
        assertThat(ids).isEqualTo(texts.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample", "second"})
    void everyPassageOfTheLedgerStandsExactlyOnceInItsText(String wire) throws IOException {
        Map<String, String> texts = WireFolder.shipped(wire).texts();
        Set<String> ids = new HashSet<>();
        JsonNode ledger = JSON.readTree(resource("/wire/" + wire + "/gold/ledger.json"));
        for (JsonNode claim : ledger.path("claims")) {
            assertThat(ids.add(claim.path("id").asText())).isTrue();
            assertThat(claim.path("assertions")).isNotEmpty();
            assertThat(claim.path("history")).isNotEmpty();
            for (String part : List.of("assertions", "mentions", "contests", "takenBack", "contestsTakenBack")) {
                for (JsonNode passage : claim.path(part)) {
                    String id = passage.path("text").asText();
                    assertThat(texts).containsKey(id);
                    assertOnce(texts.get(id), passage.path("words").asText(), id);
                }
            }
            String last = "";
            for (JsonNode step : claim.path("history")) {
                assertThat(step.path("state").asText())
                        .isIn("reported", "contested", "corroborated", "corrected", "withdrawn");
                last = step.path("state").asText();
            }
            assertThat(claim.path("takenBack").isEmpty()).isEqualTo(!last.equals("corrected"));
        }
        for (JsonNode claim : ledger.path("claims")) {
            claim.path("opposes").forEach(o -> assertThat(ids).contains(o.asText()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample", "second"})
    void storiesAndReprintsNameEveryArticleThatThereIs(String wire) throws IOException {
        WireFolder folder = WireFolder.shipped(wire);
        Map<String, String> stories = new HashMap<>();
        folder.articles().forEach(a -> stories.put(a.key(), a.story()));
        Map<String, String> gold = new HashMap<>();
        JSON.readTree(resource("/wire/" + wire + "/gold/stories.json"))
                .properties()
                .forEach(e -> gold.put(e.getKey(), e.getValue().asText()));
        assertThat(gold).isEqualTo(stories);
        JSON.readTree(resource("/wire/" + wire + "/gold/reprints.json"))
                .properties()
                .forEach(e -> e.getValue()
                        .forEach(copy -> assertThat(folder.article(e.getKey())
                                        .revisions()
                                        .getFirst()
                                        .at())
                                .isLessThan(folder.article(copy.asText())
                                        .revisions()
                                        .getFirst()
                                        .at())));
    }

    @Test
    void theSecondWireIsWhatItWasWhenItWasFrozen() throws Exception {
        Path folder = Path.of(WireGoldTest.class
                        .getResource("/wire/second/outlets.json")
                        .toURI())
                .getParent();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, Path> byName = new TreeMap<>();
            files.filter(Files::isRegularFile)
                    .forEach(f -> byName.put(folder.relativize(f).toString().replace('\\', '/'), f));
            byName.remove("gold/FROZEN");
            for (var file : byName.entrySet()) {
                digest.update((file.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file.getValue()));
            }
        }
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo(resource("/wire/second/gold/FROZEN").strip());
    }

    @Test
    void theSampleIsAsLargeAsThePlanAsks() {
        WireFolder sample = WireFolder.sample();
        assertThat(sample.articles()).hasSizeGreaterThanOrEqualTo(48);
        assertThat(sample.outlets()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(sample.articles().stream().map(WireArticle::story).distinct())
                .hasSizeGreaterThanOrEqualTo(10);
        assertThat(sample.articles().stream()
                        .flatMap(a -> a.revisions().stream())
                        .map(Revision::kind))
                .contains(Revision.Kind.EDIT, Revision.Kind.CORRECTION, Revision.Kind.WITHDRAW, Revision.Kind.MOVE);
    }

    @Test
    void theFiveReportsHoldOneContestedClaimEach() throws IOException {
        JsonNode gold = JSON.readTree(resource("/wire/five-reports/gold.json"));
        List<String> ids = new ArrayList<>();
        for (JsonNode report : gold) {
            String id = report.path("id").asText();
            ids.add(id);
            assertThat(report.path("contested")).hasSize(1);
            assertSpans(report, resource("/wire/five-reports/" + id + ".txt"));
        }
        assertThat(ids).containsExactly("1", "2", "3", "4", "5");
    }

    private static void assertSpans(JsonNode gold, String text) {
        String id = gold.path("id").asText();
        assertThat(text).as(id).isNotNull();
        for (JsonNode claim : gold.path("contested")) {
            assertOnce(text, claim.path("claim").asText(), id);
            claim.path("also").forEach(a -> assertOnce(text, a.asText(), id));
            assertThat(claim.path("contests")).as(id).isNotEmpty();
            for (JsonNode contest : claim.path("contests")) {
                assertOnce(text, contest.path("evidence").asText(), id);
                assertThat(contest.path("kind").asText())
                        .isIn("denial", "rejection", "counterclaim", "doubt", "correction");
            }
        }
    }

    private static void assertOnce(String text, String words, String id) {
        assertThat(text).as(id).containsOnlyOnce(words);
    }

    private static String resource(String name) throws IOException {
        try (var in = WireGoldTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
