package counterclaim.ingest.feed;

import counterclaim.contracts.FeedRegistered;
import counterclaim.contracts.PollOutcome;
import counterclaim.ingest.opml.Opml;
import counterclaim.ingest.opml.OpmlFeed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Provider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The feeds API: what is followed, and how it fares. */
@Path("/api/v1/feeds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FeedsResource {
    private static final String OPML = "text/x-opml";

    private final Provider<Optional<FeedRegistry>> registry;
    private final Clock clock;

    /** @param registry empty until Kafka has been reached, or where this replica has no role {@code api} */
    public FeedsResource(Provider<Optional<FeedRegistry>> registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Feeds, oldest registration first. */
    public record Feeds(int total, List<FeedView> items) {}

    @GET
    public Feeds list(
            @QueryParam("outcome") Optional<PollOutcome> outcome,
            @QueryParam("state") Optional<FeedRegistered.State> state,
            @QueryParam("tag") Optional<String> tag) {
        var items = registry().all().stream()
                .filter(feed ->
                        outcome.isEmpty() || outcome.get() == feed.health().outcome())
                .filter(feed -> state.isEmpty() || state.get() == feed.state())
                .filter(feed -> tag.isEmpty() || feed.tags().contains(tag.get()))
                .toList();
        return new Feeds(items.size(), items);
    }

    @GET
    @Path("/{feedId}")
    public FeedView one(@PathParam("feedId") String feedId) {
        return registry().one(feedId).orElseThrow(() -> noSuchFeed(feedId));
    }

    /** 201 with the feed; 200 where it was registered before. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(FeedRegistry.Wish wish) throws InterruptedException {
        if (wish == null) {
            throw Problem.exception(400, "Cannot register a feed", "the body is empty; send {\"url\": \"…\"}");
        }
        var feeds = registry();
        return switch (feeds.register(wish)) {
            case FeedRegistry.Answer.Registered(FeedRegistered feed) ->
                Response.created(UriBuilder.fromResource(FeedsResource.class)
                                .path(feed.feedId())
                                .build())
                        .entity(feeds.view(feed))
                        .build();
            case FeedRegistry.Answer.Known(FeedRegistered feed) ->
                Response.ok(feeds.view(feed)).build();
            case FeedRegistry.Answer.Refused(String reason) ->
                throw Problem.exception(400, "Cannot register a feed", reason);
            case FeedRegistry.Answer.NoSuchFeed(String feedId) -> throw noSuchFeed(feedId);
            case FeedRegistry.Answer.KafkaAway(String reason) -> throw kafkaAway(reason);
        };
    }

    @PATCH
    @Path("/{feedId}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public FeedView change(@PathParam("feedId") String feedId, FeedRegistry.Wish wish) throws InterruptedException {
        if (wish == null) {
            throw Problem.exception(
                    400, "Cannot change a feed", "the body is empty; send {\"state\": \"PAUSED\"} for instance");
        }
        return changed(registry().change(feedId, wish));
    }

    @DELETE
    @Path("/{feedId}")
    public void delete(@PathParam("feedId") String feedId) throws InterruptedException {
        changed(registry().delete(feedId));
    }

    /** OPML, also ill-formed; the folders of a feed become its tags. */
    @POST
    @Path("/import")
    @Consumes(MediaType.WILDCARD)
    public FeedRegistry.Imported importOpml(byte[] file) throws InterruptedException {
        var reading = Opml.read(file == null ? new byte[0] : file);
        if (reading.feeds().isEmpty()) {
            throw Problem.exception(
                    400,
                    "Cannot import feeds",
                    reading.problems().isEmpty() ? "the list names no feed" : String.join(" ", reading.problems()));
        }
        var imported = registry()
                .registerAll(reading.feeds().stream().map(FeedsResource::wish).toList());
        imported.kafkaAway().ifPresent(reason -> {
            throw kafkaAway(reason);
        });
        var refused = new ArrayList<>(imported.refused());
        refused.addAll(reading.problems());
        return new FeedRegistry.Imported(imported.registered(), imported.known(), refused, Optional.empty());
    }

    @GET
    @Path("/export")
    @Produces(OPML)
    public Response exportOpml() {
        var feeds = registry().all().stream()
                .map(feed -> new OpmlFeed(feed.url(), feed.title(), Optional.empty(), feed.tags()))
                .toList();
        return Response.ok(Opml.write("Feeds of Counterclaim", clock.instant(), feeds), OPML)
                .header("Content-Disposition", "attachment; filename=\"counterclaim-feeds.opml\"")
                .build();
    }

    /** What the framework refuses, as a body that is no JSON, in the form of the other errors. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException e) {
        var response = e.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        var reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
        return Problem.exception(
                        response.getStatus(),
                        response.getStatusInfo().getReasonPhrase(),
                        String.valueOf(reason).lines().findFirst().orElse(""))
                .getResponse();
    }

    private static FeedRegistry.Wish wish(OpmlFeed feed) {
        return new FeedRegistry.Wish(
                Optional.of(feed.url()),
                feed.title(),
                Optional.empty(),
                feed.folders().isEmpty() ? Optional.empty() : Optional.of(feed.folders()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private FeedView changed(FeedRegistry.Answer answer) {
        return switch (answer) {
            case FeedRegistry.Answer.Registered(FeedRegistered feed) ->
                registry().view(feed);
            case FeedRegistry.Answer.Known(FeedRegistered feed) -> registry().view(feed);
            case FeedRegistry.Answer.Refused(String reason) ->
                throw Problem.exception(400, "Cannot change a feed", reason);
            case FeedRegistry.Answer.NoSuchFeed(String feedId) -> throw noSuchFeed(feedId);
            case FeedRegistry.Answer.KafkaAway(String reason) -> throw kafkaAway(reason);
        };
    }

    private FeedRegistry registry() {
        return registry.get()
                .orElseThrow(() -> Problem.exception(
                        503,
                        "Feeds cannot be read yet",
                        "this replica has not reached Kafka yet, or has no role api; ask again in a few seconds"));
    }

    private static RuntimeException noSuchFeed(String feedId) {
        return Problem.exception(
                404, "There is no such feed", "no feed has the id " + feedId + "; GET /api/v1/feeds lists them");
    }

    private static RuntimeException kafkaAway(String reason) {
        return Problem.exception(
                503, "The feed could not be written", "Kafka did not acknowledge it: " + reason + "; send it again");
    }
}
