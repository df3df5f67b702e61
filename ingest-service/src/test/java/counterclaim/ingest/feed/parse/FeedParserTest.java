package counterclaim.ingest.feed.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.ingest.feed.parse.ParsedFeed.Feed;
import counterclaim.ingest.feed.parse.ParsedFeed.NotAFeed;
import counterclaim.ingest.feed.parse.ParsedFeed.Reason;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedParserTest {
    private static final URI ADDRESS = URI.create("https://harbour.example/news/feed.xml");

    private static ParsedFeed parse(String document) {
        return new FeedParser().parse(document.getBytes(UTF_8), Optional.empty(), ADDRESS);
    }

    private static Feed feed(String document) {
        assertThat(parse(document)).isInstanceOf(Feed.class);
        return (Feed) parse(document);
    }

    private static NotAFeed notAFeed(String document) {
        assertThat(parse(document)).isInstanceOf(NotAFeed.class);
        return (NotAFeed) parse(document);
    }

    private static FeedEntry onlyEntry(String document) {
        assertThat(feed(document).entries()).hasSize(1);
        return feed(document).entries().getFirst();
    }

    private static FeedEntry item(String inside) {
        return onlyEntry("<rss version='2.0'><channel><item>" + inside + "</item></channel></rss>");
    }

    @Test
    void htmlPageIsNoFeedButNamesTheFeedsThatItPointsTo() {
        var page = notAFeed("""
                <!DOCTYPE html><html><head><title>Harbour News</title>
                <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
                <link rel="alternate" type="application/atom+xml" title="All &amp; more" href="all.atom">
                <link rel="alternate" hreflang="de" href="/de"></head><body>…</body></html>""");
        assertThat(page.reason()).isEqualTo(Reason.HTML);
        assertThat(page.feeds())
                .extracting(DiscoveredFeed::url)
                .containsExactly("https://harbour.example/news/all.atom", "https://harbour.example/comments/feed");
        assertThat(page.feeds().getFirst().title()).contains("All & more");
    }

    @Test
    void anchorsAreTriedWhenAPageDeclaresNoFeed() {
        var page = notAFeed(
                "<html><body><a href='/about'>About</a> <a href='/rss/'>RSS</a> <a href='javascript:feed'>x</a></body></html>");
        assertThat(page.feeds()).extracting(DiscoveredFeed::url).containsExactly("https://harbour.example/rss/");
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                | EMPTY
                    '   '                             | EMPTY
                    just some words                   | UNKNOWN
                    <soap:Envelope><a/></soap:Envelope>| OTHER_XML
                    {"a": 1}                          | OTHER_JSON
                    [1, 2]                            | OTHER_JSON
                    {"a":                             | UNKNOWN
                    <p>Bad gateway</p>                | HTML""")
    void whatIsNoFeedSaysWhy(String document, Reason reason) {
        assertThat(notAFeed(document).reason()).isEqualTo(reason);
    }

    @Test
    void rss2IsReadWithItsModules() {
        var feed = feed("""
                <?xml version="1.0" encoding="utf-8"?>
                <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                     xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"
                     xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
                <channel>
                  <title>Harbour News</title><link>https://harbour.example/</link><description>All of the harbour</description>
                  <language>en-gb</language><ttl>15</ttl>
                  <atom:link rel="self" href="https://harbour.example/feed"/><atom:link rel="hub" href="https://hub.example/"/>
                  <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
                  <skipHours><hour>0</hour><hour>24</hour><hour>3</hour></skipHours><skipDays><day>Sunday</day></skipDays>
                  <image><url>/logo.png</url><title>Not the title</title><link>https://wrong.example/</link></image>
                  <item>
                    <title>Minister denies &lt;em&gt;any&lt;/em&gt; delay</title>
                    <link>/news/1</link><guid isPermaLink="false">h-1</guid>
                    <dc:creator>Ann Onym</dc:creator><category>Politics</category><dc:subject>Harbour</dc:subject>
                    <pubDate>Tue, 24 Nov 2026 10:00:00 +0100</pubDate>
                    <description>Short &amp;amp; clear.</description>
                    <content:encoded><![CDATA[<p onclick="x()">Long. <a href="../2">more</a></p><script>steal()</script>]]></content:encoded>
                    <media:content url="https://img.example/1.jpg" medium="image"/>
                    <enclosure url="https://img.example/1.mp3" type="audio/mpeg" length="99"/>
                    <comments>https://harbour.example/news/1#talk</comments>
                  </item>
                </channel></rss>""");
        assertThat(feed.format()).isEqualTo(FeedFormat.RSS);
        assertThat(feed.version()).contains("rss20");
        assertThat(feed.wellFormed()).isTrue();
        assertThat(feed.title()).contains("Harbour News");
        assertThat(feed.link()).contains("https://harbour.example/");
        assertThat(feed.language()).contains("en-gb");
        assertThat(feed.self()).contains("https://harbour.example/feed");
        assertThat(feed.hubs()).containsExactly("https://hub.example/");
        assertThat(feed.image()).contains("https://harbour.example/logo.png");
        assertThat(feed.hints().ttl()).contains(Duration.ofMinutes(15));
        assertThat(feed.hints().updateInterval()).contains(Duration.ofMinutes(15));
        assertThat(feed.hints().skipHours()).containsExactlyInAnyOrder(0, 3);
        assertThat(feed.hints().skipDays()).containsExactly(DayOfWeek.SUNDAY);
        var entry = feed.entries().getFirst();
        assertThat(entry.title()).contains("Minister denies any delay");
        assertThat(entry.link()).contains("https://harbour.example/news/1");
        assertThat(entry.id()).contains("h-1");
        assertThat(entry.authors()).extracting(FeedPerson::label).containsExactly("Ann Onym");
        assertThat(entry.categories()).containsExactly("Politics", "Harbour");
        assertThat(entry.published()).contains(Instant.parse("2026-11-24T09:00:00Z"));
        assertThat(entry.summary()).contains("Short & clear.");
        assertThat(entry.contentHtml()).contains("<p>Long. <a href=\"https://harbour.example/2\">more</a></p>");
        assertThat(entry.enclosures())
                .extracting(Enclosure::url)
                .containsExactly("https://img.example/1.jpg", "https://img.example/1.mp3");
        assertThat(entry.enclosures().getFirst().image()).isTrue();
        assertThat(entry.comments()).contains("https://harbour.example/news/1#talk");
        assertThat(entry.language()).contains("en-gb");
    }

    @Test
    void atomIsReadWithXmlBaseAndTextTypes() {
        var feed = feed("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://mast.example/a/" xml:lang="fr">
                  <title type="html">R&amp;amp;D &lt;b&gt;du port&lt;/b&gt;</title><id>urn:f</id><updated>2026-11-24T10:00:00Z</updated>
                  <link rel="self" href="feed"/><link href="/"/><logo>logo.png</logo>
                  <entry xml:base="b/">
                    <id>urn:1</id><title>1 &lt; 2</title>
                    <link rel="enclosure" href="x.mp3" type="audio/mpeg"/><link rel="alternate" type="text/html" href="one"/>
                    <author><name>Zoé</name><email>zoe@mast.example</email><uri>/zoe</uri></author>
                    <category term="sea" label="La mer"/>
                    <published>2026-11-24T08:00:00+01:00</published><updated>2026-11-24T09:30:00Z</updated>
                    <summary>Plain &lt;text&gt;</summary>
                    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Oui &amp; non <img src="i.png" onerror="x"/></p></div></content>
                    <source><title>Original</title><id>urn:o</id><updated>2001-01-01T00:00:00Z</updated></source>
                  </entry>
                </feed>""");
        assertThat(feed.title()).contains("R&D du port");
        assertThat(feed.link()).contains("https://mast.example/");
        assertThat(feed.self()).contains("https://mast.example/a/feed");
        assertThat(feed.language()).contains("fr");
        var entry = feed.entries().getFirst();
        assertThat(entry.title()).contains("1 < 2");
        assertThat(entry.link()).contains("https://mast.example/a/b/one");
        assertThat(entry.authors())
                .containsExactly(new FeedPerson(
                        Optional.of("Zoé"), Optional.of("zoe@mast.example"), Optional.of("https://mast.example/zoe")));
        assertThat(entry.categories()).containsExactly("La mer", "sea");
        assertThat(entry.published()).contains(Instant.parse("2026-11-24T07:00:00Z"));
        assertThat(entry.updated()).contains(Instant.parse("2026-11-24T09:30:00Z"));
        assertThat(entry.contentHtml())
                .contains("<div><p>Oui &amp; non <img src=\"https://mast.example/a/b/i.png\"></p></div>");
        assertThat(entry.source()).contains("Original");
    }

    @Test
    void rss1KeepsItemsBesideTheChannel() {
        var feed = feed("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                         xmlns:dc="http://purl.org/dc/elements/1.1/">
                  <channel rdf:about="https://reef.example/"><title>Reef</title><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>
                  <item rdf:about="https://reef.example/1"><title>One</title><link>https://reef.example/1</link><dc:date>2026-01-02</dc:date></item>
                </rdf:RDF>""");
        assertThat(feed.version()).contains("rss10");
        assertThat(feed.title()).contains("Reef");
        assertThat(feed.entries()).hasSize(1);
        assertThat(feed.entries().getFirst().id()).contains("https://reef.example/1");
        assertThat(feed.entries().getFirst().published()).contains(Instant.parse("2026-01-02T00:00:00Z"));
    }

    @Test
    void jsonFeedIsRead() {
        var feed = feed("""
                {"version": "https://jsonfeed.org/version/1.1", "title": "Dock", "home_page_url": "https://dock.example/",
                 "authors": [{"name": "Desk"}], "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
                 "items": [{"id": 7, "url": "/seven", "title": "Seven", "content_html": "<p>a<script>b</script></p>", "tags": ["x"],
                            "date_published": "2026-11-24T10:00:00-05:00", "attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 5}]},
                           {"id": "8", "content_text": "2 < 3", "authors": [{"name": "Guest"}]}, 3],}""");
        assertThat(feed.format()).isEqualTo(FeedFormat.JSON);
        assertThat(feed.hubs()).containsExactly("https://hub.example/");
        assertThat(feed.entries()).hasSize(2);
        var first = feed.entries().getFirst();
        assertThat(first.id()).contains("7");
        assertThat(first.link()).contains("https://harbour.example/seven");
        assertThat(first.contentHtml()).contains("<p>a</p>");
        assertThat(first.authors()).extracting(FeedPerson::label).containsExactly("Desk");
        assertThat(first.published()).contains(Instant.parse("2026-11-24T15:00:00Z"));
        assertThat(feed.entries().getLast().contentHtml()).contains("2 &lt; 3");
        assertThat(feed.entries().getLast().authors())
                .extracting(FeedPerson::label)
                .containsExactly("Guest");
    }

    @Test
    void cdfIsRead() {
        var feed = feed(
                "<CHANNEL HREF='https://old.example/'><TITLE>Old</TITLE><ITEM HREF='/1' LASTMOD='2004-01-01'><ABSTRACT>a</ABSTRACT></ITEM></CHANNEL>");
        assertThat(feed.format()).isEqualTo(FeedFormat.CDF);
        assertThat(feed.entries().getFirst().link()).contains("https://harbour.example/1");
        assertThat(feed.entries().getFirst().summary()).contains("a");
    }

    @Test
    void itemsThatNobodyClosedAreStillApart() {
        var feed = feed(
                "<rss><channel><title>T<item><title>One<link>http://a.example/1</link><item><title>Two</title><description>d</channel></rss>");
        assertThat(feed.wellFormed()).isFalse();
        assertThat(feed.title()).contains("T");
        assertThat(feed.entries()).extracting(entry -> entry.title().orElse("")).containsExactly("One", "Two");
        assertThat(feed.entries().getFirst().link()).contains("http://a.example/1");
    }

    @Test
    void feedThatBreaksOffGivesWhatCame() {
        var feed = feed(
                "<rss version='2.0'><channel><title>T</title><item><title>One</title></item><item><title>Two</title><desc");
        assertThat(feed.entries()).hasSize(2);
        assertThat(feed.wellFormed()).isFalse();
    }

    @Test
    void cdataThatNobodyClosedEndsWithItsElement() {
        var feed = feed("""
                <rss><channel><item><description><![CDATA[<b>One</b></description><title>A</title></item>
                <item><description><![CDATA[<b>Two</b>]]></description><title>B</title></item></channel></rss>""");
        assertThat(feed.entries())
                .extracting(entry -> entry.summaryHtml().orElse(""))
                .containsExactly("<b>One</b>", "<b>Two</b>");
        assertThat(feed.entries()).extracting(entry -> entry.title().orElse("")).containsExactly("A", "B");
        assertThat(feed.wellFormed()).isFalse();
    }

    @Test
    void breaksWithoutAnEndTagDoNotSwallowTheItem() {
        var entry = item("<description>One<br>two<p>three</description><title>After</title>");
        assertThat(entry.summary()).contains("One two three");
        assertThat(entry.title()).contains("After");
    }

    @Test
    void summaryAndDescriptionAreTheShortAndTheLongForm() {
        var entry = item("<description>Long</description><summary>Short</summary>");
        assertThat(entry.summary()).contains("Short");
        assertThat(entry.contentHtml()).contains("Long");
    }

    @Test
    void entriesOfAtomHaveTheFeedsAuthorsAndItemsOfRssHaveNot() {
        var atom = onlyEntry(
                "<feed xmlns='http://www.w3.org/2005/Atom'><author><name>Ann</name></author><entry><title>x</title></entry></feed>");
        assertThat(atom.authors()).extracting(FeedPerson::label).containsExactly("Ann");
        var rss = onlyEntry(
                "<rss><channel><managingEditor>Ann</managingEditor><item><title>x</title></item></channel></rss>");
        assertThat(rss.authors()).isEmpty();
    }

    @Test
    void bareAmpersandsAndUnknownEntitiesStayAsTheyAre() {
        var entry =
                item("<title>Fish & chips &unknown; caf&eacute;</title><link>http://a.example/?x=1&y=2&copy=3</link>");
        assertThat(entry.title()).contains("Fish & chips &unknown; café");
        assertThat(entry.link()).contains("http://a.example/?x=1&y=2&copy=3");
    }

    @Test
    void warningsBeforeTheFeedAreSkipped() {
        var feed = feed(
                "<br />\n<b>Warning</b>: something in line 3<br />\n<?xml version='1.0'?><rss><channel><title>T</title></channel></rss>");
        assertThat(feed.title()).contains("T");
    }

    @Test
    void undeclaredPrefixesMeanWhatTheyMeanEverywhereElse() {
        var entry = item("<dc:creator>Ann</dc:creator><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded>");
        assertThat(entry.authors()).extracting(FeedPerson::label).containsExactly("Ann");
        assertThat(entry.contentHtml()).contains("<p>x</p>");
    }

    @Test
    void elementsOfUnknownNamespacesAreNotTakenForTheFeedsOwn() {
        var entry = onlyEntry(
                "<rss xmlns:x='urn:x'><channel><item><x:title>Wrong</x:title><title>Right</title><x:link>http://wrong.example</x:link></item></channel></rss>");
        assertThat(entry.title()).contains("Right");
        assertThat(entry.link()).isEmpty();
    }

    @Test
    void wordsInAngleBracketsStayInTitles() {
        assertThat(item("<title>vector&lt;int&gt; explained, a&lt;b, I &lt;3 you</title>")
                        .title())
                .contains("vector<int> explained, a<b, I <3 you");
    }

    @Test
    void guidThatIsAnAddressIsTheLinkWhenThereIsNoOther() {
        assertThat(item("<guid>http://a.example/1</guid>").link()).contains("http://a.example/1");
        assertThat(item("<guid>http://a.example/1</guid><link>http://a.example/2</link>")
                        .link())
                .contains("http://a.example/2");
        assertThat(item("<guid>no address</guid>").link()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    ann@a.example (Ann Onym)     | Ann Onym | ann@a.example
                    Ann Onym (ann@a.example)     | Ann Onym | ann@a.example
                    Ann Onym &lt;ann@a.example&gt; | Ann Onym | ann@a.example
                    Ann Onym                     | Ann Onym |
                    ann@a.example                |          | ann@a.example
                    @handle                      | @handle  |""")
    void authorsAreTakenApart(String written, String name, String email) {
        assertThat(item("<author>" + written + "</author>").authors())
                .containsExactly(
                        new FeedPerson(Optional.ofNullable(name), Optional.ofNullable(email), Optional.empty()));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "windows-1251, XML, Порт закрыт",
        "ISO-8859-1, XML, Hafen geöffnet",
        "UTF-16LE, BOM, Port ouvert à l’été",
        "UTF-8, HTTP, Ördög",
        "Shift_JIS, HTTP, 港が開く",
        "UTF-8, NONE, Grüße",
        "windows-1252, NONE, naïve café über",
    })
    void encodingIsFoundWhereverItIsDeclared(String charset, String where, String title) {
        var declaration =
                where.equals("XML") ? "<?xml version='1.0' encoding='" + charset + "'?>" : "<?xml version='1.0'?>";
        var mark = where.equals("BOM") ? "\ufeff" : "";
        var body = (mark + declaration + "<rss><channel><title>" + title + "</title></channel></rss>")
                .getBytes(Charset.forName(charset));
        var type =
                where.equals("HTTP") ? Optional.of("text/xml; charset=\"" + charset + "\"") : Optional.<String>empty();
        var feed = (Feed) new FeedParser().parse(body, type, ADDRESS);
        assertThat(feed.title()).contains(title);
    }

    @Test
    void declarationThatTheBytesContradictIsPassedOver() {
        var body = "<?xml version='1.0' encoding='us-ascii'?><rss><channel><title>Zürich</title></channel></rss>"
                .getBytes(UTF_8);
        var feed = (Feed) new FeedParser().parse(body, Optional.of("text/xml; charset=utf-16"), ADDRESS);
        assertThat(feed.title()).contains("Zürich");
    }

    @Test
    void strayBytesInUtf8AreReadAsWindows1252() {
        var body = "<rss><channel><title>Grüße – it_s über</title></channel></rss>".getBytes(UTF_8);
        for (var i = 0; i < body.length; i++) {
            body[i] = body[i] == '_' ? (byte) 0x92 : body[i];
        }
        var feed = (Feed) new FeedParser().parse(body, Optional.empty(), ADDRESS);
        assertThat(feed.title()).contains("Grüße – it’s über");
        assertThat(feed.wellFormed()).isFalse();
    }

    @Test
    void entryOfAtomAloneIsAFeedOfOne() {
        assertThat(onlyEntry("<entry xmlns='http://www.w3.org/2005/Atom'><title>Solo</title></entry>")
                        .title())
                .contains("Solo");
    }

    @Test
    void emptyFeedIsAFeed() {
        assertThat(feed("<rss version='2.0'></rss>").entries()).isEmpty();
        assertThat(feed("<feed xmlns='http://www.w3.org/2005/Atom'/>").entries())
                .isEmpty();
    }
}
