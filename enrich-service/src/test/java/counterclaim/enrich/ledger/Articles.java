package counterclaim.enrich.ledger;

import counterclaim.contracts.ArticleEnriched;
import counterclaim.contracts.ArticleFetched;
import counterclaim.contracts.Attribution;
import counterclaim.contracts.Contest;
import counterclaim.contracts.ContestKind;
import counterclaim.contracts.ContestedClaim;
import counterclaim.contracts.ExtractedArticle;
import counterclaim.contracts.FeedRegistered;
import counterclaim.contracts.Ids;
import counterclaim.contracts.Language;
import counterclaim.contracts.Party;
import counterclaim.contracts.Span;
import counterclaim.contracts.Stance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Enriched articles for tests, tagged by hand: what is said is found in the text by its words. */
final class Articles {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final String outlet;
    private final String title;
    private final String text;
    private final List<Attribution> attributions = new ArrayList<>();
    private final List<ContestedClaim> contested = new ArrayList<>();
    private Instant firstSeenAt = NOON;
    private long sequence = 1;
    private boolean withdrawn;
    private List<Long> signature = List.of();

    private Articles(String outlet, String title, String text) {
        this.outlet = outlet;
        this.title = title;
        this.text = text;
    }

    static Articles in(String outlet, String title, String text) {
        return new Articles(outlet, title, text);
    }

    Articles says(String who, String what) {
        attributions.add(new Attribution(
                Optional.of(party(who)),
                Optional.empty(),
                Optional.empty(),
                List.of(span(what)),
                Stance.ASSERTS,
                Attribution.Quoted.INDIRECT,
                0.9,
                "by hand"));
        return this;
    }

    Articles contested(String claim, String claimant, String evidence, String challenger, ContestKind kind) {
        contested.add(new ContestedClaim(
                span(claim),
                List.of(),
                Optional.ofNullable(claimant).map(this::party),
                List.of(new Contest(
                        span(evidence),
                        Optional.ofNullable(challenger).map(this::party),
                        kind,
                        0.9,
                        "by hand",
                        "test")),
                0.9));
        return this;
    }

    Articles minutesLater(int minutes) {
        firstSeenAt = NOON.plusSeconds(60L * minutes);
        return this;
    }

    Articles sequence(long number) {
        sequence = number;
        return this;
    }

    Articles withdrawn() {
        withdrawn = true;
        return this;
    }

    Articles signature(List<Long> values) {
        signature = values;
        return this;
    }

    ArticleEnriched enriched() {
        var url = "https://" + outlet + "/" + Ids.hash(List.of(title)).substring(0, 8);
        var article = new ArticleFetched(
                Ids.articleId(url),
                sequence,
                1,
                withdrawn ? ArticleFetched.Change.WITHDRAWN : ArticleFetched.Change.NEW,
                Ids.contentHash(title, text),
                url,
                outlet,
                title,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                firstSeenAt,
                firstSeenAt,
                Optional.of("en"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                text,
                false,
                ExtractedArticle.Completeness.PAGE,
                FeedRegistered.StoreText.FULL,
                List.of(),
                withdrawn,
                withdrawn ? Optional.of("410") : Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new ArticleEnriched(
                article,
                new Language("en", 1),
                true,
                List.of(),
                withdrawn ? List.of() : attributions,
                withdrawn ? List.of() : contested,
                List.of(),
                signature,
                List.of(),
                1,
                firstSeenAt);
    }

    /** As it comes to the ledger, in a story. */
    Reading in(String story) {
        return ArticleReader.read(enriched()).placed(story, Optional.empty());
    }

    private Party party(String name) {
        return new Party(name, Optional.empty(), Optional.empty());
    }

    private Span span(String words) {
        var at = text.indexOf(words);
        if (at < 0) {
            throw new IllegalArgumentException("not in the text: " + words);
        }
        return Span.of(Span.Part.TEXT, text, at, at + words.length());
    }
}
