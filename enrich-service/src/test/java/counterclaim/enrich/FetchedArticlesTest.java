package counterclaim.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.contracts.ArticleEnriched;
import counterclaim.contracts.ArticleFetched;
import counterclaim.contracts.DeadLetter;
import counterclaim.contracts.Json;
import counterclaim.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class FetchedArticlesTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final ArticleEnricher ENRICHER = ArticleEnricher.load(NOON, Steps.UNTIMED);
    private static final String TEXT =
            "The port authority said on Monday that the bridge at Lenz is safe. The builders’ union rejected the claim, saying that nobody had looked at the cables.";

    private final FetchedArticles articles = new FetchedArticles(ENRICHER, NOON);

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>(Topics.ARTICLES_FETCHED, 3, 42, "key".getBytes(StandardCharsets.UTF_8), value);
    }

    private static ConsumerRecord<byte[], byte[]> record(ArticleFetched article) {
        return record(Json.write(article));
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void recordThatIsNoJsonBecomesADeadLetter() {
        // When
        var handled = articles.handle(record("{broken".getBytes(StandardCharsets.UTF_8)));
        // Then
        assertThat(handled.outcome()).isEqualTo(FetchedArticles.Outcome.DEAD_LETTER);
        var letter = handled.toSend().orElseThrow();
        assertThat(letter.topic()).isEqualTo("articles.fetched.enrich-dlq");
        assertThat(letter.value()).asString().isEqualTo("{broken");
        assertThat(letter.key()).asString().isEqualTo("key");
        assertThat(header(letter, DeadLetter.REASON)).contains("ArticleFetched");
        assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo(Topics.ARTICLES_FETCHED);
        assertThat(header(letter, DeadLetter.PARTITION)).isEqualTo("3");
        assertThat(header(letter, DeadLetter.OFFSET)).isEqualTo("42");
        assertThat(header(letter, DeadLetter.SERVICE)).isEqualTo("enrich");
        assertThat(header(letter, DeadLetter.STACK)).contains("UncheckedIOException");
        assertThat(header(letter, DeadLetter.AT)).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void jsonNullAndARecordWithoutAnIdAreDeadLetters() {
        assertThat(articles.handle(record("null".getBytes(StandardCharsets.UTF_8)))
                        .outcome())
                .isEqualTo(FetchedArticles.Outcome.DEAD_LETTER);
        assertThat(articles.handle(record("{}".getBytes(StandardCharsets.UTF_8)))
                        .outcome())
                .isEqualTo(FetchedArticles.Outcome.DEAD_LETTER);
    }

    @Test
    void articleGetsItsTagsUnderItsOwnKey() {
        // When
        var sent = articles.handle(record(
                        Fetched.article("https://courier.example/a", 1, "Bridge is safe, port says", TEXT, false)))
                .toSend()
                .orElseThrow();
        // Then
        var enriched = Json.read(sent.value(), ArticleEnriched.class);
        assertThat(sent.topic()).isEqualTo(Topics.ARTICLES_ENRICHED);
        assertThat(sent.key()).asString().isEqualTo(enriched.article().articleId());
        assertThat(enriched.tagged()).isTrue();
        assertThat(enriched.language().code()).isEqualTo("en");
        assertThat(enriched.attributions()).isNotEmpty();
        assertThat(enriched.contested()).isNotEmpty();
        assertThat(enriched.signature()).hasSize(MinHash.SIZE);
        assertThat(header(sent, "ce_type")).isEqualTo("counterclaim.ArticleEnriched");
        assertThat(header(sent, "ce_subject")).isEqualTo(enriched.article().articleId());
    }

    @Test
    void olderSequenceThanTheLastSeenIsDropped() {
        // Given
        articles.handle(record(Fetched.article("https://courier.example/a", 5, "Bridge is safe", TEXT, false)));
        // When
        var older =
                articles.handle(record(Fetched.article("https://courier.example/a", 4, "Bridge is safe", TEXT, false)));
        var again =
                articles.handle(record(Fetched.article("https://courier.example/a", 5, "Bridge is safe", TEXT, false)));
        // Then
        assertThat(older.outcome()).isEqualTo(FetchedArticles.Outcome.STALE);
        assertThat(older.toSend()).isEmpty();
        assertThat(again.outcome()).isEqualTo(FetchedArticles.Outcome.ENRICHED);
    }

    @Test
    void afterARebalanceNothingIsTakenForStale() {
        // Given
        articles.handle(record(Fetched.article("https://courier.example/a", 5, "Bridge is safe", TEXT, false)));
        // When
        articles.forget();
        // Then
        assertThat(articles.handle(
                                record(Fetched.article("https://courier.example/a", 4, "Bridge is safe", TEXT, false)))
                        .outcome())
                .isEqualTo(FetchedArticles.Outcome.ENRICHED);
    }

    @Test
    void withdrawnArticlePassesThroughWithoutTags() {
        var handled =
                articles.handle(record(Fetched.article("https://courier.example/a", 6, "Bridge is safe", TEXT, true)));
        assertThat(handled.outcome()).isEqualTo(FetchedArticles.Outcome.WITHDRAWN);
        var enriched = Json.read(handled.toSend().orElseThrow().value(), ArticleEnriched.class);
        assertThat(enriched.tagged()).isFalse();
        assertThat(enriched.article().withdrawn()).isTrue();
    }

    @Test
    void articleInAnotherLanguagePassesThroughWithoutTags() {
        var text =
                "Die Hafenbehörde teilte am Montag mit, dass die Brücke sicher ist. Die Gewerkschaft wies die Behauptung zurück, weil niemand die Seile geprüft habe.";
        var handled = articles.handle(
                record(Fetched.article("https://courier.example/d", 1, "Brücke ist sicher", text, false)));
        assertThat(handled.outcome()).isEqualTo(FetchedArticles.Outcome.UNTAGGED);
        assertThat(Json.read(handled.toSend().orElseThrow().value(), ArticleEnriched.class)
                        .language()
                        .code())
                .isEqualTo("de");
    }

    @Test
    void loneSurrogateIsReplacedWithoutMovingAnOffset() {
        // Given
        var json = new String(
                        Json.write(
                                Fetched.article("https://courier.example/s", 1, "Bridge is safe", TEXT + " @@", false)),
                        StandardCharsets.UTF_8)
                .replace("@@", "\\ud83d done.");
        // When
        var handled = articles.handle(record(json.getBytes(StandardCharsets.UTF_8)));
        // Then
        assertThat(handled.outcome()).isEqualTo(FetchedArticles.Outcome.ENRICHED);
        assertThat(Json.read(handled.toSend().orElseThrow().value(), ArticleEnriched.class)
                        .article()
                        .text())
                .hasSize(TEXT.length() + 1 + "? done.".length())
                .contains("\uFFFD done.");
    }

    @Test
    void tombstoneIsLeftAlone() {
        assertThat(articles.handle(record((byte[]) null)).toSend()).isEmpty();
    }
}
