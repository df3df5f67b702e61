package counterclaim.index.dashboard;

import counterclaim.contracts.ClaimArticle;
import counterclaim.contracts.ClaimState;
import counterclaim.contracts.ContestKind;
import counterclaim.contracts.ContestedClaim;
import counterclaim.contracts.EntityRef;
import counterclaim.contracts.Span;
import counterclaim.contracts.StoryChanged;
import counterclaim.index.search.ArticleQuery;
import counterclaim.index.search.ArticleSearch;
import counterclaim.index.search.ArticleVersion;
import counterclaim.index.search.ArticleView;
import counterclaim.index.search.ClaimQuery;
import counterclaim.index.search.ClaimSearch;
import counterclaim.index.search.ClaimView;
import counterclaim.index.search.EntitySearch;
import counterclaim.index.search.Facet;
import counterclaim.index.search.FeedSearch;
import counterclaim.index.search.Histogram;
import counterclaim.index.search.InvalidParameter;
import counterclaim.index.search.NotThere;
import counterclaim.index.search.PageRequest;
import counterclaim.index.search.StorySearch;
import counterclaim.index.system.SystemStatus;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Blocking
class Dashboard {
    private static final int LIST = 30;
    private static final int SHORT_LIST = 12;
    private static final int SIMILAR = 6;
    private static final Bars NO_BARS = new Bars(List.of(), "", "", 0);

    private final ArticleSearch articles;
    private final ClaimSearch claims;
    private final StorySearch stories;
    private final EntitySearch entities;
    private final FeedSearch feeds;
    private final SystemStatus status;
    private final Clock clock;

    Dashboard(
            ArticleSearch articles,
            ClaimSearch claims,
            StorySearch stories,
            EntitySearch entities,
            FeedSearch feeds,
            SystemStatus status,
            Clock clock) {
        this.articles = articles;
        this.claims = claims;
        this.stories = stories;
        this.entities = entities;
        this.feeds = feeds;
        this.status = status;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Response now(@Context UriInfo uri) {
        var now = clock.instant();
        var query = QueryString.of(uri.getQueryParameters());
        var asked = new HashMap<>(query.values());
        // What the page is about, until somebody asks for another state; "any" asks for all.
        if (!asked.containsKey("state")) {
            asked.put("state", List.of("contested"));
        } else if (asked.get("state").equals(List.of("any"))) {
            asked.remove("state");
        }
        var error = "";
        var cards = List.<ClaimCard>of();
        var total = "";
        var next = "";
        try {
            var found = claims.search(ClaimQuery.of(asked), page(query, LIST));
            cards = found.items().stream()
                    .map(claim -> ClaimCard.of(claim, now))
                    .toList();
            total = Words.count(found.total(), "claim", "claims");
            next = found.next()
                    .map(cursor -> query.with("cursor", cursor).href("/"))
                    .orElse("");
        } catch (InvalidParameter e) {
            error = e.getMessage();
        }
        var states = new ArrayList<Templates.Option>();
        var state = query.values().containsKey("state") ? query.first("state") : "contested";
        for (var one : List.of(
                ClaimState.CONTESTED,
                ClaimState.CORRECTED,
                ClaimState.WITHDRAWN,
                ClaimState.CORROBORATED,
                ClaimState.REPORTED)) {
            states.add(option(one.name(), Words.state(one), state));
        }
        states.add(option("any", "Any", state));
        var kinds = new ArrayList<Templates.Option>();
        kinds.add(option("", "Any", query.first("kind")));
        Arrays.stream(ContestKind.values())
                .forEach(kind -> kinds.add(option(kind.name(), Words.kind(kind), query.first("kind"))));
        var origins = IntStream.of(0, 2, 3, 5, 10)
                .mapToObj(n -> option(
                        n == 0 ? "" : Integer.toString(n), n == 0 ? "Any" : n + " or more", query.first("minOrigins")))
                .toList();
        var filtered = !query.values().isEmpty();
        var page = new Templates.NowPage(
                query.first("q"),
                query.first("claimant"),
                query.first("challenger"),
                states,
                kinds,
                origins,
                cards,
                total,
                next,
                error,
                filtered,
                !filtered);
        return answer(Templates.now(Site.at("now"), page), error);
    }

    /** One claim as it stands in a list, for the script that keeps lists up to date. */
    @GET
    @Path("claims/{id}/card")
    @Operation(hidden = true)
    public TemplateInstance card(@PathParam("id") String id) {
        return Templates.card(ClaimCard.of(
                counterclaim.index.search.ClaimHit.of(claims.claim(id).claim()), clock.instant()));
    }

    @GET
    @Path("search")
    @Operation(hidden = true)
    public Response search(@Context UriInfo uri) {
        var now = clock.instant();
        var query = QueryString.of(uri.getQueryParameters());
        var error = "";
        var cards = List.<ArticleCard>of();
        var total = "";
        var next = "";
        var facets = List.<FacetList>of();
        var bars = NO_BARS;
        try {
            var found = articles.search(ArticleQuery.of(query.values()), page(query, LIST));
            cards = found.items().stream().map(hit -> ArticleCard.of(hit, now)).toList();
            total = Words.count(found.total(), "article", "articles");
            next = found.next()
                    .map(cursor -> query.with("cursor", cursor).href("/search"))
                    .orElse("");
            facets = found.facets().map(all -> facets(all, query)).orElse(List.of());
            bars = found.facets()
                    .flatMap(Facet.Facets::histogram)
                    .filter(histogram -> histogram.bars().size() > 1)
                    .map((Histogram histogram) -> Bars.of(histogram, query))
                    .orElse(NO_BARS);
        } catch (InvalidParameter e) {
            error = e.getMessage();
        }
        var contested = query.has("contested", "true");
        var sort = query.first("sort");
        var page = new Templates.SearchPage(
                query.first("q"),
                total,
                cards,
                facets,
                bars,
                hidden(query),
                List.of(
                        option("", "Best first", sort),
                        option("relevance", "Relevance", sort),
                        option("newest", "Newest first", sort),
                        option("oldest", "Oldest first", sort)),
                query.first("from"),
                query.first("to"),
                chips(query),
                (contested ? query.without("contested") : query.with("contested", "true"))
                        .without("cursor")
                        .href("/search"),
                contested,
                next,
                error.isEmpty() ? query.href("/api/v1/articles") : "",
                error);
        return answer(Templates.search(new Site("search", query.first("q")), page), error);
    }

    @GET
    @Path("articles/{id}")
    @Operation(hidden = true)
    public TemplateInstance article(@PathParam("id") String id) {
        var now = clock.instant();
        var article = articles.article(id);
        var similar = article.withdrawn()
                ? List.<ArticleCard>of()
                : articles.similar(id, new PageRequest(SIMILAR, Optional.empty())).items().stream()
                        .map(hit -> ArticleCard.of(hit, now))
                        .toList();
        var versions = article.version() == 1
                ? List.<Templates.VersionLine>of()
                : articles.versions(id).stream()
                        .map(version -> new Templates.VersionLine(
                                version.version(),
                                Moment.of(version.fetchedAt(), now),
                                version.change().toLowerCase(Locale.ROOT),
                                version.diff().orElse(""),
                                version.version() > 1 ? compareHref(id, version.version()) : ""))
                        .toList();
        var marked = MarkedText.of(Span.Part.TITLE, article.title(), article.contested(), article.entities());
        var page = new Templates.ArticlePageView(
                article.title(),
                marked.stream().flatMap(List::stream).toList(),
                MarkedText.of(Span.Part.TEXT, article.text(), article.contested(), article.entities()),
                article.outletId(),
                String.join(", ", article.bylines()),
                Words.webAddress(article.url()).orElse(""),
                Moment.of(
                        article.publishedAt()
                                .filter(article.firstSeenAt()::isAfter)
                                .orElse(article.firstSeenAt()),
                        now),
                Moment.of(article.firstSeenAt(), now),
                article.language().map(Words::language).orElse("Unknown language"),
                article.language().filter("en"::equals).isPresent(),
                article.tagged(),
                article.version(),
                article.diff().orElse(""),
                article.withdrawn(),
                article.withdrawal().orElse(""),
                kept(article),
                article.paywalled(),
                IntStream.range(0, article.contested().size())
                        .mapToObj(i -> contested(i + 1, article.contested().get(i)))
                        .toList(),
                article.entities().stream()
                        .map(entity -> chip(entity.ref(), entity.mentions().size()))
                        .toList(),
                article.topics().stream().map(topic -> topic.name()).toList(),
                article.claims().stream().map(claim -> ClaimCard.of(claim, now)).toList(),
                article.storyId().map(story -> "/stories/" + Words.path(story)).orElse(""),
                article.originId()
                        .map(origin -> "/articles/" + Words.path(origin))
                        .orElse(""),
                versions,
                similar);
        return Templates.article(Site.at("search"), page);
    }

    /** What changed from one version to another, by default the newest and the one before. */
    @GET
    @Path("articles/{id}/compare")
    @Operation(hidden = true)
    public TemplateInstance compare(@PathParam("id") String id, @Context UriInfo uri) {
        var now = clock.instant();
        var article = articles.article(id);
        var versions = articles.versions(id);
        var newest = versions.getFirst().version();
        var query = QueryString.of(uri.getQueryParameters());
        var to = version(versions, query.first("to"), newest);
        var from = version(versions, query.first("from"), Math.max(1, to.version() - 1));
        var page = new Templates.ComparePage(
                article.title(),
                article.outletId(),
                "/articles/" + Words.path(id),
                from.version(),
                Moment.of(from.fetchedAt(), now),
                to.version(),
                Moment.of(to.fetchedAt(), now),
                WordDiff.of(from.title(), to.title()),
                WordDiff.of(from.text(), to.text()),
                versions.reversed().stream()
                        .filter(version -> version.version() > 1)
                        .map(version -> new FacetList.Choice(
                                (version.version() - 1) + " → " + version.version(),
                                0,
                                compareHref(id, version.version()),
                                version.version() == to.version()))
                        .toList(),
                from.withdrawn() || to.withdrawn()
                        ? "The outlet took this article down; the text of its versions is not kept."
                        : "");
        return Templates.compare(Site.at("search"), page);
    }

    private static String compareHref(String id, int version) {
        return "/articles/" + Words.path(id) + "/compare?from=" + (version - 1) + "&to=" + version;
    }

    private static ArticleVersion version(List<ArticleVersion> versions, String wanted, int otherwise) {
        var number = wanted.matches("\\d{1,6}") ? Integer.parseInt(wanted) : otherwise;
        return versions.stream()
                .filter(version -> version.version() == number)
                .findFirst()
                .orElseThrow(() -> new NotThere("version", Integer.toString(number)));
    }

    @GET
    @Path("claims/{id}")
    @Operation(hidden = true)
    public Response claim(@PathParam("id") String id) {
        var now = clock.instant();
        var view = claims.claim(id);
        var claim = view.claim();
        if (!claim.claimId().equals(id)) {
            return Response.seeOther(URI.create("/claims/" + Words.path(claim.claimId())))
                    .build();
        }
        var page = new Templates.ClaimPageView(
                claim.claimId(),
                Words.claim(claim.wording()),
                claim.state().name().toLowerCase(Locale.ROOT),
                Words.state(claim.state()),
                ClaimCard.counts(claim.counts()),
                Moment.of(claim.firstSeenAt(), now),
                Moment.of(claim.lastSeenAt(), now),
                Moment.of(claim.changedAt(), now),
                claim.subjects().stream().map(subject -> chip(subject, 0)).toList(),
                claim.claimants().stream().map(ClaimCard.Who::of).toList(),
                sentences(view, ClaimArticle.Role.ASSERTS, now),
                sentences(view, ClaimArticle.Role.CONTESTS, now),
                view.history().reversed().stream()
                        .map(step -> new Templates.Step(
                                Moment.of(step.at(), now),
                                Words.cause(step.cause()),
                                step.from()
                                        .filter(from -> from != step.to())
                                        .map(Words::state)
                                        .orElse(""),
                                step.to().name().toLowerCase(Locale.ROOT),
                                Words.state(step.to()),
                                step.note(),
                                step.evidence()
                                        .map(Span::exact)
                                        .map(Words::unquoted)
                                        .orElse(""),
                                step.articleId()
                                        .map(article -> "/articles/" + Words.path(article))
                                        .orElse("")))
                        .toList(),
                claim.storyIds().stream()
                        .limit(1)
                        .map(story -> "/stories/" + Words.path(story))
                        .toList(),
                claim.cut());
        return Response.ok(Templates.claim(Site.at("now"), page).render()).build();
    }

    @GET
    @Path("stories")
    @Operation(hidden = true)
    public Response stories(@Context UriInfo uri) {
        var now = clock.instant();
        var query = QueryString.of(uri.getQueryParameters());
        var error = "";
        var lines = List.<Templates.StoryLine>of();
        var total = "";
        var next = "";
        try {
            var found = stories.search(sized(query, LIST));
            lines = found.items().stream().map(story -> line(story, now)).toList();
            total = Words.count(found.total(), "story", "stories");
            next = found.next()
                    .map(cursor -> query.with("cursor", cursor).href("/stories"))
                    .orElse("");
        } catch (InvalidParameter e) {
            error = e.getMessage();
        }
        var page = new Templates.StoriesPage(query.first("q"), total, lines, next, error);
        return answer(Templates.stories(Site.at("stories"), page), error);
    }

    @GET
    @Path("stories/{id}")
    @Operation(hidden = true)
    public Response story(@PathParam("id") String id) {
        var now = clock.instant();
        var view = stories.story(id);
        var story = view.story();
        if (!story.storyId().equals(id)) {
            return Response.seeOther(URI.create("/stories/" + Words.path(story.storyId())))
                    .build();
        }
        var page = new Templates.StoryPageView(
                story.title(),
                counts(story),
                Moment.of(story.firstSeenAt(), now),
                Moment.of(story.lastSeenAt(), now),
                story.entities().stream().map(entity -> chip(entity, 0)).toList(),
                view.claims().stream().map(claim -> ClaimCard.of(claim, now)).toList(),
                view.items().stream().map(hit -> ArticleCard.of(hit, now)).toList());
        return Response.ok(Templates.story(Site.at("stories"), page).render()).build();
    }

    @GET
    @Path("entities/{id: .+}")
    @Operation(hidden = true)
    public TemplateInstance entity(@PathParam("id") String id) {
        var now = clock.instant();
        var entity = entities.entity(id);
        var about = QueryString.of(Map.of("entity", List.of(id)));
        var latest = articles.search(ArticleQuery.of(about.values()), new PageRequest(SHORT_LIST, Optional.empty()));
        var aboutClaims = claims.search(
                ClaimQuery.of(Map.of("entity", List.of(id))), new PageRequest(SHORT_LIST, Optional.empty()));
        var any = QueryString.of(Map.of("state", List.of("any")));
        var page = new Templates.EntityPageView(
                entity.entityId(),
                entity.name(),
                entity.type().name().toLowerCase(Locale.ROOT),
                Words.type(entity.type()),
                entity.place()
                        .map(place -> String.format(Locale.ROOT, "%.2f, %.2f", place.lat(), place.lon()))
                        .orElse(""),
                entity.country()
                        .map(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH))
                        .orElse(""),
                entity.articles(),
                entity.contested(),
                entity.asClaimant(),
                entity.asChallenger(),
                about.href("/search"),
                about.with("contested", "true").href("/search"),
                any.with("claimant", id).href("/"),
                any.with("challenger", id).href("/"),
                entity.beside().stream()
                        .map(facet -> new Templates.EntityChip(
                                facet.label().orElse(facet.value()), "", "/entities/" + Words.path(facet.value()), (int)
                                        Math.min(Integer.MAX_VALUE, facet.count())))
                        .toList(),
                aboutClaims.items().stream()
                        .map(claim -> ClaimCard.of(claim, now))
                        .toList(),
                latest.items().stream().map(hit -> ArticleCard.of(hit, now)).toList());
        return Templates.entity(Site.at("search"), page);
    }

    @GET
    @Path("feeds")
    @Operation(hidden = true)
    public Response feeds(@Context UriInfo uri) {
        var now = clock.instant();
        var query = QueryString.of(uri.getQueryParameters());
        var error = "";
        var lines = List.<Templates.FeedLine>of();
        var total = "";
        var next = "";
        try {
            var found = feeds.search(sized(query, 100));
            lines = found.items().stream().map(feed -> line(feed, now)).toList();
            total = Words.count(found.total(), "feed", "feeds");
            next = found.next()
                    .map(cursor -> query.with("cursor", cursor).href("/feeds"))
                    .orElse("");
        } catch (InvalidParameter e) {
            error = e.getMessage();
        }
        var page = new Templates.FeedsPage(query.first("q"), total, lines, next, error);
        return answer(Templates.feeds(Site.at("feeds"), page), error);
    }

    @GET
    @Path("system")
    @Operation(hidden = true)
    public TemplateInstance system() {
        var found = status.status();
        var counts = new ArrayList<Templates.Line>();
        found.counts().ifPresent(count -> {
            counts.add(line("Articles", count.articles()));
            counts.add(line("… with contested claims", count.contested()));
            counts.add(line("… withdrawn by their outlets", count.withdrawn()));
            counts.add(line("Versions of articles", count.versions()));
            for (var state : ClaimState.values()) {
                counts.add(line(
                        "Claims: " + Words.state(state).toLowerCase(Locale.ROOT),
                        count.claims().getOrDefault(state.name(), 0L)));
            }
            counts.add(line("Stories", count.stories()));
            counts.add(line("People, organisations, places", count.entities()));
            counts.add(line("Feeds", count.feeds()));
            count.feedOutcomes()
                    .forEach((outcome, number) -> counts.add(line("… latest poll: " + outcome(outcome), number)));
        });
        var records = new ArrayList<Templates.Line>();
        new TreeMap<>(found.indexer().records())
                .forEach((topic, outcomes) -> outcomes.forEach(
                        (outcome, number) -> records.add(line(topic + ", " + outcome(outcome.name()), number))));
        var dead = new ArrayList<Templates.Line>();
        found.deadLetters().ifPresent(topics -> topics.forEach((topic, number) -> dead.add(line(topic, number))));
        var page = new Templates.SystemPage(
                found.elasticsearch(),
                found.elasticsearch().equals("up"),
                counts,
                found.indexer()
                        .waiting()
                        .map(waiting -> "Waits since "
                                + Moment.of(waiting.since(), clock.instant()).text() + ": " + waiting.reason())
                        .orElse(""),
                records,
                dead,
                found.deadLetters().isPresent() ? "Nothing." : "Kafka does not answer.");
        return Templates.system(Site.at("system"), page);
    }

    private static Response answer(TemplateInstance page, String error) {
        return Response.status(error.isEmpty() ? 200 : 400)
                .entity(page.render())
                .build();
    }

    private static PageRequest page(QueryString query, int size) {
        return PageRequest.of(sized(query, size));
    }

    private static Map<String, List<String>> sized(QueryString query, int size) {
        var values = new HashMap<>(query.values());
        values.putIfAbsent("size", List.of(Integer.toString(size)));
        return values;
    }

    private static Templates.Option option(String value, String label, String chosen) {
        return new Templates.Option(value.toLowerCase(Locale.ROOT), label, value.equalsIgnoreCase(chosen));
    }

    private static List<FacetList> facets(Facet.Facets found, QueryString query) {
        UnaryOperator<String> same = value -> value;
        UnaryOperator<String> kind = value -> Arrays.stream(ContestKind.values())
                .filter(known -> known.name().equalsIgnoreCase(value))
                .findFirst()
                .map(Words::kind)
                .orElse(value);
        return List.of(
                FacetList.of("Who says it", "claimant", true, found.claimant(), query, "/search", same),
                FacetList.of("Who disputes it", "challenger", true, found.challenger(), query, "/search", same),
                FacetList.of("Kind of dispute", "kind", false, found.kind(), query, "/search", kind),
                FacetList.of("Outlet", "outlet", false, found.outlet(), query, "/search", same),
                FacetList.of("Mentioned", "entity", false, found.entity(), query, "/search", same),
                FacetList.of("Topic", "topic", false, found.topic(), query, "/search", same),
                FacetList.of("Language", "language", false, found.language(), query, "/search", Words::language));
    }

    /** Filters in force, each with the search without it. */
    private static List<FacetList.Choice> chips(QueryString query) {
        var shown = List.of(
                "claimant",
                "challenger",
                "kind",
                "outlet",
                "entity",
                "entityName",
                "topic",
                "language",
                "story",
                "near",
                "from",
                "to");
        var chips = new ArrayList<FacetList.Choice>();
        for (var name : shown) {
            for (var value : query.values().getOrDefault(name, List.of())) {
                var without = query.removing(name, value).without("cursor");
                if (name.equals("near")) {
                    without = without.without("distance");
                }
                chips.add(new FacetList.Choice(name + ": " + value, 0, without.href("/search"), true));
            }
        }
        return chips;
    }

    private static List<Templates.Hidden> hidden(QueryString query) {
        var fields = List.of("q", "from", "to", "sort", "cursor");
        return query.values().entrySet().stream()
                .filter(entry -> !fields.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream().map(value -> new Templates.Hidden(entry.getKey(), value)))
                .toList();
    }

    private static String kept(ArticleView article) {
        if (article.withdrawn()) {
            return "";
        }
        return switch (article.storeText()) {
            case "EXCERPT" -> "The outlet lets only the beginning be kept here. Read the rest there.";
            case "NONE" -> "The outlet does not let its text be kept here. Read it there.";
            default -> article.textCut() ? "The text is longer than what is kept." : "";
        };
    }

    private static Templates.Contested contested(int number, ContestedClaim claim) {
        return new Templates.Contested(
                "c" + number,
                number,
                Words.claim(claim.claim().exact()),
                ClaimCard.Who.of(claim.claimant(), "Not named"),
                percent(claim.confidence()),
                IntStream.range(0, claim.contests().size())
                        .mapToObj(i -> {
                            var contest = claim.contests().get(i);
                            var letter = MarkedText.letter(i);
                            return new Templates.Dispute(
                                    "c" + number + letter,
                                    number + letter,
                                    contest.kind().name().toLowerCase(Locale.ROOT),
                                    Words.kind(contest.kind()),
                                    ClaimCard.Who.of(contest.challenger(), "Not named"),
                                    Words.unquoted(contest.evidence().exact()),
                                    contest.reason(),
                                    percent(contest.confidence()));
                        })
                        .toList());
    }

    private static String percent(double share) {
        return "confidence " + Math.round(share * 100) + " %";
    }

    private static Templates.EntityChip chip(EntityRef entity, int mentions) {
        return new Templates.EntityChip(
                entity.name(),
                entity.type().name().toLowerCase(Locale.ROOT),
                "/entities/" + Words.path(entity.id()),
                mentions);
    }

    private static List<Templates.SentenceView> sentences(ClaimView view, ClaimArticle.Role role, Instant now) {
        return view.sentences().stream()
                .filter(sentence -> sentence.role() == role)
                .map(sentence -> new Templates.SentenceView(
                        sentence.words(),
                        ClaimCard.Who.of(sentence.party(), "Not named"),
                        sentence.kind()
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .orElse(""),
                        sentence.kind().map(Words::kind).orElse(""),
                        sentence.outletId(),
                        sentence.title().orElse(""),
                        "/articles/" + Words.path(sentence.articleId()),
                        Moment.of(sentence.at(), now),
                        sentence.withdrawn()))
                .toList();
    }

    private static Templates.StoryLine line(StoryChanged story, Instant now) {
        return new Templates.StoryLine(
                "/stories/" + Words.path(story.storyId()),
                story.title(),
                counts(story),
                Moment.of(story.lastSeenAt(), now),
                story.entities().stream()
                        .limit(6)
                        .map(entity -> chip(entity, 0))
                        .toList());
    }

    private static String counts(StoryChanged story) {
        return Words.count(story.articles(), "article", "articles") + " in "
                + Words.count(story.outlets(), "outlet", "outlets");
    }

    private static Templates.Line line(String label, long value) {
        return new Templates.Line(label, String.format(Locale.ENGLISH, "%,d", value));
    }

    private static Templates.FeedLine line(FeedSearch.Feed feed, Instant now) {
        var health = feed.health();
        return new Templates.FeedLine(
                feed.title().orElse(feed.url()),
                health.movedTo().map(moved -> feed.url() + " → " + moved).orElse(feed.url()),
                Words.webAddress(feed.url()).orElse(""),
                feed.outlet().orElse(""),
                switch (health.outcome()) {
                    case OK, NOT_MODIFIED, UNCHANGED -> "good";
                    case PENDING, THROTTLED, PAUSED -> "wait";
                    case NOT_FOUND,
                            GONE,
                            REFUSED,
                            SERVER_ERROR,
                            TIMEOUT,
                            UNREACHABLE,
                            FORBIDDEN_ADDRESS,
                            FORBIDDEN_BY_ROBOTS,
                            TOO_LARGE,
                            NOT_A_FEED,
                            REDIRECT_LOOP -> "bad";
                },
                outcome(health.outcome().name()),
                health.detail().orElse("")
                        + (health.failures() > 1 ? " (" + health.failures() + " times in a row)" : ""),
                health.polledAt().map(at -> Moment.of(at, now).ago()).orElse("not yet"),
                health.retired()
                        ? "never"
                        : health.nextDueAt().map(at -> until(now, at)).orElse(""),
                String.format(Locale.ENGLISH, "%.1f", health.entriesPerDay()));
    }

    private static String until(Instant now, Instant at) {
        var wait = Duration.between(now, at);
        if (wait.isNegative() || wait.toSeconds() < 1) {
            return "now";
        }
        if (wait.toMinutes() < 1) {
            return "in " + wait.toSeconds() + " s";
        }
        return wait.toHours() < 2 ? "in " + wait.toMinutes() + " min" : "in " + wait.toHours() + " h";
    }

    private static String outcome(String name) {
        var words = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.equals("ok") ? "OK" : words;
    }
}
