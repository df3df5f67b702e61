package counterclaim.index.web;

import counterclaim.index.live.ClaimStream;
import counterclaim.index.search.ClaimHit;
import counterclaim.index.search.ClaimPage;
import counterclaim.index.search.ClaimQuery;
import counterclaim.index.search.ClaimSearch;
import counterclaim.index.search.ClaimView;
import counterclaim.index.search.PageRequest;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Claims over HTTP, and their changes as they happen. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "claims")
class ClaimsResource {
    /** So that proxies do not close a quiet stream, and a page notices that it is cut off. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final ClaimSearch claims;
    private final ClaimStream stream;

    ClaimsResource(ClaimSearch claims, ClaimStream stream) {
        this.claims = claims;
        this.stream = stream;
    }

    @GET
    @Path("/claims")
    @Operation(
            operationId = "searchClaims",
            summary = "Search claims across articles",
            description =
                    "Claims that somebody disputes or that two outlets carry. They are found in English articles only. The system says who says what, never what is true.")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "As for articles; searches wording, sentences and names",
            schema = @Schema(type = SchemaType.STRING, maxLength = 2000))
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "Any of several",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"corrected", "withdrawn", "contested", "corroborated", "reported"}))
    @Parameter(
            name = "claimant",
            in = ParameterIn.QUERY,
            description = "Name or identifier of who makes the claim",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "challenger",
            in = ParameterIn.QUERY,
            description = "Name or identifier of who disputes it",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "How it is disputed; any of several",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"denial", "rejection", "counterclaim", "doubt", "correction"}))
    @Parameter(
            name = "outlet",
            in = ParameterIn.QUERY,
            description = "Any of these outlets carries or disputes it",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "entity",
            in = ParameterIn.QUERY,
            description = "Name or identifier of who or what it is about, makes or disputes it; may be repeated",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(name = "story", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "article",
            in = ParameterIn.QUERY,
            description = "Identifier of an article that makes or disputes it",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "minOrigins",
            in = ParameterIn.QUERY,
            description = "The least number of outlets with a text of their own that carry it",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Seen at or after",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Seen at or before",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "relevance where there is q, else changed",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"relevance", "changed", "newest", "origins"}))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    public ClaimPage search(@Context UriInfo uri) {
        var parameters = uri.getQueryParameters();
        return claims.search(ClaimQuery.of(parameters), PageRequest.of(parameters));
    }

    @GET
    @Path("/claims/{id}")
    @Operation(
            operationId = "claim",
            summary = "A claim with its history, articles and sentences",
            description = "A claim that was merged into another is answered with that other.")
    public ClaimView claim(@PathParam("id") String id, @Context UriInfo uri) {
        NoParameters.in(uri, Set.of());
        return claims.claim(id);
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "stream",
            summary = "Claims as they change",
            description = "Server-sent events: \"claim\" with a claim as in the list; \"heartbeat\" every 15 seconds.")
    public Multi<OutboundSseEvent> stream(@Context Sse sse, @Context UriInfo uri) {
        NoParameters.in(uri, Set.of());
        var changes = stream.changes()
                .map(claim -> sse.newEventBuilder()
                        .name("claim")
                        .id(claim.claimId() + ":" + claim.revision())
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(ClaimHit.class, claim)
                        .build());
        var heartbeats = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder()
                        .name("heartbeat")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(Long.class, tick)
                        .build());
        return Multi.createBy().merging().streams(changes, heartbeats);
    }
}
