package counterclaim.index.web;

import counterclaim.index.search.EntitySearch;
import counterclaim.index.search.FeedSearch;
import counterclaim.index.search.StorySearch;
import counterclaim.index.system.SystemStatus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Stories, entities, feeds and the state of the system over HTTP. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
class CatalogueResource {
    private final StorySearch stories;
    private final EntitySearch entities;
    private final FeedSearch feeds;
    private final SystemStatus status;

    CatalogueResource(StorySearch stories, EntitySearch entities, FeedSearch feeds, SystemStatus status) {
        this.stories = stories;
        this.entities = entities;
        this.feeds = feeds;
        this.status = status;
    }

    @GET
    @Path("/stories")
    @Tag(name = "stories")
    @Operation(operationId = "searchStories", summary = "Search stories; those with the newest articles come first")
    @Parameter(name = "q", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "entity",
            in = ParameterIn.QUERY,
            description = "Name or identifier; may be repeated",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(name = "from", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "to", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    public StorySearch.StoryPage stories(@Context UriInfo uri) {
        return stories.search(uri.getQueryParameters());
    }

    @GET
    @Path("/stories/{id}")
    @Tag(name = "stories")
    @Operation(operationId = "story", summary = "A story with its articles and claims")
    public StorySearch.StoryView story(@PathParam("id") String id, @Context UriInfo uri) {
        NoParameters.in(uri, Set.of());
        return stories.story(id);
    }

    @GET
    @Path("/entities")
    @Tag(name = "entities")
    @Operation(operationId = "searchEntities", summary = "People, organisations and places, as their names are typed")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Beginning of a name",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"person", "org", "place", "other"}))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    public EntitySearch.EntityPage entities(@Context UriInfo uri) {
        return entities.search(uri.getQueryParameters());
    }

    @GET
    @Path("/entities/{id}")
    @Tag(name = "entities")
    @Operation(operationId = "entity", summary = "Somebody or something, and where it occurs")
    public EntitySearch.EntityView entity(@PathParam("id") String id, @Context UriInfo uri) {
        NoParameters.in(uri, Set.of());
        return entities.entity(id);
    }

    @GET
    @Path("/feeds")
    @Tag(name = "feeds")
    @Operation(operationId = "feeds", summary = "Feeds that are followed, and their health")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Words of the title, or an outlet, address or tag",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    public FeedSearch.FeedPage feeds(@Context UriInfo uri) {
        return feeds.search(uri.getQueryParameters());
    }

    @GET
    @Path("/status")
    @Tag(name = "system")
    @Operation(operationId = "status", summary = "What is indexed, what the indexer waits for, what was put aside")
    public SystemStatus.Status status(@Context UriInfo uri) {
        NoParameters.in(uri, Set.of());
        return status.status();
    }
}
