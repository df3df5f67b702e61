package counterclaim.index;

import static counterclaim.index.Api.encoded;
import static counterclaim.index.SampleNews.BRIDGE;
import static counterclaim.index.SampleNews.BRIDGE_ELSEWHERE;
import static counterclaim.index.SampleNews.GERMAN;
import static counterclaim.index.SampleNews.HOSTILE;
import static counterclaim.index.SampleNews.QUIET;
import static counterclaim.index.SampleNews.REPRINT;
import static counterclaim.index.SampleNews.VOTE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Stack.class)
class SearchIT {
    private static boolean filled;

    @TestHTTPResource("/")
    URI base;

    private Api api;

    @BeforeEach
    void fill() {
        api = new Api(base);
        if (!filled) {
            try (var topics = new TestTopics(Stack.running().bootstrapServers())) {
                topics.sampleNews();
            }
            api.awaitJson("/api/v1/articles?size=1", page -> page.path("total").asInt() >= 7);
            api.awaitJson("/api/v1/claims?size=1", page -> page.path("total").asInt() >= 3);
            api.awaitJson("/api/v1/feeds?size=1", page -> page.path("total").asInt() >= 2);
            api.awaitJson("/api/v1/stories?size=1", page -> page.path("total").asInt() >= 2);
            api.awaitJson(
                    "/api/v1/articles?story=s-bridge",
                    page -> page.path("total").asInt() == 3);
            filled = true;
        }
    }

    static Stream<Arguments> articleFilters() {
        return Stream.of(
                Arguments.of("q=inspections", List.of(BRIDGE, BRIDGE_ELSEWHERE, REPRINT)),
                Arguments.of("q=planning+strike", List.of(BRIDGE)),
                Arguments.of("q=" + encoded("\"two strikes\""), List.of(BRIDGE)),
                Arguments.of("q=" + encoded("\"two strike\""), List.of()),
                Arguments.of("q=" + encoded("bakery OR ballots"), List.of(QUIET, VOTE)),
                Arguments.of("q=" + encoded("bridge NOT dockers"), List.of(BRIDGE_ELSEWHERE, REPRINT)),
                Arguments.of("q=" + encoded("bridge AND (trucks OR ovens)"), List.of(BRIDGE_ELSEWHERE, REPRINT)),
                Arguments.of("q=" + encoded("title:dockers"), List.of(BRIDGE)),
                Arguments.of("q=" + encoded("pylo*"), List.of(BRIDGE)),
                Arguments.of("q=" + encoded("the bridge was"), List.of(BRIDGE)),
                Arguments.of("q=Streik", List.of(GERMAN)),
                Arguments.of("q=kundigen", List.of(GERMAN)),
                Arguments.of("entity=" + encoded("local:dock-union"), List.of(BRIDGE)),
                Arguments.of("entity=geonames:726050&entity=local:harbour-ministry", List.of(BRIDGE, BRIDGE_ELSEWHERE)),
                Arguments.of("entityName=" + encoded("harbour ministry"), List.of(BRIDGE, BRIDGE_ELSEWHERE, REPRINT)),
                Arguments.of("claimant=" + encoded("harbour ministry"), List.of(BRIDGE)),
                Arguments.of("claimant=local:tomas-reva", List.of(VOTE)),
                Arguments.of("challenger=" + encoded("Election Commission"), List.of(VOTE)),
                Arguments.of("challenger=local:ilina-petkova", List.of(BRIDGE)),
                Arguments.of("challenger=Petkova&kind=counterclaim", List.of(BRIDGE)),
                Arguments.of("challenger=Petkova&kind=rejection", List.of()),
                Arguments.of("claimant=Reva&challenger=Petkova", List.of()),
                Arguments.of("kind=denial", List.of(VOTE)),
                Arguments.of("kind=denial&kind=doubt", List.of(BRIDGE, VOTE)),
                Arguments.of("outlet=coast.example", List.of(BRIDGE_ELSEWHERE)),
                Arguments.of("outlet=coast.example&outlet=echo.example", List.of(BRIDGE_ELSEWHERE, REPRINT)),
                Arguments.of("language=DE", List.of(GERMAN)),
                Arguments.of("topic=medtop:20000621", List.of(VOTE)),
                Arguments.of("topic=Transport", List.of(BRIDGE, BRIDGE_ELSEWHERE)),
                Arguments.of("story=s-bridge", List.of(BRIDGE, BRIDGE_ELSEWHERE, REPRINT)),
                Arguments.of("story=none", List.of()),
                Arguments.of("to=2026-10-31", List.of(VOTE)),
                Arguments.of("from=2026-11-21T08:00:00Z&to=2026-11-21T08:59:59Z", List.of(GERMAN)),
                Arguments.of("near=43.2,27.9&distance=20km", List.of(BRIDGE, BRIDGE_ELSEWHERE)),
                Arguments.of("near=55,61", List.of(VOTE)),
                Arguments.of("near=0,0", List.of()),
                Arguments.of("contested=true", List.of(BRIDGE, VOTE)),
                Arguments.of("contested=false&q=bridge", List.of(BRIDGE_ELSEWHERE, REPRINT)),
                Arguments.of("q=bridge&mode=hybrid", List.of(BRIDGE, BRIDGE_ELSEWHERE, REPRINT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("articleFilters")
    void eachFilterFindsItsArticles(String query, List<News> expected) {
        assertThat(api.items("/api/v1/articles?size=100&" + query, "articleId"))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(News::id).toList());
    }

    @Test
    void newestComeFirstWithoutWordsAndCanBeTurnedRound() {
        var newest = api.items("/api/v1/articles?outlet=north.example", "articleId");
        assertThat(newest).containsExactly(HOSTILE.id(), QUIET.id(), BRIDGE.id());
        assertThat(api.items("/api/v1/articles?outlet=north.example&sort=oldest", "articleId"))
                .isEqualTo(newest.reversed());
    }

    @Test
    void whatStandsInTheTitleIsMoreRelevant() {
        assertThat(api.items("/api/v1/articles?q=strikes+OR+bakery", "articleId"))
                .startsWith(QUIET.id());
    }

    @Test
    void anItemHasWhatTheListPromises() {
        var item = api.json("/api/v1/articles?q=pylon").path("items").path(0);
        assertThat(item.path("title").asText()).startsWith("Ministry says");
        assertThat(item.path("publishedAt").asText()).isEqualTo("2026-11-20T09:50:00Z");
        assertThat(item.path("firstSeenAt").asText()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(item.path("storyId").asText()).isEqualTo("s-bridge");
        assertThat(item.path("withdrawn").isBoolean()).isTrue();
        assertThat(item.path("version").asInt()).isEqualTo(1);
        var claim = item.path("contested").path(0);
        assertThat(claim.path("claimant").path("name").asText()).isEqualTo("Harbour Ministry");
        assertThat(Api.values(claim.path("contests"), "kind")).containsExactly("REJECTION", "COUNTERCLAIM", "DOUBT");
        assertThat(item.path("highlights").path("text").path(0).asText()).contains("<mark>pylon</mark>");
    }

    @Test
    void aReprintNamesItsOrigin() {
        assertThat(api.items("/api/v1/articles?outlet=echo.example", "originId"))
                .containsExactly(BRIDGE_ELSEWHERE.id());
    }

    @Test
    void facetsCountTheResultAndTheHistogramIsComplete() {
        var facets = api.json("/api/v1/articles?q=bridge").path("facets");
        assertThat(Api.values(facets.path("outlet"), "value"))
                .containsExactlyInAnyOrder("north.example", "coast.example", "echo.example");
        assertThat(Api.values(facets.path("claimant"), "value")).containsExactly("Harbour Ministry");
        assertThat(Api.values(facets.path("challenger"), "value"))
                .containsExactlyInAnyOrder("Dockers' Union", "Ilina Petkova");
        assertThat(Api.values(facets.path("kind"), "value"))
                .containsExactlyInAnyOrder("REJECTION", "COUNTERCLAIM", "DOUBT");
        assertThat(Api.values(facets.path("topic"), "value")).containsExactly("transport");
        assertThat(Api.values(facets.path("entity"), "label")).contains("Harbour Ministry", "Varna");
        assertThat(Api.values(facets.path("language"), "value")).containsExactly("en");
        assertThat(facets.path("contested").path(0).path("count").asInt()).isEqualTo(1);
        var bars = facets.path("histogram").path("bars");
        var count = 0;
        for (var bar : bars) {
            count += bar.path("count").asInt();
        }
        assertThat(count).isEqualTo(3);
        assertThat(bars.size()).isGreaterThan(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/articles?", "/api/v1/articles?q=the&", "/api/v1/claims?"})
    void pagesShowEachItemOnceAndKeepTheTotal(String path) {
        var all = api.items(path + "size=100", idOf(path));
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = api.json(path + "size=2" + next);
            seen.addAll(Api.values(page.path("items"), idOf(path)));
            assertThat(page.path("total").asInt()).isEqualTo(all.size());
            assertThat(page.has("facets")).isEqualTo(next.isEmpty());
            next = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!next.isEmpty());
        assertThat(seen).containsExactlyElementsOf(all);
        assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
    }

    private static String idOf(String path) {
        return path.contains("claims") ? "claimId" : "articleId";
    }

    @Test
    void anArticleComesWithTextTagsStoryAndClaims() {
        var article = api.json("/api/v1/articles/" + BRIDGE.id());
        assertThat(article.path("text").asText())
                .isEqualTo(BRIDGE.enriched().article().text());
        assertThat(Api.values(article.path("entities"), "name")).contains("Varna", "Ilina Petkova");
        assertThat(article.path("entities")
                        .path(0)
                        .path("mentions")
                        .path(0)
                        .path("exact")
                        .asText())
                .isEqualTo("Harbour Ministry");
        assertThat(article.path("contested")).hasSize(1);
        assertThat(article.path("storyId").asText()).isEqualTo("s-bridge");
        assertThat(Api.values(article.path("claims"), "claimId")).containsExactly("c1aa");
        assertThat(Api.values(article.path("topics"), "id")).containsExactly("medtop:20000065");
    }

    @Test
    void similarArticlesAreThoseOfTheSameWords() {
        assertThat(api.items("/api/v1/articles/" + BRIDGE_ELSEWHERE.id() + "/similar", "articleId"))
                .startsWith(REPRINT.id())
                .doesNotContain(BRIDGE_ELSEWHERE.id());
    }

    static Stream<Arguments> claimFilters() {
        return Stream.of(
                Arguments.of("", List.of("c1aa", "c3cc", "c2bb")),
                Arguments.of("q=inspection", List.of("c1aa", "c3cc")),
                Arguments.of("q=" + encoded("\"eastern pylon\""), List.of("c1aa")),
                Arguments.of("q=ballots+vanishing", List.of("c2bb")),
                Arguments.of("state=contested", List.of("c1aa", "c2bb")),
                Arguments.of("state=reported,corrected", List.of("c3cc")),
                Arguments.of("claimant=" + encoded("Harbour Ministry"), List.of("c1aa")),
                Arguments.of("claimant=local:tomas-reva", List.of("c2bb")),
                Arguments.of("challenger=" + encoded("Dockers' Union"), List.of("c1aa")),
                Arguments.of("challenger=local:election-commission", List.of("c2bb")),
                Arguments.of("kind=denial", List.of("c2bb")),
                Arguments.of("outlet=coast.example", List.of("c1aa", "c3cc")),
                Arguments.of("entity=geonames:726050", List.of("c1aa")),
                Arguments.of("entity=" + encoded("Tomas Reva"), List.of("c2bb")),
                Arguments.of("story=s-vote", List.of("c2bb")),
                Arguments.of("article=" + BRIDGE_ELSEWHERE.id(), List.of("c1aa", "c3cc")),
                Arguments.of("minOrigins=2", List.of("c1aa")),
                Arguments.of("from=2026-11-01", List.of("c1aa", "c3cc")),
                Arguments.of("to=2026-11-01", List.of("c2bb")),
                Arguments.of("sort=origins&state=contested", List.of("c1aa", "c2bb")),
                Arguments.of("sort=newest", List.of("c1aa", "c3cc", "c2bb")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("claimFilters")
    void eachFilterFindsItsClaims(String query, List<String> expected) {
        assertThat(api.items("/api/v1/claims?" + query, "claimId")).containsExactlyElementsOf(expected);
    }

    @Test
    void aClaimComesWithHistoryArticlesAndSentencesOfBothSides() {
        var claim = api.json("/api/v1/claims/c1aa");
        assertThat(claim.path("wording").asText()).startsWith("The bridge over");
        assertThat(claim.path("state").asText()).isEqualTo("CONTESTED");
        assertThat(Api.values(claim.path("history"), "cause")).containsExactly("ASSERTED", "CONTESTED", "ASSERTED");
        assertThat(Api.values(claim.path("sentences"), "role"))
                .containsExactlyInAnyOrder("ASSERTS", "ASSERTS", "CONTESTS", "CONTESTS");
        assertThat(Api.values(claim.path("articles"), "outletId")).contains("north.example", "coast.example");
        assertThat(claim.path("counts").path("origins").asInt()).isEqualTo(2);
    }

    @Test
    void aClaimThatWasMergedIsTheOneItWasMergedInto() {
        assertThat(api.json("/api/v1/claims/c4dd").path("claimId").asText()).isEqualTo("c1aa");
        assertThat(api.get("/claims/c4dd").headers().firstValue("location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/claims/c1aa"));
    }

    @Test
    void storiesComeWithTheirArticlesAndClaims() {
        assertThat(api.items("/api/v1/stories", "storyId")).containsExactly("s-bridge", "s-vote");
        assertThat(api.items("/api/v1/stories?q=recount", "storyId")).containsExactly("s-vote");
        assertThat(api.items("/api/v1/stories?entity=Varna", "storyId")).containsExactly("s-bridge");
        assertThat(api.items("/api/v1/stories?to=2026-11-01", "storyId")).containsExactly("s-vote");
        var story = api.json("/api/v1/stories/s-bridge");
        assertThat(story.path("title").asText()).isEqualTo("Is the bridge of Varna safe?");
        assertThat(Api.values(story.path("items"), "articleId"))
                .containsExactly(REPRINT.id(), BRIDGE_ELSEWHERE.id(), BRIDGE.id());
        assertThat(Api.values(story.path("claims"), "claimId")).containsExactly("c1aa", "c3cc");
    }

    @Test
    void entitiesAreFoundAsTheirNamesAreTyped() {
        assertThat(api.items("/api/v1/entities?q=harb", "entityId")).containsExactly("local:harbour-ministry");
        assertThat(api.items("/api/v1/entities?q=tomas+re", "name")).containsExactly("Tomas Reva");
        assertThat(api.items("/api/v1/entities?type=place", "name")).containsExactlyInAnyOrder("Varna", "Larisk");
        var ministry = api.json("/api/v1/entities/local:harbour-ministry");
        assertThat(ministry.path("articles").asInt()).isEqualTo(3);
        assertThat(ministry.path("contested").asInt()).isEqualTo(1);
        assertThat(ministry.path("asClaimant").asInt()).isEqualTo(1);
        assertThat(Api.values(ministry.path("beside"), "label")).contains("Varna");
        assertThat(api.json("/api/v1/entities/geonames:726050")
                        .path("place")
                        .path("lat")
                        .asDouble())
                .isEqualTo(43.21);
    }

    @Test
    void feedsTellTheirHealth() {
        var feeds = api.json("/api/v1/feeds").path("items");
        assertThat(Api.values(feeds, "title")).containsExactly("Gone Times", "North News");
        assertThat(feeds.path(0).path("health").path("outcome").asText()).isEqualTo("NOT_A_FEED");
        assertThat(feeds.path(0).path("health").path("detail").asText()).contains("web page");
        assertThat(feeds.path(0).path("health").path("failures").asInt()).isEqualTo(3);
        assertThat(feeds.path(1).path("health").path("outcome").asText()).isEqualTo("OK");
        assertThat(api.items("/api/v1/feeds?q=gone", "title")).containsExactly("Gone Times");
    }

    @Test
    void statusCounts() {
        JsonNode counts = api.json("/api/v1/status").path("counts");
        assertThat(counts.path("articles").asInt()).isGreaterThanOrEqualTo(7);
        assertThat(counts.path("claims").path("CONTESTED").asInt()).isEqualTo(2);
        assertThat(counts.path("feedOutcomes").path("NOT_A_FEED").asInt()).isEqualTo(1);
    }
}
