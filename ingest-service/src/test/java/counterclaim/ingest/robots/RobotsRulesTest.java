package counterclaim.ingest.robots;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import counterclaim.ingest.robots.RobotsDecision.Allowed;
import counterclaim.ingest.robots.RobotsDecision.Disallowed;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsRulesTest {
    private static final String SITE = "https://harbour.example";

    private static RobotsRules rules(String file) {
        return RobotsRules.parse(file.getBytes(UTF_8));
    }

    private static boolean allowed(String file, String path) {
        return rules(file).decide("counterclaim", SITE + path) instanceof Allowed;
    }

    @Test
    void brokenFileForbidsNothing() {
        assertThat(allowed("", "/")).isTrue();
        assertThat(allowed("<html><body>Disallow: /</body></html>", "/")).isTrue();
        assertThat(allowed("Disallow: /\n", "/")).isTrue();
        assertThat(allowed("User-agent: *\nDisallow:\n", "/")).isTrue();
    }

    @Test
    void fileThatCannotBeHadForbidsEverything() {
        var decision = RobotsRules.disallowAll("robots.txt answered 503").decide("counterclaim", SITE + "/");
        assertThat(decision).isEqualTo(new Disallowed("robots.txt answered 503"));
    }

    @Test
    void ruleThatForbidsIsNamed() {
        assertThat(rules("User-agent: *\nDisallow: /private # ours\n").decide("counterclaim", SITE + "/private/1"))
                .isEqualTo(new Disallowed("Disallow: /private"));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "/fish, /fish/1, false",
        "/fish, /catfish, true",
        "/fish, /Fish, true",
        "/fish/, /fish, true",
        "/*.php, /a/b.php?c, false",
        "/*.php$, /a/b.php?c, true",
        "/*.php$, /a/b.php, false",
        "/a*b*c, /a1b2c3, false",
        "/a*b*c, /acb, true",
        "*/x, /y/x, false",
        "/$, /, false",
        "/$, /a, true",
        "fish, /fish, true",
        "/ü, /%C3%BC, false",
        "/%c3%bc, /ü, false",
        "/~a, /%7Ea, false",
        "/a?b=, /a?b=1, false",
    })
    void pathsMatchRules(String rule, String path, boolean allowed) {
        assertThat(allowed("User-agent: *\nDisallow: " + rule + "\n", path)).isEqualTo(allowed);
    }

    @Test
    void longestRuleHoldsAndAllowWinsATie() {
        assertThat(allowed("User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b/c"))
                .isTrue();
        assertThat(allowed("User-agent: *\nAllow: /a\nDisallow: /a/b\n", "/a/b/c"))
                .isFalse();
        assertThat(allowed("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a")).isTrue();
    }

    @Test
    void ownGroupHidesThatForEverybody() {
        var file =
                "User-agent: *\nDisallow: /\n\nUser-agent: CounterClaim/1.0\nUser-agent: other\nDisallow: /x\nSitemap: s\n\nuser-agent: counterclaim\nDisallow: /y\n";
        assertThat(allowed(file, "/")).isTrue();
        assertThat(allowed(file, "/x")).isFalse();
        assertThat(allowed(file, "/y")).isFalse();
        assertThat(rules(file).decide("stranger", SITE + "/") instanceof Disallowed)
                .isTrue();
    }

    @Test
    void linesOfEverySystemAndSpellingAreRead() {
        assertThat(allowed("\ufeffUSER-AGENT : *\rDisalow /a\r\nDissallow: /b", "/a"))
                .isFalse();
        assertThat(allowed("\ufeffUSER-AGENT : *\rDisalow /a\r\nDissallow: /b", "/b"))
                .isFalse();
    }

    @Test
    void delayAndSitemapsAreTold() {
        var rules = rules(
                "Sitemap: https://harbour.example/s.xml\nUser-agent: *\nCrawl-delay: 2.5\nUser-agent: slow\nCrawl-delay: 999999999\nDisallow:\n");
        assertThat(rules.sitemaps()).containsExactly("https://harbour.example/s.xml");
        assertThat(rules.crawlDelay("counterclaim")).contains(Duration.ofMillis(2500));
        assertThat(rules("User-agent: *\nCrawl-delay: soon\n").crawlDelay("counterclaim"))
                .isEmpty();
        assertThat(rules("User-agent: *\nCrawl-delay: NaN\n").crawlDelay("counterclaim"))
                .isEmpty();
        assertThat(rules("User-agent: *\nCrawl-delay: 1e30\n").crawlDelay("counterclaim"))
                .contains(Duration.ofDays(1));
    }

    @Test
    void pathAloneIsEnough() {
        assertThat(rules("User-agent: *\nDisallow: /a\n").decide("counterclaim", "/a?from=http://b.example/"))
                .isInstanceOf(Disallowed.class);
    }

    @Test
    void nothingPastTheLimitIsRead() {
        var file = "User-agent: *\n" + "#".repeat(RobotsRules.MAX_BYTES) + "\nDisallow: /\n";
        assertThat(allowed(file, "/")).isTrue();
    }

    @Test
    void hostileRulesTakeNoLongTime() {
        var stars = "User-agent: *\n" + ("Disallow: /" + "*a".repeat(2_000) + "b\n").repeat(100);
        assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThat(allowed(stars, "/" + "a".repeat(8_000))).isTrue());
        var many = "User-agent: *\n" + "Disallow: /*x\n".repeat(35_000);
        assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThat(allowed(many, "/" + "a".repeat(8_000))).isTrue());
    }
}
