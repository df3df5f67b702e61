package counterclaim.index;

import counterclaim.contracts.ArticlePlaced;
import counterclaim.contracts.ClaimChanged;
import counterclaim.contracts.ClaimState;
import counterclaim.contracts.ClaimTransition;
import counterclaim.contracts.ClaimTransition.Cause;
import counterclaim.contracts.ContestKind;
import counterclaim.contracts.Entity;
import counterclaim.contracts.EntityRef;
import counterclaim.contracts.FeedPolled;
import counterclaim.contracts.FeedRegistered;
import counterclaim.contracts.Ids;
import counterclaim.contracts.PollOutcome;
import counterclaim.contracts.StoryChanged;
import counterclaim.contracts.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A few invented events, with what every topic would carry of them. */
public final class SampleNews {
    public static final EntityRef MINISTRY =
            new EntityRef("local:harbour-ministry", "Harbour Ministry", Entity.Type.ORG);
    public static final EntityRef UNION = new EntityRef("local:dock-union", "Dockers' Union", Entity.Type.ORG);
    public static final EntityRef VARNA = new EntityRef("geonames:726050", "Varna", Entity.Type.PLACE);

    public static final News BRIDGE = News.at("https://north.example/2026/bridge-closed")
            .title("Ministry says the Varna bridge is safe; dockers dispute it")
            .text(
                    "VARNA — The bridge over the harbour of Varna was inspected twice this year and is safe, the Harbour Ministry"
                            + " said on Friday.\n\nThe Dockers' Union rejected this. “Nobody has looked at the eastern pylon since the"
                            + " storm,” its chair, Ilina Petkova, told reporters. Two strikes are planned for next week.\n\nAn engineer at"
                            + " the port, who did not want to be named, called the ministry's figures incomplete.")
            .seen("2026-11-20T10:00:00Z")
            .published("2026-11-20T09:50:00Z")
            .topic("medtop:20000065", "transport")
            .mentions(Entity.Type.ORG, "Harbour Ministry", MINISTRY.id())
            .mentions(Entity.Type.ORG, "Dockers' Union", UNION.id())
            .mentions(Entity.Type.PERSON, "Ilina Petkova", "local:ilina-petkova")
            .place("Varna", VARNA.id(), 43.21, 27.91);

    static {
        BRIDGE.contested(
                "The bridge over the harbour of Varna was inspected twice this year and is safe",
                "Harbour Ministry",
                BRIDGE.contest("The Dockers' Union rejected this.", "Dockers' Union", ContestKind.REJECTION),
                BRIDGE.contest(
                        "“Nobody has looked at the eastern pylon since the storm,”",
                        "Ilina Petkova",
                        ContestKind.COUNTERCLAIM),
                BRIDGE.contest("called the ministry's figures incomplete", "", ContestKind.DOUBT));
    }

    public static final News BRIDGE_ELSEWHERE = News.at("https://coast.example/news/77")
            .outlet("coast.example")
            .title("Harbour bridge passed both inspections, says minister")
            .text(
                    "The bridge in Varna passed two inspections this year, the Harbour Ministry said. Trucks go on using it.")
            .seen("2026-11-20T11:30:00Z")
            .topic("medtop:20000065", "transport")
            .mentions(Entity.Type.ORG, "Harbour Ministry", MINISTRY.id())
            .place("Varna", VARNA.id(), 43.21, 27.91);

    public static final News REPRINT = News.at("https://echo.example/wire/bridge")
            .outlet("echo.example")
            .title("Harbour bridge passed both inspections, says minister")
            .text(
                    "The bridge in Varna passed two inspections this year, the Harbour Ministry said. Trucks go on using it.")
            .seen("2026-11-20T12:10:00Z")
            .mentions(Entity.Type.ORG, "Harbour Ministry", MINISTRY.id());

    public static final News GERMAN = News.at("https://abend.example/wirtschaft/streik")
            .outlet("abend.example")
            .language("de")
            .title("Hafenarbeiter kündigen Streiks an")
            .text("Die Gewerkschaft der Hafenarbeiter in Warna hat für die kommende Woche zwei Streiks angekündigt.")
            .seen("2026-11-21T08:00:00Z");

    public static final News VOTE = News.at("https://capital.example/politics/count")
            .outlet("capital.example")
            .title("Recount in Larisk: commission denies that ballots were lost")
            .text(
                    "Opposition leader Tomas Reva says 4,000 ballots vanished on the way to Larisk.\n\nThe Election Commission denied"
                            + " that any ballot was lost and published the protocols of all 212 stations. A court will look at the"
                            + " matter on Monday.")
            .seen("2026-10-30T18:00:00Z")
            .topic("medtop:20000621", "election")
            .mentions(Entity.Type.PERSON, "Tomas Reva", "local:tomas-reva")
            .mentions(Entity.Type.ORG, "Election Commission", "local:election-commission")
            .place("Larisk", "local:larisk", 55.1, 61.4);

    static {
        VOTE.contested(
                "4,000 ballots vanished on the way to Larisk",
                "Tomas Reva",
                VOTE.contest(
                        "The Election Commission denied that any ballot was lost",
                        "Election Commission",
                        ContestKind.DENIAL));
    }

    public static final News HOSTILE = News.at("https://north.example/odd/<x>")
            .title("<script>alert(1)</script> \u202Etpircs & \"quotes\" \u2066unclosed")
            .text("A text with <img src=x onerror=alert(2)> and \u202Eturned round words. Nothing else happens.")
            .seen("2026-11-21T09:00:00Z");

    public static final News QUIET = News.at("https://north.example/2026/bakery")
            .title("Old bakery opens again")
            .text(
                    "The bakery at the market opened its doors again. Running the ovens costs less than before, its owner said.")
            .seen("2026-11-21T07:00:00Z");

    public static List<News> articles() {
        return List.of(BRIDGE, BRIDGE_ELSEWHERE, REPRINT, GERMAN, VOTE, HOSTILE, QUIET);
    }

    private static Ledger bridgeLedger() {
        return Ledger.claim("c1aa", "The bridge over the harbour of Varna was inspected twice this year and is safe")
                .revision(3)
                .origins(2)
                .changed("2026-11-20T12:30:00Z")
                .about(VARNA)
                .about(MINISTRY)
                .inStory("s-bridge")
                .saidBy(BRIDGE.party("Harbour Ministry").orElseThrow())
                .assertedIn(BRIDGE, "The bridge over the harbour of Varna was inspected twice this year and is safe")
                .assertedIn(BRIDGE_ELSEWHERE, "The bridge in Varna passed two inspections this year")
                .disputedIn(
                        BRIDGE,
                        "The Dockers' Union rejected this.",
                        BRIDGE.party("Dockers' Union"),
                        ContestKind.REJECTION)
                .disputedIn(
                        BRIDGE,
                        "“Nobody has looked at the eastern pylon since the storm,”",
                        BRIDGE.party("Ilina Petkova"),
                        ContestKind.COUNTERCLAIM);
    }

    public static List<ClaimChanged> claims() {
        return List.of(
                bridgeLedger().changed(),
                Ledger.claim("c2bb", "4,000 ballots vanished on the way to Larisk")
                        .origins(1)
                        .changed("2026-10-30T18:05:00Z")
                        .inStory("s-vote")
                        .saidBy(VOTE.party("Tomas Reva").orElseThrow())
                        .assertedIn(VOTE, "4,000 ballots vanished on the way to Larisk")
                        .disputedIn(
                                VOTE,
                                "The Election Commission denied that any ballot was lost",
                                VOTE.party("Election Commission"),
                                ContestKind.DENIAL)
                        .changed(),
                Ledger.claim("c3cc", "Trucks go on using it")
                        .state(ClaimState.REPORTED)
                        .changed("2026-11-20T12:11:00Z")
                        .inStory("s-bridge")
                        .assertedIn(BRIDGE_ELSEWHERE, "Trucks go on using it")
                        .changed(),
                Ledger.claim("c4dd", "The bridge was looked at two times and is safe")
                        .state(ClaimState.CONTESTED)
                        .mergedInto("c1aa")
                        .changed());
    }

    public static List<ClaimTransition> history() {
        var bridge = bridgeLedger();
        return List.of(
                bridge.step(
                        1,
                        Cause.ASSERTED,
                        Optional.empty(),
                        ClaimState.REPORTED,
                        "north.example reports it",
                        "2026-11-20T10:00:06Z"),
                bridge.step(
                        2,
                        Cause.CONTESTED,
                        Optional.of(ClaimState.REPORTED),
                        ClaimState.CONTESTED,
                        "Dockers' Union rejects it",
                        "2026-11-20T10:00:07Z"),
                bridge.step(
                        3,
                        Cause.ASSERTED,
                        Optional.of(ClaimState.CONTESTED),
                        ClaimState.CONTESTED,
                        "coast.example reports it in a text of its own",
                        "2026-11-20T12:30:00Z"));
    }

    public static List<ArticlePlaced> placements() {
        return List.of(
                Ledger.placed(BRIDGE, "s-bridge", Optional.empty()),
                Ledger.placed(BRIDGE_ELSEWHERE, "s-bridge", Optional.empty()),
                Ledger.placed(REPRINT, "s-bridge", Optional.of(BRIDGE_ELSEWHERE.id())),
                Ledger.placed(VOTE, "s-vote", Optional.empty()));
    }

    public static List<StoryChanged> stories() {
        return List.of(
                Ledger.story(
                        "s-bridge",
                        "Is the bridge of Varna safe?",
                        List.of(VARNA, MINISTRY, UNION),
                        BRIDGE,
                        BRIDGE_ELSEWHERE,
                        REPRINT),
                Ledger.story("s-vote", "Recount in Larisk", List.of(), VOTE));
    }

    public static List<FeedRegistered> feeds() {
        return List.of(
                feed("https://north.example/feed.xml", "North News"), feed("https://gone.example/rss", "Gone Times"));
    }

    public static List<FeedPolled> polled() {
        return List.of(
                polled("https://north.example/feed.xml", PollOutcome.OK, 0, Optional.empty()),
                polled(
                        "https://gone.example/rss",
                        PollOutcome.NOT_A_FEED,
                        3,
                        Optional.of("The body is a web page (text/html)")));
    }

    private static FeedRegistered feed(String url, String title) {
        var at = Instant.parse("2026-11-01T00:00:00Z");
        return new FeedRegistered(
                Ids.feedId(url),
                url,
                Optional.of(title),
                Optional.empty(),
                List.of("sample"),
                Optional.of(Duration.ofMinutes(5)),
                FeedRegistered.State.ACTIVE,
                FeedRegistered.StoreText.FULL,
                at,
                at);
    }

    private static FeedPolled polled(String url, PollOutcome outcome, int failures, Optional<String> detail) {
        var at = Instant.parse("2026-11-20T12:00:00Z");
        return new FeedPolled(
                Ids.feedId(url),
                url,
                Optional.empty(),
                false,
                Validators.NONE,
                Optional.empty(),
                outcome,
                detail,
                Optional.of(200),
                at,
                at.plusSeconds(300),
                Optional.of(at),
                Optional.of(at),
                failures,
                12.5,
                Optional.empty(),
                Collections.nCopies(3, "ab"),
                Optional.empty());
    }

    private SampleNews() {}
}
