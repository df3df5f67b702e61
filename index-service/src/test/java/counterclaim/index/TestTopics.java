package counterclaim.index;

import counterclaim.contracts.ArticleEnriched;
import counterclaim.contracts.Json;
import counterclaim.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to the topics as the other services would. */
public final class TestTopics implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;

    public TestTopics(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "max.request.size",
                        Topics.LARGEST_RECORD + 65_536),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public void article(ArticleEnriched article) {
        send(Topics.ARTICLES_ENRICHED, article.article().articleId(), Json.write(article));
    }

    public void send(String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot write to " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All of {@link SampleNews}. */
    public void sampleNews() {
        SampleNews.articles().forEach(news -> article(news.enriched()));
        SampleNews.placements().forEach(placed -> send(Topics.ARTICLES_PLACED, placed.articleId(), Json.write(placed)));
        SampleNews.stories().forEach(story -> send(Topics.STORIES, story.storyId(), Json.write(story)));
        SampleNews.claims().forEach(claim -> send(Topics.CLAIMS, claim.claimId(), Json.write(claim)));
        SampleNews.history().forEach(step -> send(Topics.CLAIMS_HISTORY, step.claimId(), Json.write(step)));
        SampleNews.feeds().forEach(feed -> send(Topics.FEEDS, feed.feedId(), Json.write(feed)));
        SampleNews.polled().forEach(polled -> send(Topics.FEEDS_POLLED, polled.feedId(), Json.write(polled)));
    }

    @Override
    public void close() {
        producer.close();
    }
}
