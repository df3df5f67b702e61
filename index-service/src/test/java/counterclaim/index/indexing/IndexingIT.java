package counterclaim.index.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import counterclaim.contracts.DeadLetter;
import counterclaim.contracts.FeedRegistered.StoreText;
import counterclaim.contracts.Topics;
import counterclaim.index.Api;
import counterclaim.index.News;
import counterclaim.index.Stack;
import counterclaim.index.TestTopics;
import counterclaim.localstack.LocalStack;
import counterclaim.localstack.LocalStack.Component;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stack.class)
class IndexingIT {
    @TestHTTPResource("/")
    URI base;

    private final LocalStack stack = Stack.running();
    private Api api;
    private TestTopics topics;

    @BeforeEach
    void open() {
        api = new Api(base);
        topics = new TestTopics(stack.bootstrapServers());
        api.awaitJson("/api/v1/articles?size=1", page -> true);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    private void awaitArticle(News news) {
        api.awaitJson("/api/v1/articles/" + news.id(), article -> true);
    }

    @Test
    void anOlderStateNeverOverwritesANewerOne() {
        // Given
        var first = News.at("https://order.example/1")
                .outlet("order.example")
                .title("First words")
                .version(1, 1);
        var second = News.at("https://order.example/1")
                .outlet("order.example")
                .title("Second words")
                .version(2, 2);
        // When
        topics.article(second.enriched());
        topics.article(first.enriched());
        var last = News.at("https://order.example/last");
        topics.article(last.enriched());
        awaitArticle(last);
        // Then
        var article = api.awaitJson(
                "/api/v1/articles/" + first.id(), found -> found.path("version").asInt() == 2);
        assertThat(article.path("title").asText()).isEqualTo("Second words");
        assertThat(api.awaitJson("/api/v1/articles/" + first.id() + "/versions", found -> found.size() == 2))
                .extracting(version -> version.path("title").asText())
                .containsExactly("Second words", "First words");
        assertThat(api.get("/articles/" + first.id() + "/compare").body())
                .contains("<del>First </del><ins>Second </ins>words");
        assertThat(api.get("/articles/" + first.id() + "/compare?from=7").statusCode())
                .isEqualTo(404);
    }

    @Test
    void newerModelsWinOverOlderOnes() {
        var old = News.at("https://models.example/1").generation(1).title("Tagged by the old");
        var recent = News.at("https://models.example/1").generation(2).title("Tagged by the new");
        topics.article(recent.enriched());
        topics.article(old.enriched());
        var last = News.at("https://models.example/last");
        topics.article(last.enriched());
        awaitArticle(last);
        assertThat(api.json("/api/v1/articles/" + old.id()).path("title").asText())
                .isEqualTo("Tagged by the new");
    }

    @Test
    void aWithdrawnArticleIsAStubAndItsEarlierVersionsAreEmpty() {
        // Given
        var url = "https://gone.example/secret";
        topics.article(News.at(url)
                .outlet("gone.example")
                .text("A regrettable sentence.")
                .enriched());
        topics.article(News.at(url)
                .outlet("gone.example")
                .text("A better sentence.")
                .version(2, 2)
                .enriched());
        api.awaitJson(
                "/api/v1/articles?q=regrettable+OR+better&outlet=gone.example",
                page -> page.path("total").asInt() == 1);
        // When
        topics.article(News.at(url)
                .outlet("gone.example")
                .text("A better sentence.")
                .version(3, 2)
                .withdrawn()
                .enriched());
        // Then
        api.awaitJson(
                "/api/v1/articles?outlet=gone.example&withdrawn=true",
                page -> page.path("total").asInt() == 1);
        assertThat(api.items("/api/v1/articles?outlet=gone.example", "articleId"))
                .isEmpty();
        var stub = api.json("/api/v1/articles/" + News.at(url).id());
        assertThat(stub.path("withdrawn").asBoolean()).isTrue();
        assertThat(stub.path("text").asText()).isEmpty();
        assertThat(stub.path("withdrawal").asText()).isEqualTo("410 Gone");
        var versions = api.awaitJson(
                "/api/v1/articles/" + News.at(url).id() + "/versions",
                found -> found.path(0).path("withdrawn").asBoolean()
                        && found.path(1).path("withdrawn").asBoolean());
        assertThat(versions.toString()).doesNotContain("regrettable").doesNotContain("better");
        assertThat(api.get("/articles/" + News.at(url).id()).body())
                .contains("took this article down")
                .doesNotContain("better sentence");
        // And back again
        topics.article(News.at(url)
                .outlet("gone.example")
                .text("Shown again.")
                .version(4, 3)
                .enriched());
        api.awaitJson(
                "/api/v1/articles?outlet=gone.example&q=again",
                page -> page.path("total").asInt() == 1);
    }

    @Test
    void whatAnOutletDoesNotLetUsKeepIsNotReturned() {
        var rest = "Unrepeatable end.";
        var excerpt = News.at("https://excerpt.example/1")
                .outlet("excerpt.example")
                .text("word ".repeat(120) + rest)
                .stores(StoreText.EXCERPT);
        var none = News.at("https://excerpt.example/2")
                .outlet("excerpt.example")
                .text("Unprintable words.")
                .stores(StoreText.NONE);
        topics.article(excerpt.enriched());
        topics.article(none.enriched());
        awaitArticle(none);
        awaitArticle(excerpt);
        assertThat(api.json("/api/v1/articles/" + excerpt.id()).path("text").asText())
                .hasSize(500);
        assertThat(api.json("/api/v1/articles/" + excerpt.id()).path("textCut").asBoolean())
                .isTrue();
        assertThat(api.json("/api/v1/articles/" + none.id()).path("text").asText())
                .isEmpty();
        assertThat(api.get("/articles/" + excerpt.id()).body())
                .contains("lets only the beginning be kept")
                .doesNotContain(rest);
        assertThat(api.get("/api/v1/articles/" + none.id() + "/versions").body())
                .doesNotContain("Unprintable");
        assertThat(api.items("/api/v1/articles?outlet=excerpt.example&q=unprintable", "articleId"))
                .isEmpty();
    }

    @Test
    void bytesThatAreNoRecordGoToTheDeadLetterTopicAndStopNothing() {
        // When
        for (var topic : Documents.topics()) {
            topics.send(topic, "poison", "this is no JSON".getBytes(StandardCharsets.UTF_8));
        }
        var after = News.at("https://poison.example/after");
        topics.article(after.enriched());
        // Then
        awaitArticle(after);
        for (var topic : Documents.topics()) {
            var dead = deadLetters(topic, 1);
            assertThat(dead.getFirst().value()).isEqualTo("this is no JSON".getBytes(StandardCharsets.UTF_8));
            assertThat(new String(
                            dead.getFirst()
                                    .headers()
                                    .lastHeader(DeadLetter.TOPIC)
                                    .value(),
                            StandardCharsets.UTF_8))
                    .isEqualTo(topic);
        }
        assertThat(api.json("/api/v1/status")
                        .path("deadLetters")
                        .path("claims.index-dlq")
                        .asInt())
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void whileElasticsearchIsDeadNothingIsLostAndSearchSaysWhy() {
        // Given
        var outlet = "killed.example";
        var urls = new ArrayList<String>();
        IntStream.range(0, 40).forEach(i -> urls.add("https://" + outlet + "/" + i));
        urls.subList(0, 10)
                .forEach(url -> topics.article(News.at(url).outlet(outlet).enriched()));
        // When
        stack.stop(Component.ELASTICSEARCH);
        try {
            urls.subList(10, 40)
                    .forEach(url -> topics.article(News.at(url).outlet(outlet).enriched()));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !api.json("/api/v1/status")
                            .path("indexer")
                            .path("waiting")
                            .isMissingNode());
            // Then
            var answer = api.get("/api/v1/articles");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
            assertThat(Api.read(answer.body()).path("detail").asText()).contains("Elasticsearch cannot be reached");
            assertThat(api.get("/").statusCode()).isEqualTo(503);
            assertThat(api.get("/").body()).contains("The search index cannot be reached");
            assertThat(api.get("/q/health/live").statusCode()).isEqualTo(200);
            assertThat(api.get("/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(api.get("/system").statusCode()).isEqualTo(200);
        } finally {
            stack.start(Component.ELASTICSEARCH);
        }
        var page = api.awaitJson(
                "/api/v1/articles?size=100&outlet=" + outlet,
                found -> found.path("total").asInt() == 40);
        assertThat(page.path("items")).hasSize(40);
        assertThat(api.json("/api/v1/status").path("indexer").has("waiting")).isFalse();
    }

    @Test
    void aKillOfElasticsearchInTheMiddleLosesNothing() {
        var outlet = "sigkill.example";
        for (int i = 0; i < 60; i++) {
            topics.article(News.at("https://" + outlet + "/" + i).outlet(outlet).enriched());
            if (i == 30) {
                stack.kill(Component.ELASTICSEARCH);
            }
        }
        stack.awaitReady(Component.ELASTICSEARCH);
        api.awaitJson(
                "/api/v1/articles?size=1&outlet=" + outlet,
                page -> page.path("total").asInt() == 60);
    }

    @Test
    void hybridSearchAlsoFindsWhatMeansTheSameInOtherWords() {
        // Given
        var one = vector(3);
        var named = News.at("https://vector.example/1")
                .outlet("vector.example")
                .text("The zeppelin landed.")
                .vector(one);
        var meant = News.at("https://vector.example/2")
                .outlet("vector.example")
                .text("The airship came down.")
                .vector(one);
        var other = News.at("https://vector.example/3")
                .outlet("vector.example")
                .text("Bread costs more.")
                .vector(vector(200));
        List.of(named, meant, other).forEach(news -> topics.article(news.enriched()));
        List.of(named, meant, other).forEach(this::awaitArticle);
        // When
        var keyword = api.items("/api/v1/articles?outlet=vector.example&q=zeppelin", "articleId");
        var hybrid = api.items("/api/v1/articles?outlet=vector.example&q=zeppelin&mode=hybrid", "articleId");
        // Then
        assertThat(keyword).containsExactly(named.id());
        assertThat(hybrid).startsWith(named.id(), meant.id());
        assertThat(api.items("/api/v1/articles/" + named.id() + "/similar", "articleId"))
                .startsWith(meant.id());
        assertThat(api.get("/api/v1/articles?q=zeppelin&mode=hybrid&cursor=x").statusCode())
                .isEqualTo(400);
    }

    private static List<Float> vector(int axis) {
        return IntStream.range(0, 384).mapToObj(i -> i == axis ? 1f : 0.01f).toList();
    }

    @Test
    void aSecondArticleIsSearchableSoon() {
        var news = News.at("https://soon.example/" + System.nanoTime()).outlet("soon.example");
        var start = System.nanoTime();
        topics.article(news.enriched());
        awaitArticle(news);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters(String topic, int atLeast) {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", stack.bootstrapServers(),
                        "group.id", LocalStack.unique("dead"),
                        "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.deadLetterName(topic, "index")));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(300)).forEach(found::add);
                return found.size() >= atLeast;
            });
        }
        return found;
    }
}
