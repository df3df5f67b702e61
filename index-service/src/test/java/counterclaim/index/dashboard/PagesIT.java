package counterclaim.index.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import counterclaim.contracts.ClaimState;
import counterclaim.contracts.Json;
import counterclaim.contracts.Topics;
import counterclaim.index.Api;
import counterclaim.index.Ledger;
import counterclaim.index.SampleNews;
import counterclaim.index.Stack;
import counterclaim.index.TestTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Stack.class)
class PagesIT {
    @TestHTTPResource("/")
    URI base;

    private Api api;

    @BeforeEach
    void fill() {
        api = new Api(base);
        if (api.get("/claims/c1aa").statusCode() != 200) {
            try (var topics = new TestTopics(Stack.running().bootstrapServers())) {
                topics.sampleNews();
            }
        }
        api.awaitJson("/api/v1/claims/c1aa", claim -> claim.path("history").size() == 3);
        api.awaitJson("/api/v1/articles/" + SampleNews.QUIET.id(), article -> true);
        api.awaitJson("/api/v1/stories/s-bridge", story -> story.path("items").size() == 3);
        api.awaitJson("/api/v1/feeds?size=1", page -> page.path("total").asInt() >= 2);
    }

    private String page(String path) {
        var answer = api.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/search",
                "/search?q=bridge",
                "/claims/c1aa",
                "/stories",
                "/stories/s-bridge",
                "/entities/local:harbour-ministry",
                "/feeds",
                "/system"
            })
    void noPageHasInlineScriptOrStyleOrAsksAnyoneElse(String path) {
        var page = page(path);
        assertThat(page).doesNotContain("style=\"").doesNotContain("<style").doesNotContain("javascript:");
        assertThat(Pattern.compile("<script(?![^>]* src=\"/assets/)")
                        .matcher(page)
                        .find())
                .isFalse();
        assertThat(Pattern.compile("\\son[a-z]+=\"").matcher(page).find()).isFalse();
        assertThat(Pattern.compile("(src|<link[^>]*href)=\"(https?:)?//")
                        .matcher(page)
                        .find())
                .isFalse();
        assertThat(page)
                .contains("<html lang=\"en\">")
                .contains("Skip to content")
                .contains("<main id=\"main\"");
        assertThat(page).contains("Claims are found in English articles only").contains("does not say what is true");
    }

    @Test
    void contestedNowShowsClaimClaimantChallengersOutletsAndState() {
        var page = page("/");
        assertThat(page)
                .contains("The bridge over the harbour of Varna was inspected twice this year and is safe")
                .contains("Harbour Ministry")
                .contains("Dockers&#39; Union")
                .contains("Nobody has looked at the eastern pylon")
                .contains("coast.example")
                .contains("Contested</span>")
                .contains("2 independent origins")
                .doesNotContain("Trucks go on using it");
        assertThat(page("/?state=any")).contains("Trucks go on using it");
    }

    @Test
    void markupInAnArticleStaysText() {
        for (var path : new String[] {"/search?q=text", "/articles/" + SampleNews.HOSTILE.id()}) {
            var page = page(path);
            assertThat(page)
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>alert")
                    .doesNotContain("<img");
        }
        assertThat(page("/search?q=text")).contains("&lt;img src=x onerror=alert(2)&gt;");
    }

    @Test
    void wordsThatRunTheOtherWayAreKeptInTheirPlace() {
        assertThat(page("/search?q=text")).containsPattern("<bdi>[^<]*&lt;script&gt;[^<]*</bdi>");
    }

    @Test
    void whatIsTypedStaysTextOnThePage() {
        var answer = api.get("/search?q=" + Api.encoded("\"><script>alert(3)</script>"));
        assertThat(answer.body()).doesNotContain("<script>alert(3)");
        assertThat(api.get("/?claimant=" + Api.encoded("'\"><b>x")).body()).doesNotContain("<b>x");
    }

    @Test
    void aSearchThatCannotBeReadKeepsTheFormAndSaysWhatIsWrong() {
        var answer = api.get("/search?q=" + Api.encoded("\"open"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("is not closed").contains("value=\"&quot;open\"");
    }

    @Test
    void anArticleHasItsClaimsAndDisputesMarkedAndListed() {
        var page = page("/articles/" + SampleNews.BRIDGE.id());
        assertThat(page)
                .contains(
                        "<span class=\"vh\">Claim 1: </span><span class=\"m claim\">The bridge over the harbour of </span>")
                .contains("href=\"#c1a\"")
                .contains("id=\"c1a\"")
                .contains("id=\"c1c\"")
                .contains("Rejection</span>")
                .contains("says so")
                .contains("confidence 80 %")
                .contains("<a class=\"m entity person\" href=\"/entities/local%3Ailina-petkova\">Ilina Petkova</a>");
    }

    @Test
    void anArticleInAnotherLanguageSaysThatClaimsAreNotLookedFor() {
        assertThat(page("/articles/" + SampleNews.GERMAN.id()))
                .contains("Claims are found in English articles only: what is disputed");
    }

    @Test
    void aClaimShowsBothSidesAndHowItWent() {
        var page = page("/claims/c1aa");
        assertThat(page.indexOf("Who says it")).isLessThan(page.indexOf("Who disputes it"));
        assertThat(page)
                .contains("The bridge in Varna passed two inspections this year")
                .contains("The Dockers&#39; Union rejected this.")
                .contains("How it went")
                .contains("Dockers&#39; Union rejects it")
                .contains("Reported → Contested");
    }

    @Test
    void searchShowsFacetsHistogramAndFiltersThatCanBeTakenAway() {
        var page = page("/search?q=bridge&outlet=north.example");
        assertThat(page)
                .contains("<svg")
                .contains("1 article<")
                .contains("outlet: north.example")
                .contains("aria-current=\"true\"");
        assertThat(page("/search?q=bridge"))
                .contains("<rect class=\"all\"")
                .contains("href=\"/search?outlet=north.example&amp;q=bridge\"");
    }

    @Test
    void feedsShowTheirHealthInWords() {
        assertThat(page("/feeds"))
                .contains("not a feed")
                .contains("The body is a web page")
                .contains("3 times in a row");
    }

    @Test
    void aChangedClaimIsPushedToWhoListens() throws Exception {
        var got = new CompletableFuture<String>();
        try (var client = HttpClient.newHttpClient();
                var topics = new TestTopics(Stack.running().bootstrapServers())) {
            var request = HttpRequest.newBuilder(base.resolve("/api/v1/stream")).build();
            client.sendAsync(request, BodyHandlers.ofLines())
                    .thenAccept(answer -> answer.body()
                            .filter(line -> line.startsWith("data:") && line.contains("live-1"))
                            .findFirst()
                            .ifPresent(got::complete));
            var revision = new AtomicLong();
            // The stream starts at the end of the topic, at a moment that nobody is told: so it is written until one
            // gets through.
            await().atMost(Duration.ofSeconds(40))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        var claim = Ledger.claim("live-1", "The ferry leaves at noon")
                                .revision(revision.incrementAndGet())
                                .state(ClaimState.WITHDRAWN)
                                .mergedInto("c1aa")
                                .changed();
                        topics.send(Topics.CLAIMS, claim.claimId(), Json.write(claim));
                        return got.isDone();
                    });
            assertThat(got.get()).contains("The ferry leaves at noon");
            client.shutdownNow();
        }
    }

    @Test
    void theAssetsAreServed() {
        assertThat(api.get("/assets/style.css").headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
        for (var script : List.of("app", "live", "keys", "times")) {
            assertThat(api.get("/assets/" + script + ".js").statusCode()).isEqualTo(200);
        }
    }
}
