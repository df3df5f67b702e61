package counterclaim.enrich.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.contracts.ArticleEnriched;
import counterclaim.contracts.ArticlePlaced;
import counterclaim.contracts.ClaimChanged;
import counterclaim.contracts.ClaimState;
import counterclaim.contracts.ContestKind;
import counterclaim.contracts.DeadLetter;
import counterclaim.contracts.Json;
import counterclaim.contracts.StoryChanged;
import counterclaim.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.LongStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole topology, with its stores, in one process. */
class LedgerTopologyTest {
    @TempDir
    private Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> articles;

    @BeforeEach
    void start() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(LedgerTopology.build(), properties);
        articles = driver.createInputTopic(
                Topics.ARTICLES_ENRICHED,
                new StringSerializer(),
                new ByteArraySerializer(),
                Articles.NOON,
                java.time.Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void recordThatIsNoArticleGoesToTheDeadLettersAndTheNextIsRead() {
        articles.pipeInput("broken", "{not json".getBytes(StandardCharsets.UTF_8));
        send(march("courier.example", "Organisers", "40,000"));
        var letter = output(Topics.deadLetterName(Topics.ARTICLES_ENRICHED, "enrich"))
                .readRecord();
        assertThat(letter.key()).isEqualTo("broken");
        assertThat(letter.value()).asString().isEqualTo("{not json");
        assertThat(letter.headers().lastHeader(DeadLetter.REASON).value())
                .asString()
                .contains("cannot read an ArticleEnriched");
        assertThat(output(Topics.ARTICLES_PLACED).readValue()).isNotNull();
    }

    @Test
    void articlesOfOneEventShareAStoryAndDisputeEachOther() {
        send(march("courier.example", "Organisers", "40,000"));
        send(march("ledger.example", "Police", "9,000"));
        assertThat(output(Topics.ARTICLES_PLACED).readValuesToList())
                .map(bytes -> Json.read(bytes, ArticlePlaced.class).storyId())
                .hasSize(2)
                .containsOnly(storyOf(march("courier.example", "Organisers", "40,000")));
        assertThat(output(Topics.CLAIMS).readValuesToList())
                .map(bytes -> Json.read(bytes, ClaimChanged.class))
                .anySatisfy(claim -> {
                    assertThat(claim.state()).isEqualTo(ClaimState.CONTESTED);
                    assertThat(claim.contests().getFirst().kind()).isEqualTo(ContestKind.COUNTERCLAIM);
                });
        assertThat(output(Topics.CLAIMS_HISTORY).readValuesToList()).isNotEmpty();
    }

    @Test
    void otherEventIsAnotherStory() {
        send(march("courier.example", "Organisers", "40,000"));
        send(Articles.in(
                        "ledger.example",
                        "Frost damages apple harvest in the northern valleys",
                        "Growers lost half of their apples to frost, the farm office said on Tuesday.")
                .enriched());
        assertThat(output(Topics.STORIES).readValuesToList())
                .map(bytes -> Json.read(bytes, StoryChanged.class).storyId())
                .doesNotHaveDuplicates();
    }

    @Test
    void nearlyTheSameTextIsAReprintOfTheEarlierOne() {
        var signature = LongStream.range(0, 64).boxed().toList();
        send(signed("agency.example", signature, 0));
        send(signed("post.example", changed(signature, 8), 30));
        var placed = output(Topics.ARTICLES_PLACED).readValuesToList().stream()
                .map(bytes -> Json.read(bytes, ArticlePlaced.class))
                .toList();
        assertThat(placed.get(0).originId()).isEmpty();
        assertThat(placed.get(1).originId()).contains(placed.get(0).articleId());
        assertThat(placed.get(1).similarity()).isEqualTo(56.0 / 64);
    }

    @Test
    void staleRecordOfAnArticleIsIgnored() {
        var article = march("courier.example", "Organisers", "40,000");
        send(article);
        output(Topics.ARTICLES_PLACED).readValuesToList();
        send(Articles.in(
                        "courier.example",
                        article.article().title(),
                        article.article().text())
                .sequence(5)
                .enriched());
        send(article);
        assertThat(output(Topics.ARTICLES_PLACED).readValuesToList())
                .map(bytes -> Json.read(bytes, ArticlePlaced.class).sequence())
                .containsExactly(5L);
    }

    private static ArticleEnriched march(String outlet, String source, String number) {
        return Articles.in(
                        outlet,
                        "Thousands march in the capital against new toll",
                        source + " said " + number + " people joined the march in the capital against the toll.")
                .says(source, number + " people joined the march in the capital against the toll")
                .enriched();
    }

    private static ArticleEnriched signed(String outlet, List<Long> signature, int minutes) {
        return Articles.in(outlet, "Ferry runs aground off the western cape", "The ferry ran aground at dawn.")
                .signature(signature)
                .minutesLater(minutes)
                .enriched();
    }

    private static List<Long> changed(List<Long> signature, int values) {
        return LongStream.range(0, signature.size())
                .map(i -> i < values ? -i - 1 : signature.get((int) i))
                .boxed()
                .toList();
    }

    private String storyOf(ArticleEnriched first) {
        return counterclaim.contracts.Ids.hash(List.of("story", first.article().articleId()));
    }

    private void send(ArticleEnriched article) {
        articles.pipeInput(article.article().articleId(), Json.write(article));
    }

    private TestOutputTopic<String, byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
