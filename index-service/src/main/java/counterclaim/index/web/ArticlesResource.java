package counterclaim.index.web;

import counterclaim.index.search.ArticlePage;
import counterclaim.index.search.ArticleQuery;
import counterclaim.index.search.ArticleSearch;
import counterclaim.index.search.ArticleVersion;
import counterclaim.index.search.ArticleView;
import counterclaim.index.search.PageRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.Explode;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Articles over HTTP. */
@Path("/api/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "articles")
class ArticlesResource {
    private final ArticleSearch articles;

    ArticlesResource(ArticleSearch articles) {
        this.articles = articles;
    }

    @GET
    @Operation(
            operationId = "searchArticles",
            summary = "Search articles",
            description = "Claims are found in English articles only; articles of all languages are searched.")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description =
                    "Words (all must occur, in any form), \"phrases\", AND, OR, NOT or -, parentheses, beginnings with *, title: for the title alone",
            schema = @Schema(type = SchemaType.STRING, maxLength = 2000),
            example = "\"recaptured Kursk\" OR (strike NOT title:football)")
    @Parameter(
            name = "entity",
            in = ParameterIn.QUERY,
            description = "Identifier of somebody or something mentioned; repeat it for several that must all occur",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
            explode = Explode.TRUE,
            example = "wikidata:Q159")
    @Parameter(
            name = "entityName",
            in = ParameterIn.QUERY,
            description = "Name of somebody or something mentioned; may be repeated",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "claimant",
            in = ParameterIn.QUERY,
            description = "Name or identifier of who makes a contested claim in the article",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "challenger",
            in = ParameterIn.QUERY,
            description = "Name or identifier of who disputes a claim (that of the claimant, if given) in the article",
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
            description = "Any of these outlets",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "language",
            in = ParameterIn.QUERY,
            description = "ISO 639-1; any of several",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "topic",
            in = ParameterIn.QUERY,
            description = "Identifier or name of an IPTC Media Topic; any of several",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "story",
            in = ParameterIn.QUERY,
            description = "Articles of this story",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description =
                    "Published (or first seen, if that was earlier) at or after: 2026-11-24 or 2026-11-24T18:00:00Z",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Published (or first seen) at or before; a day counts whole",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "near",
            in = ParameterIn.QUERY,
            description = "Mentions a place near latitude,longitude",
            schema = @Schema(type = SchemaType.STRING),
            example = "51.73,36.19")
    @Parameter(
            name = "distance",
            in = ParameterIn.QUERY,
            description = "How near, with km, mi or m",
            schema = @Schema(type = SchemaType.STRING, defaultValue = "50km"))
    @Parameter(
            name = "contested",
            in = ParameterIn.QUERY,
            description = "true: somebody in the article disputes something in it; false: nobody does",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Parameter(
            name = "withdrawn",
            in = ParameterIn.QUERY,
            description = "true: only articles that their outlets took down (without text)",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "relevance where there is q, else newest",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"relevance", "newest", "oldest"}))
    @Parameter(
            name = "mode",
            in = ParameterIn.QUERY,
            description = "hybrid also finds articles that mean the same in other words; it gives one page",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"keyword", "hybrid"},
                            defaultValue = "keyword"))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            description = "Items a page",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "\"next\" of the page before, with the other parameters as they were",
            schema = @Schema(type = SchemaType.STRING))
    public ArticlePage search(@Context UriInfo uri) {
        var parameters = uri.getQueryParameters();
        return articles.search(ArticleQuery.of(parameters), PageRequest.of(parameters));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "article", summary = "An article with its tags and claims")
    public ArticleView article(@PathParam("id") String id, @Context UriInfo uri) {
        NoParameters.in(uri, Set.of());
        return articles.article(id);
    }

    @GET
    @Path("/{id}/versions")
    @Operation(operationId = "articleVersions", summary = "What the article said over time, newest first")
    public List<ArticleVersion> versions(@PathParam("id") String id, @Context UriInfo uri) {
        NoParameters.in(uri, Set.of());
        return articles.versions(id);
    }

    @GET
    @Path("/{id}/similar")
    @Operation(operationId = "similarArticles", summary = "Articles that share its words and its meaning")
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    public ArticlePage similar(@PathParam("id") String id, @Context UriInfo uri) {
        NoParameters.in(uri, Set.of("size"));
        return articles.similar(id, PageRequest.of(uri.getQueryParameters()));
    }
}
